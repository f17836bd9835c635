"""The table of exports: its bytes are its files, and its notes come back as values."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

import labial
from conftest import REPOSITORY
from labial.alignment import Alignment, Interval
from labial.animation import animate
from labial.cli import main
from labial.doubts import collecting, doubt
from labial.errors import FormatError, LabialWarning
from labial.exports import (
    EXPORTS,
    Export,
    check_ending,
    export,
    find,
    fps_for,
    offered,
    outputs,
    render,
)
from labial.exports import table as exports_table
from labial.formats.arkit import LIVE_LINK_FPS
from labial.formats.c3d import MOST_FRAMES
from labial.formats.npz import write_npz
from labial.motion import Motion
from labial.retargeting.character import Character
from labial.retargeting.shape_model import RetargetingConfig
from labial.sinks import Sink, writing
from labial.utterance import Audio, Utterance
from labial.voice import Voice, load_voice
from page_sample import chromium_path
from rig_sample import save_obj_folder, save_rig, synthetic_rig


@pytest.fixture(scope="module")
def voice() -> Voice:
    return load_voice()


@pytest.fixture(scope="module")
def utterance(voice: Voice) -> Utterance:
    """ "ma", half a second at 20 Hz, with sound."""
    phones = [Interval(0.1, 0.2, "m"), Interval(0.2, 0.4, "ɑ")]
    tone = 8000 * np.sin(np.arange(8000) / 20)
    sound = Audio(tone.astype(np.int16), 16000)
    return animate("ma", Alignment.tile(phones, duration=0.5), voice, 20, sound)


@pytest.fixture(scope="module")
def characters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("characters")
    return {
        "glb": save_rig(folder / "head.glb", synthetic_rig(0.001)),
        "obj": save_obj_folder(folder / "face", synthetic_rig()),
        "vrm": save_rig(folder / "avatar.vrm", synthetic_rig(0.001)),
    }


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def short_enough(utterance: Utterance, kind: Export) -> Utterance:
    """The utterance, with few pictures for a video, which take time; skips without a browser."""
    if kind.ending != ".mp4":
        return utterance
    chromium_path()
    return dataclasses.replace(utterance, motion=utterance.motion.resampled(4))


def slow_video(kind: Export) -> list[pytest.MarkDecorator]:
    return [pytest.mark.slow] if kind.ending == ".mp4" else []


@pytest.mark.parametrize(
    "kind", [pytest.param(each, marks=slow_video(each), id=each.ending) for each in offered()]
)
def test_the_bytes_of_a_voices_export_are_its_files(
    tmp_path: Path, utterance: Utterance, voice: Voice, kind: Export
) -> None:
    path, utterance = tmp_path / f"ma{kind.ending}", short_enough(utterance, kind)
    export(path, utterance, voice)
    rendered = render(path.name, utterance, voice)
    assert rendered.files == held(tmp_path)
    assert rendered.content == path.read_bytes()
    assert {tmp_path / name for name in rendered.files} == set(outputs(path))


CHARACTERS = [
    pytest.param(kind, of, marks=slow_video(kind), id=f"{kind.ending} {of}")
    for kind in offered(rig=True)
    for of in ("glb", "obj", "vrm")
    if (kind.ending == ".vrm") == (of == "vrm")
    if (kind.ending, of) != (".mp4", "obj")  # the page and one video are enough
]


@pytest.mark.parametrize(("kind", "of"), CHARACTERS)
def test_the_bytes_of_a_characters_export_are_its_files(
    tmp_path: Path,
    utterance: Utterance,
    voice: Voice,
    characters: dict[str, Path],
    kind: Export,
    of: str,
) -> None:
    utterance = short_enough(utterance, kind)
    path, character = tmp_path / f"ma{kind.ending}", Character(characters[of])
    notes = export(path, utterance, voice, character)
    rendered = render(path.name, utterance, voice, character)
    assert rendered.files == held(tmp_path)
    assert {tmp_path / name for name in rendered.files} == set(outputs(path, character))
    assert notes.new_binding == tmp_path / f"{characters[of].stem}.binding.toml"


def test_a_stored_binding_is_read_and_not_written_again(
    tmp_path: Path, utterance: Utterance, voice: Voice, characters: dict[str, Path]
) -> None:
    path, character = tmp_path / "ma.csv", Character(characters["glb"])
    new = export(path, utterance, voice, character).new_binding
    assert new is not None
    corner = '"outer_lip_61" = '
    lines = [f"{corner}7" if s.startswith(corner) else s for s in new.read_text().splitlines()]
    new.write_text("\n".join(lines))
    first, kept = path.read_bytes(), dataclasses.replace(character, binding=new)
    rendered = render("ma.csv", utterance, voice, kept)
    assert rendered.notes.new_binding is None
    assert rendered.files.keys() == {"ma.csv"}
    assert rendered.content != first, "the corrected vertex counts"


def test_a_binding_in_the_working_folder_is_not_read(
    tmp_path: Path,
    utterance: Utterance,
    voice: Voice,
    characters: dict[str, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("head.binding.toml").write_text("no binding")
    rendered = render("ma.csv", utterance, voice, Character(characters["glb"]))
    assert "head.binding.toml" in rendered.files


def test_a_new_export_is_a_writer_and_a_line(
    tmp_path: Path, utterance: Utterance, voice: Voice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(sink: Sink, scene: exports_table.VoiceScene) -> None:
        with sink.text() as file:
            file.write(f"{scene.utterance.name}: {len(scene.utterance.motion)} frames\n")

    toy = Export(".toy.txt", "how long it is", write, fps=24.0, rates=(24.0,))
    monkeypatch.setattr(exports_table, "EXPORTS", (*EXPORTS, toy))
    assert labial.render("a.toy.txt", utterance, voice).content == b"ma: 10 frames\n"
    saved, written = tmp_path / "ma.npz", tmp_path / "A.TOY.TXT"
    with writing(saved) as sink:
        write_npz(sink, utterance, utterance.attribution)
    assert main(["convert", str(saved), "-o", str(written)]) == 0
    assert written.read_text() == "ma: 12 frames\n"
    assert fps_for(written, None) == 24
    with pytest.raises(FormatError, match=r"have 24 frames per second, not 25"):
        fps_for(written, 25)
    with pytest.raises(FormatError, match=r"expected .*\.svg, \.TextGrid, \.toy\.txt, \.trc"):
        find(tmp_path / "a.unknown")
    with pytest.raises(FormatError, match="with a rig, expected a file ending in one of"):
        check_ending(written, rig=True)


def test_the_longest_ending_that_fits_is_used() -> None:
    assert find(Path("a.arkit.csv")).ending == ".arkit.csv"
    assert find(Path("arkit.csv")).ending == ".csv"
    assert find(Path("a.b.GLB")).ending == ".glb"
    with pytest.raises(FormatError, match=r"^\.glb: expected a file ending in"):
        find(Path(".glb"))


@pytest.mark.parametrize(("name", "has"), [("a.html", False), ("a.arkit.csv", True)])
def test_a_time_code_that_is_not_written_is_said(name: str, has: bool) -> None:
    spoken = labial.say("Papa.")
    assert labial.render(name, spoken).notes.doubts == ()
    rendered = labial.render(name, spoken, starts="01:00:00:00")
    assert (b"01:00:00:00" in rendered.content) == has
    doubts = [] if has else ["the time code is not written to .html; it is to .arkit.csv"]
    assert list(rendered.notes.doubts) == doubts


def test_limits_and_rates_are_those_of_the_formats() -> None:
    limits = {each.ending: each.most_frames for each in EXPORTS if each.most_frames}
    assert limits == {".c3d": MOST_FRAMES}
    for ending, most in limits.items():
        check_ending(Path(f"a{ending}"), most)
        with pytest.raises(FormatError, match=f"{most + 1} frames are too many"):
            check_ending(Path(f"a{ending}"), most + 1)
    assert {each.ending: each.fps for each in EXPORTS if each.rates} == {
        ".arkit.csv": LIVE_LINK_FPS
    }
    assert fps_for(Path("a.arkit.csv"), 25.0) == 25.0
    with pytest.raises(FormatError, match="have 24 or 25 or 30 or 60 frames per second, not 50"):
        fps_for(Path("a.arkit.csv"), 50.0)


def test_help_and_the_page_of_formats_name_every_export(capsys: pytest.CaptureFixture[str]) -> None:
    for command, rig in (
        ("say", False),
        ("animate", False),
        ("convert", False),
        ("retarget", True),
    ):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        shown = " ".join(capsys.readouterr().out.replace("│", " ").split())
        for each in offered(rig=rig):
            assert each.described(rig=rig) in shown
    page = (REPOSITORY / "docs" / "formats.md").read_text("utf-8")
    for each in EXPORTS:
        assert f"**{each.ending.removeprefix('.')}**" in page


def test_the_table_is_read_without_the_libraries_that_do_the_work() -> None:
    script = (
        "import sys; import labial.exports\n"
        "heavy = {'numpy', 'torch', 'onnxruntime', 'av', 'ezc3d'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_caller_receives_the_stand_ins(voice: Voice) -> None:
    labels = ("y", "AA1", "SH")  # a program may name phones by ARPABET too
    phones = [Interval(0.1 * i, 0.1 * (i + 1), label) for i, label in enumerate(labels, 1)]
    spoken = animate("a", Alignment.tile(phones, duration=0.6), voice, 20)
    notes = labial.render("a.csv", spoken).notes
    assert notes.stand_ins == {"y": ("u",)}
    assert notes.mixtures == {"ʃ": {"s": 0.5, "ɹ": 0.5}}
    # The voice did not make this motion, so it replaced no phone.
    recorded = dataclasses.replace(spoken, attribution="somebody")
    others = render("a.csv", recorded, voice).notes
    assert not others.stand_ins and not others.mixtures


def test_a_caller_receives_what_a_character_cannot_do(
    tmp_path: Path, utterance: Utterance, voice: Voice
) -> None:
    rig = save_rig(tmp_path / "lips.glb", synthetic_rig(shapes=("mouthUpperUp", "mouthLowerDown")))
    config = RetargetingConfig(limits={"mouthLowerDown": (0.0, 0.05)})
    notes = labial.render("ma.csv", utterance, voice, Character(rig, config=config)).notes
    assert "outer_lip_61" in notes.lost_sensors
    assert notes.retargeted is not None
    weights = notes.retargeted.weights[:, notes.retargeted.shapes.index("mouthLowerDown")]
    frames = int((weights > 0.0499).sum())
    assert notes.limited_shapes["mouthLowerDown"] == frames
    assert 0 < frames < len(weights)


def test_doubts_are_values_in_a_program_and_warnings_on_a_terminal(
    tmp_path: Path,
    utterance: Utterance,
    voice: Voice,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from labial.retargeting import retarget
    from labial.retargeting.solve import solve

    monkeypatch.setattr(retarget, "solve", lambda programme: solve(programme, 2))
    (warning,) = labial.render("ma.arkit.json", utterance, voice).notes.doubts
    assert "stopped after 2 iterations" in warning
    saved = tmp_path / "ma.npz"
    export(saved, utterance, voice)
    assert main(["convert", str(saved), "-o", str(tmp_path / "ma.arkit.json")]) == 0
    assert f"labial: warning: {warning}\n" in capsys.readouterr().err


def test_doubts_are_collected_by_the_innermost_block_of_their_own_thread() -> None:
    with collecting() as outer:
        doubt("first")
        with collecting() as inner:
            doubt("second")
        other = threading.Thread(target=_doubt_elsewhere)
        other.start()
        other.join()
        doubt("last")
    assert (outer, inner) == (["first", "last"], ["second"])
    with pytest.warns(LabialWarning, match="^nobody collects$") as caught:
        doubt("nobody collects", stacklevel=1)
    assert caught[0].filename == __file__


def _doubt_elsewhere() -> None:
    with collecting() as own:
        doubt("elsewhere")
    assert own == ["elsewhere"]


def test_a_motion_of_another_source_is_exported_with_its_own_credit(voice: Voice) -> None:
    spoken = animate("a", Alignment.tile([Interval(0.1, 0.3, "m")], duration=0.5), voice, 20)
    moved = Motion(spoken.motion.positions, 20, spoken.motion.layout)
    recorded = Utterance("a", spoken.alignment, moved, attribution="Jane Doe")
    page = render("a.html", recorded, voice).content.decode()
    assert "Jane Doe" in page
    assert voice.credit not in page
