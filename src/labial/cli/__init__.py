"""The command line: each command is a module that parses, calls and prints."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated

import tyro
from tyro.conf import subcommand

from labial import __version__
from labial.cli.animate import Animate
from labial.cli.compare import Compare
from labial.cli.convert import Convert
from labial.cli.corpus_check import CorpusCheck
from labial.cli.corpus_info import CorpusInfoCommand
from labial.cli.corpus_layout import CorpusLayout
from labial.cli.corpus_markers import CorpusMarkers
from labial.cli.corpus_prompts import CorpusPrompts
from labial.cli.corpus_synthesise import CorpusSynthesise
from labial.cli.corpus_tracks import CorpusTracks
from labial.cli.corpus_video import CorpusVideo
from labial.cli.evaluate import Evaluate
from labial.cli.experiment_paper import ExperimentPaper
from labial.cli.experiment_report import ExperimentReport
from labial.cli.info import Info
from labial.cli.retarget import Retarget
from labial.cli.rig_bind import RigBind
from labial.cli.rig_table import RigTable
from labial.cli.say import Say
from labial.cli.train import Train
from labial.cli.voice_face import VoiceFace
from labial.cli.voice_info import VoiceInfoCommand
from labial.cli.voice_publish import VoicePublish
from labial.errors import LabialError, LabialWarning

_Corpus = Annotated[
    Annotated[CorpusTracks, subcommand("tracks")]
    | Annotated[CorpusPrompts, subcommand("prompts")]
    | Annotated[CorpusVideo, subcommand("video")]
    | Annotated[CorpusMarkers, subcommand("markers")]
    | Annotated[CorpusLayout, subcommand("layout")]
    | Annotated[CorpusSynthesise, subcommand("synthesise")]
    | Annotated[CorpusCheck, subcommand("check")]
    | Annotated[CorpusInfoCommand, subcommand("info")],
    subcommand("corpus", description="Build corpora and look into them."),
]
_Voice = Annotated[
    Annotated[VoicePublish, subcommand("publish")]
    | Annotated[VoiceFace, subcommand("face")]
    | Annotated[VoiceInfoCommand, subcommand("info")],
    subcommand("voice", description="Make voices of training runs and look into them."),
]
_Experiment = Annotated[
    Annotated[ExperimentPaper, subcommand("paper")]
    | Annotated[ExperimentReport, subcommand("report")],
    subcommand("experiment", description="Studies of many trainings."),
]
_Rig = Annotated[
    Annotated[RigBind, subcommand("bind")] | Annotated[RigTable, subcommand("table")],
    subcommand("rig", description="Tie characters to sensors."),
]
_Command = (
    Annotated[Say, subcommand("say")]
    | Annotated[Animate, subcommand("animate")]
    | Annotated[Convert, subcommand("convert")]
    | Annotated[Retarget, subcommand("retarget")]
    | _Rig
    | _Corpus
    | Annotated[Train, subcommand("train")]
    | Annotated[Evaluate, subcommand("evaluate")]
    | Annotated[Compare, subcommand("compare")]
    | _Voice
    | _Experiment
    | Annotated[Info, subcommand("info")]
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0, 1 where some of many files failed, 2 for an error."""
    if (sys.argv[1:] if arguments is None else list(arguments)) == ["--version"]:
        print(f"labial {__version__}")
        return 0
    # onnxruntime and PyTorch: threads that wait actively slow other processes down.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # IPA on a terminal that has none of it
    try:
        command = tyro.cli(
            _Command,
            prog="labial",
            description="Learn labial coarticulation from recordings of a talking face, and animate"
            " faces with it.",
            args=arguments,
            config=(tyro.conf.OmitSubcommandPrefixes,),
        )
    except BrokenPipeError:
        return _unread()
    with _ended_like_ctrl_c(), warnings.catch_warnings():
        warnings.simplefilter("always", LabialWarning)
        warnings.showwarning = _show_warning  # type: ignore[assignment]
        try:
            status = command.run()
            sys.stdout.flush()
            return status
        except LabialError as error:
            print(f"labial: error: {error}", file=sys.stderr)
            return 2
        except BrokenPipeError:
            return _unread()
        except KeyboardInterrupt:
            told = "labial: stopped"
            if isinstance(command, CorpusVideo | Train | ExperimentPaper):
                told += f"; {command.to_go_on}"
            print(told, file=sys.stderr)
            return 130


def _unread() -> int:
    """The status where who reads our output has enough of it; the rest must not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


@contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """A job system's or a closed terminal's signal ends a command as Ctrl-C does.

    So temporary files and worker processes go. Signals that are ignored, as under nohup, stay so.
    """
    ours = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    ours = [each for each in ours if signal.getsignal(each) is signal.SIG_DFL]
    if threading.current_thread() is not threading.main_thread():
        ours = []  # only there may signals be set
    for each in ours:
        signal.signal(each, signal.default_int_handler)
    try:
        yield
    finally:
        for each in ours:
            signal.signal(each, signal.SIG_DFL)


def _show_warning(message: Warning | str, *_: object) -> None:
    print(f"labial: warning: {message}", file=sys.stderr)
