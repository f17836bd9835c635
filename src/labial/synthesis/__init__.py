"""A made-up talker whose law of speaking is known, for testing and teaching."""
