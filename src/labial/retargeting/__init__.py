"""Driving a user's character: weights of its shapes from a motion of the sensors."""
