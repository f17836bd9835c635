"""Synthetic talkers whose articulation follows a known law, for testing and teaching."""
