"""What people have, as utterances of a corpus."""
