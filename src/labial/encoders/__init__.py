"""Encoders: what a network reads of the phone spoken at a frame."""
