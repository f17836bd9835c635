"""All commands of labial, grouped by task. A new command is a line here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Protocol, Union

from tyro.conf import subcommand

from labial.cli.animate import Animate
from labial.cli.blender import BlenderAddon
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
from labial.cli.experiment_pretrained import ExperimentPretrained
from labial.cli.experiment_report import ExperimentReport
from labial.cli.experiment_unseen import ExperimentUnseen
from labial.cli.info import Info
from labial.cli.phones_collect import PhonesCollect
from labial.cli.phones_pretrain import PhonesPretrain
from labial.cli.retarget import Retarget
from labial.cli.rig_bind import RigBind
from labial.cli.rig_table import RigTable
from labial.cli.say import Say
from labial.cli.serve import Serve
from labial.cli.studio import StudioCommand
from labial.cli.study_analyse import StudyAnalyse
from labial.cli.study_new import StudyNew
from labial.cli.study_power import StudyPower
from labial.cli.study_simulate import StudySimulate
from labial.cli.train import Train
from labial.cli.voice_adapt import VoiceAdapt
from labial.cli.voice_distil import VoiceDistil
from labial.cli.voice_face import VoiceFace
from labial.cli.voice_info import VoiceInfoCommand
from labial.cli.voice_list import VoiceList
from labial.cli.voice_publish import VoicePublish
from labial.cli.voice_stream import VoiceStream


class Runnable(Protocol):
    """A command with its options read."""

    def run(self) -> int:
        """Run the command and return its exit status."""


@dataclass(frozen=True)
class Command:
    """A command: ``words`` after ``labial`` call it, ``options`` parse and run it.

    ``summary`` is one line of the overview.
    """

    words: str
    summary: str
    options: type[Runnable]


GROUPS: dict[str, tuple[Command, ...]] = {
    "Speak": (
        Command("say", "speak a text and animate a face with it", Say),
        Command("animate", "animate phones with times, or a recording with its words", Animate),
        Command("serve", "animate faces for other programs, live and as files", Serve),
        Command("studio", "make a voice of your own in a browser", StudioCommand),
        Command("convert", "write a saved motion in another format", Convert),
    ),
    "Characters": (
        Command("retarget", "drive your own character with a saved motion", Retarget),
        Command("rig bind", "tie sensors to a character's vertices, and draw them", RigBind),
        Command("rig table", "compute what ARKit's shapes do to the sensors", RigTable),
        Command("blender", "write the add-on for Blender", BlenderAddon),
    ),
    "Corpora": (
        Command("corpus prompts", "choose sentences to record", CorpusPrompts),
        Command("corpus video", "make a corpus from videos of one talker", CorpusVideo),
        Command("corpus tracks", "make a corpus from face tracks and alignments", CorpusTracks),
        Command("corpus markers", "make a corpus from motion capture", CorpusMarkers),
        Command("corpus layout", "draw a take's markers with their names", CorpusLayout),
        Command("corpus synthesise", "make a corpus of a synthetic talker", CorpusSynthesise),
        Command("corpus check", "find faulty utterances of a corpus", CorpusCheck),
        Command("corpus info", "print what a corpus contains", CorpusInfoCommand),
    ),
    "Learning": (
        Command("train", "train a network on a corpus", Train),
        Command("evaluate", "score a run or a voice on a corpus' test split", Evaluate),
        Command("compare", "show an utterance as recorded and as predicted", Compare),
        Command("voice publish", "make a voice file from a training run", VoicePublish),
        Command("voice adapt", "adapt a voice to another talker", VoiceAdapt),
        Command("voice face", "give a voice the whole face of a corpus", VoiceFace),
        Command("voice distil", "teach a voice what the mean of several gives", VoiceDistil),
        Command("voice stream", "tune a voice for live speech", VoiceStream),
        Command("phones collect", "collect phones of texts to pre-train on", PhonesCollect),
        Command("phones pretrain", "pre-train a model of phone sequences", PhonesPretrain),
        Command("voice list", "list the included voices", VoiceList),
        Command("voice info", "print a voice's description, origin and licence", VoiceInfoCommand),
    ),
    "Perception": (
        Command("study new", "make stimuli and a questionnaire for people to judge", StudyNew),
        Command("study power", "simulate how many participants a study takes", StudyPower),
        Command("study simulate", "answer a study by simulated participants", StudySimulate),
        Command("study analyse", "evaluate the answers, and write a report", StudyAnalyse),
    ),
    "Experiments": (
        Command("experiment paper", "run the paper's experiment and more", ExperimentPaper),
        Command("experiment unseen", "score models on words or phones left out", ExperimentUnseen),
        Command(
            "experiment pretrained",
            "train with and without pre-trained models of phones",
            ExperimentPretrained,
        ),
        Command("experiment report", "write the report of an experiment", ExperimentReport),
        Command("info", "report what is installed and in use", Info),
    ),
}

COMMANDS = {each.words: each for commands in GROUPS.values() for each in commands}

FAMILIES = {
    "rig": "Tie sensors to characters.",
    "corpus": "Make and inspect corpora.",
    "phones": "Learn sequences of phones without faces.",
    "voice": "Make and inspect voices.",
    "study": "Ask people: perceptual studies.",
    "experiment": "Run experiments of many trainings.",
}


def overview() -> str:
    """All commands by group, a line each."""
    lines = [
        "usage: labial COMMAND ...",
        "",
        "Learn labial coarticulation from recordings, and animate faces with it.",
    ]
    for title, commands in GROUPS.items():
        lines += ["", title, *(f"  {each.words:22}{each.summary}" for each in commands)]
    return "\n".join([*lines, "", "labial COMMAND --help lists a command's options."])


def command_of(arguments: Sequence[str]) -> Command | None:
    """The command, of one or two words, that the arguments begin with."""
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
