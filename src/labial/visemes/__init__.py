"""Visemes and keyshapes of a motion, as weights over time and as events."""
