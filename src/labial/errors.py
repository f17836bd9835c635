"""The errors that labial raises, and its warning.

Every message names the file or value at fault and what was expected. Errors are raised where the
fault is found and caught once, in the command line (exit status 2).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


class LabialError(Exception):
    """Base class of labial's errors; the message can be shown to a user."""


class InUseError(LabialError):
    """A file or folder that another process is using."""


class AlignmentError(LabialError):
    """Phones or words whose times do not fit together."""


class PhoneError(LabialError):
    """A label that is neither a phone nor silence."""


class MotionError(LabialError):
    """Sensor positions of the wrong shape, type or rate."""


class FormatError(LabialError):
    """A file that cannot be read as what it claims to be."""


class CorpusError(LabialError):
    """A corpus that cannot be built, or that lacks what was requested."""


class TrainingError(LabialError):
    """A training that cannot start or continue."""


class ExperimentError(LabialError):
    """An experiment that cannot start or continue."""


class StudyError(LabialError):
    """A perceptual study that cannot be made or analysed."""


class VoiceError(LabialError):
    """A voice file that cannot be used."""


class SpeechError(LabialError):
    """A text that cannot be spoken."""


class TranscriptError(LabialError):
    """A text that cannot be aligned with a recording, because of its words, the sound or both."""


class RigError(LabialError):
    """A character that cannot be animated, or an invalid binding of sensors to it."""


class BrowserError(LabialError):
    """A browser for rendering that is missing, fails or does not respond."""


class MissingExtraError(LabialError):
    """An optional part of labial that is not installed."""

    def __init__(self, purpose: str, extra: str) -> None:
        super().__init__(
            f"{purpose} needs labial's optional part '{extra}':"
            f" in labial's folder, {sys.executable} -m pip install '.[{extra}]'"
        )


class LabialWarning(UserWarning):
    """Something a user should know that does not stop the work."""


@contextmanager
def named(what: str) -> Iterator[None]:
    """Prefix the message of an error raised inside with ``what``: a file or an utterance."""
    try:
        yield
    except LabialError as error:
        error.args = (f"{what}: {error}",)
        raise


def in_words(error: LabialError | OSError) -> str:
    """The text to show for an error: for one of the operating system, its file and reason."""
    if isinstance(error, LabialError) or error.strerror is None:
        return str(error)
    return error.strerror if error.filename is None else f"{error.filename}: {error.strerror}"
