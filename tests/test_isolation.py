"""Files that name other files, addresses, commands or pickles: none of these is used.

What opens a decoy is noticed by the system (inotify), in whichever process or library it happens.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import h5py
import numpy as np
import onnx
import pytest

from decoys import Decoys, decoys_in
from labial.cli import main
from labial.errors import FormatError, LabialError
from labial.formats.glb import read_glb
from labial.formats.tracks import TrackDescription, read_track
from labial.formats.video import describe_video, read_frames, read_sound
from labial.retargeting.character import read_character
from labial.studio.video_pieces import cut_piece
from labial.voices import voice_path
from piper_sample import write_piper_voice
from rig_sample import edit_glb, save_obj_folder, save_rig, synthetic_rig
from test_avatar_files import unpacked
from test_corpus_fuzz import built, objects, read_all
from test_tracks import write_tracks
from video_sample import write_video

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs inotify")


@pytest.fixture
def decoys(tmp_path) -> Iterator[Decoys]:
    with decoys_in(tmp_path / "outside") as found:
        yield found


def test_what_opens_a_decoy_or_asks_its_address_is_noticed(decoys) -> None:
    path = decoys.file("secret.txt", b"secret")
    decoys.arm()
    path.read_bytes()
    assert "secret.txt" in decoys.touched()
    with pytest.raises(OSError, match=r"timed out"):
        urllib.request.urlopen(decoys.url, timeout=0.1)
    assert {decoys.url, "socket.connect"} <= set(decoys.touched())
    pickle.loads(pickle.dumps(Path))
    assert "pickle.find_class" in decoys.touched()
    assert decoys.touched() == []


def data_by_link(group: h5py.Group, name: str, decoy: Path) -> None:
    group[name] = h5py.ExternalLink(str(decoy), f"{group.name}/{name}")


def data_by_place(group: h5py.Group, name: str, decoy: Path) -> None:
    group.create_dataset(name, (4, 44, 3), "f4", external=[(str(decoy), 0, 4 * 44 * 3 * 4)])


def data_by_view(group: h5py.Group, name: str, decoy: Path) -> None:
    with h5py.File(decoy) as file:
        of = file.get(f"{group.name}/{name}", file["utterances/u0/positions"])
        source = h5py.VirtualSource(of)
    layout = h5py.VirtualLayout(source.shape, source.dtype)
    layout[...] = source
    group.create_virtual_dataset(name, layout)


@pytest.mark.parametrize("elsewhere", [data_by_link, data_by_place, data_by_view])
def test_a_corpus_reads_no_other_file(tmp_path, decoys, elsewhere) -> None:
    whole = built(tmp_path / "whole.h5")
    decoy, path = decoys.file("secret.h5", whole), tmp_path / "corpus.h5"
    with h5py.File(whole) as file:
        arrays = [name for name in objects(file) if isinstance(file[name], h5py.Dataset)]
        names = objects(file) if elsewhere is data_by_link else arrays
    for name in [*names, "mesh", "utterances/u0/surface"]:
        path.write_bytes(whole.read_bytes())
        with h5py.File(path, "a") as file:
            parent, _, own = name.rpartition("/")
            if name in file:
                del file[name]
            elsewhere(file[f"/{parent}"], own, decoy)
        decoys.arm()
        with pytest.raises(LabialError, match=r"corpus\.h5"):
            read_all(path)
        assert decoys.touched() == [], name


PLACES = ("../outside/{}", "{folder}/{}", "file://{folder}/{}", "{url}/{}", "%2e%2e/outside/{}")


def places(decoys: Decoys, name: str) -> list[str]:
    """How a file next to the decoys' folder may name one of them."""
    return [each.format(name, folder=decoys.folder, url=decoys.url) for each in PLACES]


@pytest.mark.parametrize("kind", ["buffers", "images"])
def test_a_gltf_reads_files_of_its_folder_only(tmp_path, decoys, kind) -> None:
    plain = save_rig(tmp_path / "head.glb", synthetic_rig())
    decoys.file("secret.bin", read_glb(plain).binary)
    decoys.file("secret.png", b"secret")
    path = unpacked(plain, tmp_path / "plain")
    document = json.loads(path.read_text())
    for place in places(decoys, "secret.png" if kind == "images" else "secret.bin"):
        document[kind][0]["uri"] = place
        path.write_text(json.dumps(document))
        decoys.arm()
        with pytest.raises(FormatError, match=r"head\.gltf: .*in its own folder"):
            read_character(path)
        assert decoys.touched() == []


def test_a_gltf_follows_no_link_out_of_its_folder(tmp_path, decoys) -> None:
    plain = save_rig(tmp_path / "head.glb", synthetic_rig())
    decoys.file("secret.bin", read_glb(plain).binary)
    path = unpacked(plain, tmp_path / "plain")
    document = json.loads(path.read_text())
    own = path.parent / unquote(document["buffers"][0]["uri"])
    own.rename(path.parent / "moved.bin")
    own.symlink_to("moved.bin")
    read_character(path)  # a link within the folder is followed
    for target in (decoys.folder / "secret.bin", own):
        own.unlink()
        own.symlink_to(target)
        decoys.arm()
        with pytest.raises(FormatError, match=r"head\.gltf: "):
            read_character(path)
        assert decoys.touched() == []


def test_a_glb_reads_no_other_file(tmp_path, decoys) -> None:
    plain = save_rig(tmp_path / "plain.glb", synthetic_rig())
    decoys.file("secret.bin", read_glb(plain).binary)
    for place in places(decoys, "secret.bin"):

        def name_elsewhere(document: dict, place: str = place) -> None:
            document["buffers"][0]["uri"] = place
            document["images"] = [{"uri": place}]

        path = edit_glb(plain, tmp_path / "head.glb", name_elsewhere)
        decoys.arm()
        target = tmp_path / "out.glb"
        main(["animate", str(phones_in(tmp_path)), "--rig", str(path), "-o", str(target)])
        assert decoys.touched() == []


def phones_in(folder: Path) -> Path:
    path = folder / "phones.json"
    phones = [{"start": k / 5, "end": (k + 1) / 5, "label": "pa"[k % 2]} for k in range(4)]
    path.write_text(json.dumps({"phones": phones}))
    return path


def test_obj_files_read_no_materials_and_run_no_commands(tmp_path, decoys) -> None:
    decoys.file("secret.obj", b"v 0 0 0\n")
    folder = save_obj_folder(tmp_path / "head", synthetic_rig())
    for path in folder.iterdir():
        named = places(decoys, "secret.obj")
        lines = [f"{word} {p}" for word in ("mtllib", "maplib", "call", "csh cat") for p in named]
        path.write_text("\n".join([*lines, path.read_text()]))
    decoys.arm()
    assert len(read_character(folder).shapes) == len(synthetic_rig().shapes)
    assert decoys.touched() == []


def in_another_file(path: Path, location: str) -> None:
    model = onnx.load(str(path), load_external_data=False)
    for weights in model.graph.initializer:
        if weights.data_type == onnx.TensorProto.FLOAT:
            weights.ClearField("raw_data")
            weights.data_location = onnx.TensorProto.EXTERNAL
            weights.external_data.add(key="location", value=location)
            break
    path.write_bytes(model.SerializeToString())


@pytest.mark.parametrize("option", ["--voice", "--speaker"])
def test_models_read_no_other_file(tmp_path, decoys, capsys, option) -> None:
    decoys.file("secret.bin", bytes(1 << 20))
    path = tmp_path / "model.onnx"
    for place in places(decoys, "secret.bin")[:3]:
        if option == "--speaker":
            write_piper_voice(path)
        else:
            path.write_bytes(voice_path().read_bytes())
        in_another_file(path, place)
        decoys.arm()
        target = tmp_path / "out.npz"
        assert main(["say", "Papa.", option, str(path), "-o", str(target)]) == 2
        assert "model.onnx" in capsys.readouterr().err
        assert decoys.touched() == []


MARKUP = (
    '<speak>Papa <audio src="{}"/></speak>',
    '<!DOCTYPE speak SYSTEM "{}"><speak>Papa</speak>',
    '<!DOCTYPE speak [<!ENTITY x SYSTEM "{}">]><speak>Papa &x;</speak>',
    '<?xml-stylesheet href="{}"?><speak>Papa</speak>',
    '<speak><lexicon uri="{}"/>Papa</speak>',
    '<speak xml:base="{}">Papa</speak>',
    '<speak xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{}"/>Papa</speak>',
    '<speak>Papa <mark name="{}"/></speak>',
)


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_reads_no_other_file(tmp_path, decoys, markup) -> None:
    decoys.file("secret.wav", b"RIFF")
    # One process of espeak-ng for all places, as it takes a second to start.
    text = tmp_path / "text.ssml"
    for place in places(decoys, "secret.wav"):
        text.write_text(markup.format(place))
        decoys.arm()
        main(["say", "--text-file", str(text), "-o", str(tmp_path / "out.npz")])
        assert decoys.touched() == []


PLAYLISTS = {
    "concat": "ffconcat version 1.0\nfile {}\n",
    "hls": "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:1.2,\n{}\n#EXT-X-ENDLIST\n",
    "hls of hls": "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n{}\n",
    "dash": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"'
    ' mediaPresentationDuration="PT1S"><Period><AdaptationSet mimeType="video/mp4"><Representation'
    ' id="1" bandwidth="1"><BaseURL>{}</BaseURL></Representation></AdaptationSet></Period></MPD>',
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns={}\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\n",
    "smil": '<smil><body><video src="{}"/></body></smil>',
    "asx": '<asx version="3.0"><entry><ref href="{}"/></entry></asx>',
    "pls": "[playlist]\nFile1={}\n",
}


@pytest.mark.parametrize("ending", [".mp4", ".ts", ".m4a"])
@pytest.mark.parametrize("kind", PLAYLISTS)
def test_a_video_that_is_a_list_of_others_is_refused(tmp_path, decoys, kind, ending) -> None:
    whole = tmp_path / ("whole.ts" if ending == ".ts" else "whole.mp4")
    write_video(whole, np.arange(30) / 25)
    decoys.file(f"secret{ending}", whole)
    (tmp_path / "own").mkdir()
    with decoys_in(tmp_path / "own" / "beside") as beside:
        beside.file(f"other{ending}", whole)
        path = tmp_path / "own" / f"list{ending}"
        for place in [*places(decoys, f"secret{ending}"), f"beside/other{ending}"]:
            path.write_text(PLAYLISTS[kind].format(place))
            decoys.arm()
            beside.arm()
            for read in (describe_video, read_sound, lambda each: list(read_frames(each))):
                with pytest.raises(FormatError, match="list"):
                    read(path)
            with pytest.raises(FormatError, match="list"):
                cut_piece(path, 0, 1, tmp_path / "piece.mkv")
            assert decoys.touched() == beside.touched() == []


NAMES = ("../outside/secret", "..\\outside\\secret", "{folder}/secret", "./../outside/secret")


@pytest.mark.parametrize("form", ["ctm", "mlf"])
def test_names_in_alignments_name_files_of_the_output_folder(tmp_path, decoys, form) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for spelled in NAMES:
        name = spelled.format(folder=decoys.folder)
        path = tmp_path / f"a.{form}"
        if form == "ctm":
            path.write_text(f"{name} 1 0 0.2 P\n{name} 1 0.2 0.2 AA1\n")
        else:
            path.write_text(f'#!MLF!#\n"{name}.lab"\n0 2000000 P\n2000000 4000000 AA\n.\n')
        decoys.arm()
        main(["animate", str(path), "-o", str(folder), "--format", "npz"])
        assert decoys.touched() == []
    assert list(decoys.folder.iterdir()) == []
    assert all(each.parent == folder for each in folder.rglob("*"))
    assert sorted(tmp_path.iterdir()) == sorted([decoys.folder, folder, path])


def test_names_in_tables_name_utterances_only(tmp_path, decoys) -> None:
    folder = write_tracks(tmp_path / "tracks")
    decoys.file("secret.npy", folder / "tracks" / "u0.npy")
    decoys.file("secret.TextGrid", folder / "alignments" / "u0.TextGrid")
    with (folder / "split.csv").open("a") as file:
        file.writelines(f"{each.format(folder=decoys.folder)},train\n" for each in NAMES)
    decoys.arm()
    main(["corpus", "tracks", str(folder), "-o", str(tmp_path / "out.h5")])
    assert decoys.touched() == []


class Opening:
    """What a pickle would run when it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return os.mkdir, (str(self.path / "made"),)


def test_pickles_are_not_read(tmp_path, decoys) -> None:
    hostile = np.array([Opening(decoys.folder)], object)
    np.save(tmp_path / "track.npy", hostile)
    np.savez(tmp_path / "motion.npz", positions=hostile, layout=hostile, fps=hostile)
    (tmp_path / "motion2.npz").write_bytes(pickle.dumps(hostile[0]))
    (tmp_path / "voice.onnx").write_bytes(pickle.dumps(hostile[0]))
    description = TrackDescription((0,), np.zeros((0, 3), np.int32), 1.0, 0, 25.0)
    decoys.arm()
    with pytest.raises(FormatError, match=r"track\.npy"):
        read_track(tmp_path / "track.npy", description)
    for name in ("motion.npz", "motion2.npz"):
        target = tmp_path / "out.csv"
        assert main(["convert", str(tmp_path / name), "-o", str(target)]) == 2
    assert main(["voice", "info", str(tmp_path / "voice.onnx")]) == 2
    assert decoys.touched() == []
    assert list(decoys.folder.iterdir()) == []


def test_languages_of_files_name_no_files(tmp_path, decoys) -> None:
    decoys.file("secret", b"language xx\n")
    words = {"segments": [{"start": 0, "end": 1, "words": [{"word": "a", "start": 0, "end": 1}]}]}
    path = tmp_path / "words.json"
    for place in (*places(decoys, "secret")[:2], "../" * 9 + str(decoys.folder / "secret")[1:]):
        path.write_text(json.dumps({**words, "language": place}))
        write_piper_voice(tmp_path / "voice.onnx", espeak={"voice": place})
        decoys.arm()
        target = str(tmp_path / "out.npz")
        assert main(["animate", str(path), "-o", target]) == 2
        assert main(["say", "Papa", "--speaker", str(tmp_path / "voice.onnx"), "-o", target]) == 2
        assert main(["say", "Papa", "--language", place, "-o", target]) == 2
        assert decoys.touched() == []
