"""Animating speech while it comes: phones in, frames out.

>>> from labial.streaming import Phone, Stream
>>> stream = Stream(look_ahead=0.3)
>>> stream.push([Phone("h", 0.06), Phone("ə", 0.05), Phone("l", 0.07), Phone("əʊ", 0.25)])
>>> stream.frames().positions.shape
(8, 44, 3)
"""

from labial.streaming.known import Phone, Spoken
from labial.streaming.rest import Rest, rest_of
from labial.streaming.stream import Frames, Stream, frames_of

__all__ = ["Frames", "Phone", "Rest", "Spoken", "Stream", "frames_of", "rest_of"]
