"""Readers that turn recordings (tracks, markers, video) into utterances of a corpus."""
