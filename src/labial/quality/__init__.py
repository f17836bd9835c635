"""What a corpus covers, how noisy it is, and which of its utterances look wrong."""
