"""What can go wrong, as labial says it.

Every error carries a message that names the file or value at fault and what was expected.
They are raised where the fact is known and caught once, in the command line (exit status 2).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


class LabialError(Exception):
    """Any mistake in what labial was given; its text is fit to show to a user."""


class InUseError(LabialError):
    """A file or folder that another process is working on."""


class AlignmentError(LabialError):
    """Phones or words whose times do not fit together."""


class PhoneError(LabialError):
    """A label that is neither a phone nor silence."""


class MotionError(LabialError):
    """Sensor positions of the wrong shape, type or rate."""


class FormatError(LabialError):
    """A file that cannot be read as what it claims to be."""


class CorpusError(LabialError):
    """A corpus that cannot be built, or asked for what it does not hold."""


class TrainingError(LabialError):
    """A training that cannot start or go on."""


class ExperimentError(LabialError):
    """An experiment that cannot start or go on."""


class VoiceError(LabialError):
    """A voice file that cannot be used."""


class SpeechError(LabialError):
    """A text that cannot be spoken."""


class TranscriptError(LabialError):
    """A text that cannot be aligned with a recording: its words, the sound, or both together."""


class RigError(LabialError):
    """A character that cannot be driven, or what ties sensors to it."""


class BrowserError(LabialError):
    """A browser that draws pictures and is missing, fails or does not answer."""


class MissingExtraError(LabialError):
    """A part of labial that is not installed."""

    def __init__(self, purpose: str, extra: str) -> None:
        super().__init__(
            f"{purpose} needs labial's optional part '{extra}':"
            f" in labial's folder, {sys.executable} -m pip install '.[{extra}]'"
        )


class LabialWarning(UserWarning):
    """Something a user should know, after which the work goes on."""


@contextmanager
def named(what: str) -> Iterator[None]:
    """Put ``what`` before the text of an error raised inside: the file or utterance it is about."""
    try:
        yield
    except LabialError as error:
        error.args = (f"{what}: {error}",)
        raise
