"""Driving a character of the user's: its shapes' weights from a motion of the sensors."""
