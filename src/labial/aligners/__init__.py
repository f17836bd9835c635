"""Aligning recordings with their texts: the times of all phones and words.

``kinds`` lists the aligners: one for English, and one for every language of espeak-ng.
"""
