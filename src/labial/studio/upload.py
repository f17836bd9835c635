"""A long video with its text, cut at its pauses into takes."""

from __future__ import annotations

from pathlib import Path

from labial.aligners.kinds import DEFAULT_LANGUAGE, aligner_for
from labial.aligners.long_recording import read_recording
from labial.formats.video import read_sound
from labial.importers.video import VideoConfig
from labial.studio.coded import CodedError
from labial.studio.made import PieceOfVideo
from labial.studio.video_pieces import cut_piece, ending_of_pieces
from labial.studio.work import Report

_PIECE_S = 10.0
"""How long pieces are at most, if there are pauses."""


def cut_up(report: Report, video: Path, text: str, config: VideoConfig) -> list[PieceOfVideo]:
    """Cut a video into pieces next to it, in which words of the text were found.

    Raises ``CodedError`` if there are none, and the errors of reading the sound and the text.
    """
    sound = read_sound(video)
    if sound is None:
        raise CodedError("it has no sound in which to find its words", "upload.silent")
    aligner = aligner_for(config.language or DEFAULT_LANGUAGE, config.aligner)
    found: list[PieceOfVideo] = []
    problem = "no words of the text were found in it"
    for stretch in read_recording(aligner, sound.audio, text, _PIECE_S, report.progress):
        if stretch.alignment is None or not stretch.alignment.words:
            problem = stretch.problem or problem
            continue
        piece = video.with_name(f"{len(found) + 1:04d}{ending_of_pieces(video)}")
        start, end = (sound.start_s + each for each in (stretch.start_s, stretch.end_s))
        cut_piece(video, start, end, piece)
        found.append(PieceOfVideo(piece, " ".join(word.label for word in stretch.alignment.words)))
    if not found:
        raise CodedError(problem, "upload.wordless")
    return found
