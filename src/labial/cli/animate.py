"""labial animate"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from tyro.conf import Positional, arg

from labial.cli.options import Flag, Output, VoiceFile, print_substitutions
from labial.errors import LabialError

if TYPE_CHECKING:
    from labial.animation import Spoken
    from labial.utterance import Utterance
    from labial.voice import Voice

# Files of a folder animated together: enough to find some of like lengths, few enough to hold.
_AT_ONCE = 64
_FRAMES_AT_ONCE = 100_000


@dataclass(frozen=True)
class Animate:
    """Animate a face with phones and their times, or a folder of such files into a folder.

    Exit status 1 when some files of a folder failed; the others are written.
    """

    phones: Annotated[Positional[Path], arg(metavar="PHONES")]
    """A TextGrid or JSON alignment, or a folder of them."""
    output: Output
    """The file to write (.html, .npz or .csv), or the folder."""
    audio: Annotated[Path | None, arg(metavar="WAV")] = None
    """The sound that goes with the phones; with a folder, a folder of NAME.wav."""
    voice: VoiceFile = None
    """The voice to animate with."""
    format: Annotated[
        Literal["html", "npz", "csv"] | None, arg(help_behavior_hint="(default: html)")
    ] = None
    """With a folder, the format of each file written."""
    fps: float = 60.0
    """Frames a second of what is written."""
    verbose: Flag = False
    """Print which trained phones stand in for unknown ones."""

    def run(self) -> int:
        """Do it; 1 where some files of a folder failed."""
        from labial.animation import animate_all
        from labial.exports import check_ending
        from labial.motion import check_fps
        from labial.voice import load_voice

        check_fps(self.fps)
        if self.phones.is_dir():
            return self._run_folder(load_voice(self.voice))
        check_ending(self.output)
        if self.format and self.output.suffix.lower() != f".{self.format}":
            raise LabialError(f"{self.output}: its ending does not say '{self.format}'")
        voice = load_voice(self.voice)
        spoken = self._read(self.phones, self.audio, voice)
        self._write(self.output, animate_all([spoken], voice, self.fps)[0], voice)
        return 0

    def _run_folder(self, voice: Voice) -> int:
        from labial.exports import WRITERS
        from labial.formats.alignments import is_alignment

        paths = sorted(path for path in self.phones.iterdir() if is_alignment(path))
        if not paths:
            raise LabialError(f"{self.phones}: holds no alignments")
        stems = [path.stem for path in paths]
        twice = sorted({stem for stem in stems if stems.count(stem) > 1})
        if twice:
            raise LabialError(f"{self.phones}: two alignments are called '{twice[0]}'")
        if self.audio is not None and not self.audio.is_dir():
            raise LabialError(f"{self.audio}: expected a folder, as {self.phones} is one")
        if self.output.suffix.lower() in WRITERS:
            raise LabialError(f"{self.output}: expected a folder, as {self.phones} is one")
        try:
            self.output.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LabialError(f"{self.output}: cannot be a folder: {error.strerror}") from error
        written = 0
        group: list[Spoken] = []
        for path in paths:
            audio = None if self.audio is None else self.audio / f"{path.stem}.wav"
            with _told():
                group.append(self._read(path, audio, voice))
            frames = sum(each.alignment.duration for each in group) * self.fps
            if len(group) == _AT_ONCE or frames > _FRAMES_AT_ONCE or path is paths[-1]:
                written += self._animate_group(group, voice)
                group = []
        if written < len(paths):
            print(f"{len(paths) - written} of {len(paths)} files failed", file=sys.stderr)
        return 0 if written == len(paths) else 1

    def _animate_group(self, group: Sequence[Spoken], voice: Voice) -> int:
        """Animate some files of a folder together; how many were written."""
        from labial.animation import animate_all

        utterances: list[Utterance] = []
        written = 0
        with _told():
            utterances = animate_all(group, voice, self.fps)
        for utterance in utterances:
            with _told():
                name = f"{utterance.name}.{self.format or 'html'}"
                self._write(self.output / name, utterance, voice)
                written += 1
        return written

    def _read(self, path: Path, audio: Path | None, voice: Voice) -> Spoken:
        from labial.animation import Spoken, check
        from labial.formats.alignments import read_alignment

        alignment = read_alignment(path)
        sound = None
        if audio is not None:
            from labial.formats.audio import read_audio

            sound = read_audio(audio)
        spoken = Spoken(path.stem, alignment, sound)
        try:
            check(spoken, voice, self.fps)
        except LabialError as error:
            where = f"{path} with {audio}" if audio else f"{path}"
            raise LabialError(f"{where}: {error}") from error
        if self.verbose:
            print_substitutions(voice, alignment)
        return spoken

    def _write(self, output: Path, utterance: Utterance, voice: Voice) -> None:
        from labial.exports import export

        export(output, utterance, voice)
        print(f"{output}: {utterance.alignment.duration:.2f} s of speech")


@contextmanager
def _told() -> Iterator[None]:
    """Print an error and go on with the next file."""
    try:
        yield
    except LabialError as error:
        print(f"labial: error: {error}", file=sys.stderr)
