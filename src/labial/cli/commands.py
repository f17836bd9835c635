"""All commands of labial, grouped by what one wants to do. A new one is a line here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Protocol, Union

from tyro.conf import subcommand

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


class Runnable(Protocol):
    """A command with its options read."""

    def run(self) -> int:
        """Run it; the exit status."""


@dataclass(frozen=True)
class Command:
    """``words`` after labial run ``options``; ``summary`` fits a line."""

    words: str
    summary: str
    options: type[Runnable]


GROUPS: dict[str, tuple[Command, ...]] = {
    "Speak": (
        Command("say", "speak a text and animate a face with it", Say),
        Command("animate", "animate phones with times, or a recording with its words", Animate),
        Command("convert", "write a saved motion in another format", Convert),
    ),
    "Characters": (
        Command("retarget", "drive a character of yours with a saved motion", Retarget),
        Command("rig bind", "tie sensors to a character's vertices, and draw where", RigBind),
        Command("rig table", "compute what ARKit's shapes do to the sensors", RigTable),
    ),
    "Corpora": (
        Command("corpus prompts", "choose sentences to read before a camera", CorpusPrompts),
        Command("corpus video", "make a corpus of videos of one talker", CorpusVideo),
        Command("corpus tracks", "make a corpus of face tracks with alignments", CorpusTracks),
        Command("corpus markers", "make a corpus of motion capture", CorpusMarkers),
        Command("corpus layout", "draw a take's markers with their names", CorpusLayout),
        Command("corpus synthesise", "make a corpus of a synthetic talker", CorpusSynthesise),
        Command("corpus check", "find utterances of a corpus that look wrong", CorpusCheck),
        Command("corpus info", "print what a corpus holds", CorpusInfoCommand),
    ),
    "Learning": (
        Command("train", "train a network on a corpus", Train),
        Command("evaluate", "score a run or a voice on a corpus' test split", Evaluate),
        Command("compare", "show an utterance as recorded and as predicted", Compare),
        Command("voice publish", "make a voice of a training run", VoicePublish),
        Command("voice face", "give a voice the whole face of a corpus", VoiceFace),
        Command("voice info", "print what a voice is and where it comes from", VoiceInfoCommand),
    ),
    "Study": (
        Command("experiment paper", "run the paper's study and more on a corpus", ExperimentPaper),
        Command("experiment report", "write the report of a study's results", ExperimentReport),
        Command("info", "report what is installed and in use", Info),
    ),
}

COMMANDS = {each.words: each for commands in GROUPS.values() for each in commands}

FAMILIES = {
    "rig": "Tie characters to sensors.",
    "corpus": "Build corpora and look into them.",
    "voice": "Make voices of training runs and look into them.",
    "experiment": "Studies of many trainings.",
}


def overview() -> str:
    """All commands by group, a line each."""
    lines = [
        "usage: labial COMMAND ...",
        "",
        "Learn labial coarticulation from recordings of a talking face, and animate faces with it.",
    ]
    for title, commands in GROUPS.items():
        lines += ["", title, *(f"  {each.words:20}{each.summary}" for each in commands)]
    return "\n".join([*lines, "", "labial COMMAND --help lists a command's options."])


def command_of(arguments: Sequence[str]) -> Command | None:
    """The command that arguments begin with, which may have two words."""
    names = (" ".join(arguments[:words]) for words in (1, 2))
    return next((COMMANDS[name] for name in names if name in COMMANDS), None)


def command_line() -> Any:
    """The type of all commands, for tyro."""
    choices: dict[str, Any] = {}
    for each in COMMANDS.values():
        family, _, name = each.words.partition(" ")
        if name:
            choices.setdefault(family, []).append(Annotated[each.options, subcommand(name)])
        else:
            choices[family] = Annotated[each.options, subcommand(family)]
    for family, description in FAMILIES.items():
        members: Any = Union[tuple(choices[family])]  # noqa: UP007
        named = subcommand(family, description=description)
        choices[family] = Annotated[members, named]
    return Union[tuple(choices.values())]  # noqa: UP007
