"""What the studio's last step asks for: phones, the frames of a face with them, and files."""

from __future__ import annotations

import base64
import io
import json
from itertools import pairwise

import numpy as np
import pytest

from labial.alignment import Alignment, Interval
from labial.animation import animate
from labial.formats.npz import read_npz
from labial.voice import load_voice
from rig_sample import save_rig, synthetic_rig
from studio_sample import running_studio

TEXT = "People buy big maps."


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    with running_studio(tmp_path_factory.mktemp("studio") / "mine") as studio:
        yield studio


@pytest.fixture(scope="module")
def speech(studio):
    return studio.ask("POST", "/phones", json={"text": TEXT, "language": "en-gb"})


def lasting(phones):
    return [{"label": each["label"], "duration": each["end"] - each["start"]} for each in phones]


def frames_of(studio, phones, **wish):
    wish = {"voice": "s31", "phones": lasting(phones), **wish}
    found = studio.ask("POST", "/frames", json=wish)
    values = np.frombuffer(base64.b64decode(found["values_b64"]), "<f4")
    return found, values.reshape(-1, *found["shape"])


def test_a_text_has_phones_without_gaps_words_and_a_sound_of_that_length(speech):
    phones = speech["phones"]
    assert [each["label"] for each in speech["words"]] == ["People", "buy", "big", "maps"]
    assert all(a["end"] == b["start"] for a, b in pairwise(phones))
    sound = np.frombuffer(base64.b64decode(speech["sound_b64"]), "<i2")
    assert len(sound) / speech["rate"] == pytest.approx(phones[-1]["end"], abs=0.05)
    assert np.abs(sound.astype(int)).max() > 1000


def test_frames_are_those_of_the_voice(studio, speech):
    found, values = frames_of(studio, speech["phones"], articulation=1.3)
    phones = [Interval(each["start"], each["end"], each["label"]) for each in speech["phones"]]
    voice = load_voice("s31")
    motion = animate("x", Alignment(tuple(phones)), voice, found["fps"], None, 1.3).motion
    assert tuple(found["names"]) == motion.layout.names
    assert values == pytest.approx(motion.positions, abs=0.05)


def test_a_border_that_is_moved_moves_the_closure(studio, speech):
    phones = speech["phones"]
    place = next(i for i, each in enumerate(phones) if each["label"] == "b")
    later = [dict(each) for each in phones]
    later[place - 1]["end"] = later[place]["start"] = phones[place]["start"] + 0.05
    (found, before), (_, after) = (frames_of(studio, each) for each in (phones, later))
    moved = np.abs(after - before).max(axis=(1, 2))
    near = round(phones[place]["start"] * found["fps"])
    assert moved.argmax() == pytest.approx(near, abs=0.2 * found["fps"])
    assert moved.max() > 0.5


def test_a_character_gets_weights_of_its_shapes(studio, speech, tmp_path):
    rig = synthetic_rig()
    content = save_rig(tmp_path / "someone.glb", rig).read_bytes()
    headers = {"Content-Type": "model/gltf-binary"}
    bound = studio.client.post("/rigs", content=content, headers=headers).json()
    found, values = frames_of(studio, speech["phones"], rig=bound["id"])
    assert tuple(found["names"]) == tuple(rig.shapes)
    (columns,) = bound["columns"].values()
    assert [bound["shapes"][column] for column in columns] == list(rig.shapes)
    assert values.min() >= 0
    assert values.max() > 0.2


def test_a_file_has_the_corrected_phones_and_their_sound(studio, speech):
    phones = [dict(each) for each in speech["phones"]]
    phones[2]["end"] = phones[3]["start"] = phones[2]["end"] + 0.013
    sound = np.frombuffer(base64.b64decode(speech["sound_b64"]), "<i2")
    answer = studio.client.post(
        "/animate",
        files={"sound": ("speech.wav", wav(sound, speech["rate"]))},
        data={
            "format": "npz",
            "voice": "s31",
            "phones": json.dumps(lasting(phones)),
            "words": json.dumps(speech["words"]),
        },
    )
    assert answer.is_success, answer.text
    utterance = read_npz(io.BytesIO(answer.content))
    found = [(each.start, each.label) for each in utterance.alignment.phones]
    assert [label for _, label in found] == [each["label"] for each in phones]
    assert [start for start, _ in found] == pytest.approx([each["start"] for each in phones])
    assert [each.label for each in utterance.alignment.words] == "People buy big maps".split()
    assert utterance.audio is not None
    assert utterance.audio.samples == pytest.approx(sound, abs=1)


def test_a_recording_is_aligned_with_its_text(studio, speech):
    sound = np.frombuffer(base64.b64decode(speech["sound_b64"]), "<i2")
    answer = studio.client.post(
        "/studio/api/phones",
        files={"sound": ("x.wav", wav(sound, speech["rate"]))},
        data={"text": TEXT, "language": "en-us"},
    )
    assert answer.is_success, answer.text
    words = answer.json()["words"]
    assert [each["label"].lower() for each in words] == TEXT.lower().rstrip(".").split()
    starts = [each["start"] for each in speech["words"]]
    assert [each["start"] for each in words] == pytest.approx(starts, abs=0.12)


@pytest.mark.parametrize(
    ("path", "wish", "status", "message"),
    [
        ("/phones", {"text": ""}, 422, "text"),
        ("/phones", {"text": "x" * 20_000}, 413, "characters"),
        ("/phones", {"text": "Hello", "speaker": "../x"}, 404, "no speaker"),
        ("/frames", {"voice": "nobody", "phones": [{"label": "p", "duration": 1}]}, 404, "nobody"),
        ("/frames", {"voice": "s31", "phones": []}, 422, "phones"),
        ("/frames", {"voice": "s31", "phones": [{"label": "@@", "duration": 1}]}, 422, "@@"),
        ("/frames", {"voice": "s31", "phones": [{"label": "p", "duration": -1}]}, 422, "duration"),
    ],
)
def test_what_cannot_be_spoken_is_refused(studio, path, wish, status, message):
    answer = studio.client.post(f"/studio/api{path}", json=wish)
    assert answer.status_code == status
    assert message in answer.json()["error"]


def wav(samples, rate):
    import soundfile

    file = io.BytesIO()
    soundfile.write(file, samples, rate, format="WAV", subtype="PCM_16")
    return file.getvalue()
