"""The commands as a user types them."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from labial.cli import main
from labial.cli.corpus_video import CorpusVideo
from labial.cli.experiment_paper import ExperimentPaper
from labial.cli.experiment_unseen import ExperimentUnseen
from labial.cli.train import Train
from labial.corpus import Corpus, write_corpus
from labial.errors import VoiceError
from labial.importers.tracks import import_tracks
from labial.voice import Voice
from labial.voices import voice_path
from page_sample import browser_page


def alignment_file(path, phones, duration=None):
    entries = [{"start": a, "end": b, "label": label} for a, b, label in phones]
    values = {"phones": entries} | ({"duration": duration} if duration else {})
    path.write_text(json.dumps(values), "utf-8")
    return path


@pytest.fixture
def papa(tmp_path):
    spoken = [(0.2, 0.3, "P"), (0.3, 0.5, "AA1"), (0.5, 0.6, "P"), (0.6, 0.8, "AA0")]
    return alignment_file(tmp_path / "papa.json", spoken, 1.0)


def test_say_writes_what_the_ending_says(tmp_path, capsys):
    for ending in ("html", "npz", "csv"):
        target = tmp_path / f"a.{ending}"
        assert main(["say", "Hello there", "-o", str(target), "--fps", "50"]) == 0
        assert f"a.{ending}: " in capsys.readouterr().out
    with np.load(tmp_path / "a.npz") as saved:
        assert saved["fps"] == 50
        rows = (tmp_path / "a.csv").read_text().splitlines()
        assert len(rows) == len(saved["positions"]) + 1
        assert len(saved["positions"]) == np.ceil(saved["phone_ends_s"][-1] * 50 - 1e-6)


def test_the_default_is_sixty_frames_per_second(tmp_path, papa):
    assert main(["animate", str(papa), "-o", str(tmp_path / "a.npz")]) == 0
    with np.load(tmp_path / "a.npz") as saved:
        assert saved["positions"].shape == (60, 44, 3)


def test_verbose_prints_which_phones_replace_french_ones(tmp_path, capsys):
    assert (
        main(
            [
                "say",
                "une rue bleue",
                "--language",
                "fr-fr",
                "-o",
                str(tmp_path / "a.npz"),
                "--verbose",
            ]
        )
        == 0
    )
    printed = dict(line.split(" -> ") for line in capsys.readouterr().err.splitlines())
    assert printed["y"] == "u"
    assert printed["ø"] == "0.5 u + 0.5 ɔ"
    assert "ʁ" in printed


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["say", "", "-o", "{}/a.html"], "empty"),
        (["say", "...", "-o", "{}/a.html"], "nothing to say"),
        (["say", "hi", "-o", "{}/a.doc"], r"a\.doc: expected a file ending in"),
        (["say", "hi", "--language", "xx", "-o", "{}/a.html"], "xx"),
        (["say", "hi", "-o", "{}/none/a.html"], "there is no folder"),
        (["say", "hi", "--fps", "0", "-o", "{}/a.html"], "frame rate is 0 Hz"),
        (["say", "hi", "--fps", "nan", "-o", "{}/a.html"], "frame rate is nan Hz"),
        (["say", "hi", "--voice", "{}/no.onnx", "-o", "{}/a.html"], "no such voice file"),
        (["say", "hi", "--fps", "50", "-o", "{}/a.arkit.csv"], "or 60 frames per second, not 50"),
        (["animate", "{}/none.json", "-o", "{}/a.html"], r"none\.json: no such file"),
        (["animate", "{}", "-o", "{}/a.html"], "holds no alignments"),
        (["animate", "{}/a.json", "-o", "{}/a.html", "--fps", "0"], "frame rate is 0 Hz"),
        (["corpus", "info", "{}/none.h5"], "no such file"),
        (["corpus", "tracks", "{}", "-o", "{}/a.h5"], r"points\.json: cannot be read"),
        (["train", "{}/none.h5", "-o", "{}/run"], "no such file"),
        (["evaluate", "{}", "{}/none.h5"], "not a training run"),
        (["evaluate", "{}/no", "{}/c.h5"], "no such run or voice"),
        (["evaluate", "{}", "{}/c.h5", "-o", "{}/a.txt"], r"expected a file ending in \.json"),
        (["compare", "{}", "{}/c.h5", "u", "-o", "{}/a.html"], "use labial voice publish"),
        (["voice", "publish", "{}", "--corpus", "{}/c", "-o", "{}/a.onnx"], "not a training run"),
    ],
)  # fmt: skip
def test_mistakes_give_status_2_and_nothing_is_written(tmp_path, capsys, arguments, says):
    assert main([a.replace("{}", str(tmp_path)) for a in arguments]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("labial: error: ")
    assert captured.err.count("\n") == 1
    assert re.search(says, captured.err)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("phones", "says"),
    [
        ([(0, 0.2, "P"), (0.1, 0.3, "AA")], "overlaps"),
        ([(0, 0.2, "P"), (0.2, 0.3, "blah")], "at 0.200 s: 'blah' is not a phone"),
        ([], "at least one phone"),
    ],
)
def test_bad_alignments_are_reported_and_nothing_is_written(tmp_path, capsys, phones, says):
    path = alignment_file(tmp_path / "bad.json", phones)
    assert main(["animate", str(path), "-o", str(tmp_path / "a.html")]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert "bad.json" in error
    assert list(tmp_path.iterdir()) == [path]


def test_noise_is_silence_with_a_warning(tmp_path, capsys):
    path = alignment_file(tmp_path / "a.json", [(0, 0.2, "spn"), (0.2, 0.4, "AA")])
    assert main(["animate", str(path), "-o", str(tmp_path / "a.npz")]) == 0
    assert "labial: warning: " in (printed := capsys.readouterr().err)
    assert "noise taken as silence, 1 in all" in printed


@pytest.mark.parametrize(
    ("seconds", "status"), [(1.0, 0), (1.04, 0), (0.96, 0), (1.06, 2), (0.5, 2)]
)
def test_sound_must_be_as_long_as_the_phones(tmp_path, papa, capsys, seconds, status):
    sound, target = tmp_path / "papa.wav", tmp_path / "a.html"
    soundfile.write(sound, np.zeros(int(seconds * 16000)), 16000)
    assert main(["animate", str(papa), "--audio", str(sound), "-o", str(target)]) == status
    assert target.exists() == (status == 0)
    if status:
        assert "the sound lasts" in capsys.readouterr().err


def test_a_folder_goes_into_a_folder_and_one_bad_file_does_not_stop_the_rest(tmp_path, capsys):
    source, target = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for name in ("a", "b", "c"):
        alignment_file(source / f"{name}.json", [(0.1, 0.3, "AA")], 0.5)
    (source / "b.json").write_text("{")
    (source / "notes.txt").write_text("not an alignment")
    assert main(["animate", str(source), "-o", str(target), "--format", "npz"]) == 1
    assert sorted(p.name for p in target.iterdir()) == ["a.npz", "c.npz"]
    printed = capsys.readouterr().err
    assert "b.json: not JSON" in printed
    assert "1 of 3 files failed" in printed
    (source / "b.json").unlink()
    assert main(["animate", str(source), "-o", str(target), "--format", "csv"]) == 0
    assert (target / "c.csv").exists()


def test_a_last_silence_as_long_as_the_lead_is_animated(tmp_path, capsys):
    """About half of the differences of such times are 0.4 s less a rounding error."""
    for name in range(8):
        end = round(0.18 + name / 100, 2)
        phones = [(0, 0.08, "sil"), (0.08, end, "p"), (end, round(end + 0.4, 2), "sil")]
        alignment_file(tmp_path / f"{name}.json", phones)
    assert main(["animate", str(tmp_path), "-o", str(tmp_path / "o"), "--format", "npz"]) == 0
    assert len(list((tmp_path / "o").iterdir())) == 8
    assert capsys.readouterr().err == ""


def test_one_file_that_cannot_be_animated_leaves_its_batch(tmp_path, capsys, monkeypatch):
    for name in ("a", "b", "c"):
        alignment_file(tmp_path / f"{name}.json", [(0, 0.3, "AA")], 0.4 + (name == "b"))
    positions = Voice._positions

    def refuse_the_longer(voice, alignments):
        if any(1.25 < alignment.duration < 3 for alignment in alignments):
            raise VoiceError("refused")
        return positions(voice, alignments)

    monkeypatch.setattr(Voice, "_positions", refuse_the_longer)
    assert main(["animate", str(tmp_path), "-o", str(tmp_path / "o"), "--format", "npz"]) == 1
    assert sorted(path.name for path in (tmp_path / "o").iterdir()) == ["a.npz", "c.npz"]
    printed = capsys.readouterr().err
    assert f"{tmp_path / 'b.json'}: refused" in printed
    assert "1 of 3 files failed" in printed
    assert main(["animate", str(tmp_path / "b.json"), "-o", str(tmp_path / "b.npz")]) == 2
    assert f"{tmp_path / 'b.json'}: refused" in capsys.readouterr().err


def test_an_empty_folder_is_an_error(tmp_path, capsys):
    assert main(["animate", str(tmp_path), "-o", str(tmp_path / "out")]) == 2
    assert "holds no alignments" in capsys.readouterr().err


def test_the_version_is_printed(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("labial 0.")


def test_wrong_usage_is_status_2(capsys):
    for arguments in (["animate"], ["corpus"], ["say", "hi", "-o", "a.html", "--fps", "many"]):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 2


def test_info_describes_voices_and_corpora(small_corpus, capsys):
    assert main(["voice", "info", "grid-s1"]) == 0
    voice = capsys.readouterr().out
    assert "CC BY 4.0" in voice
    assert "797 utterances" in voice
    assert main(["corpus", "info", str(small_corpus)]) == 0
    corpus = capsys.readouterr().out
    for printed in ("16 train, 4 validation, 4 test", "25 Hz", "44, lips 28", "aperture", "phones"):
        assert printed in corpus


def test_the_page_speaks_with_the_lips_of_the_voice(tmp_path):
    page = tmp_path / "papa.html"
    assert main(["say", "Papa, pa. Papa.", "-o", str(page)]) == 0
    with browser_page(page) as shown:
        data = json.loads(shown.page.evaluate("document.getElementById('data').textContent"))
        apertures: dict[str, list[float]] = {"p": [], "ɑ": []}
        for start, end, label in data["tracks"][0]["phones"]:
            if label in apertures:
                shown.page.evaluate(f"labial.seek({(start + end) / 2})")
                apertures[label].append(float(shown.page.evaluate("labial.aperture()")))
        assert len(apertures["p"]) == 5
        assert max(apertures["p"]) < min(apertures["ɑ"])
        assert np.ptp(shown.pixels(0.2), axis=(0, 1)).max() > 50
        shown.page.evaluate("labial.seek(0)")
        shown.page.click("#play")
        shown.until("labial.time > 0.2")
        assert [
            url for url in shown.requests if not url.startswith(("file:", "data:", "blob:"))
        ] == []
        assert shown.complaints == []


@pytest.mark.slow
def test_compare_shows_recorded_and_predicted(tmp_path, grid_s1, capsys):
    found = import_tracks(grid_s1)
    test = [pair for pair in found.utterances() if pair[1] == "test"][:2]
    write_corpus(tmp_path / "c.h5", found.info, test)
    page = tmp_path / "page.html"
    arguments = ["compare", str(voice_path()), str(tmp_path / "c.h5"), test[0][0].name]
    assert main([*arguments, "-o", str(page)]) == 0
    with browser_page(page) as shown:
        assert shown.page.locator("canvas").count() >= 2
        captions = " ".join(shown.page.locator("figcaption").all_inner_texts())
        assert "recorded" in captions
        assert "predicted" in captions
        assert "not trained on this utterance" in shown.page.inner_text("footer")
        assert shown.complaints == []
    assert main([*arguments[:-1], "nobody", "-o", str(page)]) == 2
    assert "no utterance 'nobody'" in capsys.readouterr().err
    with Corpus(tmp_path / "c.h5") as corpus:
        assert len(corpus.names) == 2


def test_inputs_are_never_overwritten(tmp_path, capsys):
    alignment = tmp_path / "a.csv"
    alignment.write_text("Begin,End,Label,Type,Speaker\n0.0,0.2,p,phones,x\n0.2,0.5,a,phones,x\n")
    before = alignment.read_bytes()
    assert main(["animate", str(alignment), "-o", str(alignment)]) == 2
    assert "is an input" in capsys.readouterr().err
    (tmp_path / "link.csv").symlink_to(alignment)
    assert main(["animate", str(alignment), "-o", str(tmp_path / "link.csv")]) == 2
    # A folder into itself: each file is reported.
    assert main(["animate", str(tmp_path), "-o", str(tmp_path), "--format", "csv"]) == 1
    assert alignment.read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [
        ["corpus", "video", "{}", "-o", "{}"],
        ["corpus", "tracks", "{}", "-o", "{}"],
        ["corpus", "markers", "{}", "-o", "{}"],
        ["corpus", "synthesise", "-o", "{}"],
        ["voice", "face", "{}", "{}", "-o", "{}"],
    ],
)
def test_corpora_and_voices_are_written_to_files_of_their_kind(command, tmp_path, capsys):
    recording = tmp_path / "talk.mp4"
    recording.write_bytes(b"a recording")
    assert main([part.format(recording) for part in command]) == 2
    assert "talk.mp4: expected a file ending in ." in capsys.readouterr().err
    assert recording.read_bytes() == b"a recording"


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
def test_a_file_written_to_standard_output_is_not_mixed_with_messages(tmp_path, papa):
    link = tmp_path / "link.npz"
    link.symlink_to("/dev/stdout")
    command = [sys.executable, "-m", "labial", "animate", str(papa), "-o", str(link)]
    done = subprocess.run(command, capture_output=True, check=True)
    with np.load(io.BytesIO(done.stdout)) as saved:
        assert saved["positions"].shape == (60, 44, 3)
    assert done.stdout.startswith(b"PK")
    assert done.stderr.decode() == f"{link}: 1.00 s of speech\n"
    assert link.is_symlink()


@pytest.mark.parametrize("command", ["voice info", "--help"])
def test_a_closed_pipe_gives_no_traceback(command):
    command = f"{sys.executable} -m labial {command} | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_job_system_ends_a_command_as_ctrl_c_does(name, tmp_path):
    """Started files are removed; here the command waits for a text that never comes."""
    os.mkfifo(tmp_path / "text.txt")
    command = ["corpus", "synthesise", "-o", "s.h5", "--text", "text.txt"]
    process = subprocess.Popen(
        [sys.executable, "-m", "labial", *command], cwd=tmp_path, stderr=subprocess.PIPE, text=True
    )
    # Opening the other end waits until the command reads.
    with (tmp_path / "text.txt").open("w"):
        process.send_signal(getattr(signal, name))
        _, printed = process.communicate(timeout=60)
    assert (process.returncode, printed) == (130, "labial: stopped\n")


@pytest.mark.parametrize(
    ("command", "printed"),
    [
        (["train", "{}", "-o", "{}/run"], "--resume continues"),
        (["corpus", "video", "{}", "-o", "{}/c.h5"], "the same command continues"),
        (["experiment", "paper", "{}", "-o", "{}/results"], "the same command continues"),
        (["experiment", "unseen", "{}", "-o", "{}/results"], "the same command continues"),
    ],
)
def test_a_stopped_command_says_how_to_continue(command, printed, tmp_path, capsys, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    for kind in (Train, CorpusVideo, ExperimentPaper, ExperimentUnseen):
        monkeypatch.setattr(kind, "run", stop)
    assert main([part.format(tmp_path) for part in command]) == 130
    assert f"labial: stopped; {printed}" in capsys.readouterr().err
