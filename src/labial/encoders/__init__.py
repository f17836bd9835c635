"""Encoders: a network's input features for the phone spoken at a frame."""
