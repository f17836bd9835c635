"""A synthetic talker whose articulation follows a known law, for testing and teaching."""
