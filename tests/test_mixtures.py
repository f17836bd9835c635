"""Phones between two recorded ones, and networks and voices that read them."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from labial import Alignment, Interval, LabialError, load_voice
from labial.configuration import TrainingConfig
from labial.encoders.encoder import FrameRows
from labial.errors import TrainingError, VoiceError
from labial.mixed_network import can_mix, read_mixtures
from labial.network import LabialNetwork, MeanNetwork, build_network
from labial.phones.inventory import NASAL, ROUNDED_VOWELS, SEGMENTS, VOWELS
from labial.phones.mixtures import mixtures
from labial.phones.substitution import Substitutions
from labial.publishing import packed_phones, write_voice
from labial.voice import Voice
from labial.voice_file import metadata_of
from labial.voice_info import read_info
from labial.voice_weights import network_of_voice
from labial.voices import voice_path
from toys import DurationEncoder

ENGLISH = "p b m f v w θ ð t d s z n l ɹ tʃ dʒ j k ɡ h i ɪ ɛ æ ʌ ɑ ɔ u eɪ aɪ oʊ aʊ".split()
PHONES = (*ENGLISH, "sil")

# From close to open, as on the IPA's chart (2020).
CHART = "iyɨʉɯu ɪʏʊ eøɘɵɤo ə ɛœɜɞʌɔ æɐ aɶɑɒ".split()


def row(vowel: str) -> int:
    return next(place for place, vowels in enumerate(CHART) if vowel in vowels)


def test_vowels_lie_between_recorded_ones_by_their_height() -> None:
    found = mixtures(ENGLISH, {"ɛ": 9, "ʌ": 2})
    assert found["ø"] == pytest.approx({"u": 1 / 2, "ɔ": 1 / 2})
    assert found["e"] == pytest.approx({"ɪ": 2 / 3, "ɛ": 1 / 3})
    assert found["ə"] == pytest.approx({"ɪ": 1 / 3, "ɛ": 2 / 3})
    assert found["ʊ"] == pytest.approx({"u": 3 / 4, "ɔ": 1 / 4})
    # A recorded vowel of their height stands in for /y/ and /œ/, and none is below /ɒ/.
    assert not {"y", "œ", "ɒ", "a"} & set(found)


@given(st.sets(st.sampled_from(sorted(SEGMENTS))))
def test_shares_are_of_recorded_phones_and_keep_height_and_rounding(recorded: set[str]) -> None:
    for phone, shares in mixtures(recorded, {}).items():
        assert phone not in recorded
        assert set(shares) <= recorded
        assert len(shares) == 2
        assert min(shares.values()) > 0
        assert sum(shares.values()) == pytest.approx(1, abs=2e-6)
        if phone in VOWELS:
            assert {each in ROUNDED_VOWELS for each in shares} == {phone in ROUNDED_VOWELS}
            between = sum(share * row(each) for each, share in shares.items())
            assert between == pytest.approx(row(phone), abs=1e-5)
            nearer = sorted(row(each) for each in shares)
            alike = {row(v) for v in recorded & VOWELS - {"ɚ", "ɝ"}
                     if (v in ROUNDED_VOWELS) == (phone in ROUNDED_VOWELS)}  # fmt: skip
            assert not alike & set(range(nearer[0] + 1, nearer[1]))


def test_a_protruded_fricative_is_half_protruded_and_not_an_affricate() -> None:
    found = mixtures(ENGLISH, {})
    assert found["ʃ"] == {"s": 0.5, "ɹ": 0.5}
    assert found["ʒ"] == {"z": 0.5, "ɹ": 0.5}
    assert "ʒ" not in mixtures([*ENGLISH, "ʃ"], {})
    assert "ʃ" not in mixtures("p t s i ɑ".split(), {})


def network(encoder: str) -> LabialNetwork:
    torch.manual_seed(0)
    config = TrainingConfig(hidden_size=16, latent_size=4, encoder=encoder)
    return build_network(config, PHONES, 6).eval()


def spoken(*places: int) -> tuple[FrameRows, torch.Tensor]:
    phones = torch.tensor(places)
    return FrameRows(phones, torch.zeros(len(phones), 2)), torch.tensor([len(phones)])


@pytest.mark.parametrize("encoder", ["one-hot", "features-stand-ins"])
def test_a_network_reads_a_mixture_between_its_phones(encoder: str) -> None:
    before = network(encoder)
    mixing = deepcopy(before)
    u, o = PHONES.index("u"), PHONES.index("ɔ")
    read_mixtures(mixing, PHONES, {"ø": {"u": 0.75, "ɔ": 0.25}, "y": {"u": 1.0}})
    frames, lengths = spoken(0, u, o, 5)
    with torch.no_grad():
        assert torch.allclose(mixing(frames, lengths), before(frames, lengths), atol=1e-6)
        as_u, as_o, mixed, only_u = (
            mixing(*spoken(0, place, 5)) for place in (u, o, len(PHONES), len(PHONES) + 1)
        )
    assert torch.allclose(only_u, as_u, atol=1e-6)
    distances = [float(torch.linalg.norm(mixed - each)) for each in (as_u, as_o)]
    assert 0 < distances[0] < distances[1]
    rows = mixing.encoder.rows()
    assert rows is not None
    assert torch.allclose(rows[len(PHONES)], 0.75 * rows[u] + 0.25 * rows[o])


def test_all_members_of_a_mean_read_the_mixtures() -> None:
    mean = MeanNetwork([network("one-hot"), network("features-stand-ins")])
    assert can_mix(mean)
    read_mixtures(mean, PHONES, {"ø": {"u": 0.5, "ɔ": 0.5}})
    assert [len(each.encoder.rows()) for each in mean.networks] == [len(PHONES) + 1] * 2


def test_what_depends_on_more_than_the_phone_is_not_mixed() -> None:
    timed = network("one-hot")
    timed.encoder = DurationEncoder(PHONES)
    assert not can_mix(timed)
    with pytest.raises(TrainingError, match="no row for each phone"):
        read_mixtures(timed, PHONES, {"ø": {"u": 0.5, "ɔ": 0.5}})


@pytest.fixture(scope="module")
def mixed_voice(tmp_path_factory: pytest.TempPathFactory) -> Voice:
    """The voice grid-s1 with one more mixture, of shares that no rule gives."""
    known = load_voice("grid-s1").info.substitutions
    mixing = {"y": {"u": 0.8, "i": 0.2}}
    base = load_voice("grid-s1")
    net = network_of_voice(base)
    own = [phone for phone in base.info.phones if phone not in known.mixtures]
    read_mixtures(net, base.info.phones, mixing)
    both = {**known.mixtures, **mixing}
    nearest = {p: others for p, others in known.nearest.items() if p not in both}
    packed = packed_phones(own, Substitutions(frozenset([*own, *both]), nearest, both))
    path = tmp_path_factory.mktemp("mixed") / "mixed.onnx"
    write_voice(path, net, metadata_of(onnx.load(str(base.path))) | packed)
    return load_voice(path)


def saying(vowel: str) -> Alignment:
    labels = ("sil", "s", vowel, "s", "sil")
    return Alignment(tuple(Interval(0.2 * i, 0.2 * i + 0.2, p) for i, p in enumerate(labels)))


def test_a_voice_file_keeps_its_mixtures(mixed_voice: Voice) -> None:
    known = mixed_voice.info.substitutions
    assert known.mixtures["y"] == {"u": 0.8, "i": 0.2}
    assert known.resolve("y") == ("y",)
    assert known.resolve("y" + NASAL) == ("y",)
    assert known.mixed(saying("y")) == {"y": {"u": 0.8, "i": 0.2}}
    assert not known.mixed(saying("u")) and not known.made(saying("y"))
    base = load_voice("grid-s1")
    for vowel in ("i", "u"):
        same, other = (v.animate(saying(vowel)).positions for v in (base, mixed_voice))
        assert np.allclose(same, other, atol=1e-4)
    middle = {
        vowel: mixed_voice.animate(saying(vowel)).positions[25].ravel() for vowel in ("i", "u", "y")
    }
    to_u, to_i = (np.linalg.norm(middle["y"] - middle[vowel]) for vowel in ("u", "i"))
    assert 0 < to_u < to_i


def test_the_network_of_a_voice_with_mixtures_is_restored(mixed_voice: Voice) -> None:
    net, phones = network_of_voice(mixed_voice).eval(), mixed_voice.info.phones
    places = [phones.index(phone) for phone in ("sil", "s", "y", "ø", "s", "sil")]
    frames, lengths = spoken(*(place for place in places for _ in range(10)))
    with torch.no_grad():
        expected = net(frames, lengths).reshape(60, -1, 3).numpy()
    labels = ("sil", "s", "y", "ø", "s", "sil")
    alignment = Alignment(tuple(Interval(0.2 * i, 0.2 * i + 0.2, p) for i, p in enumerate(labels)))
    raw = mixed_voice.animate(alignment).positions[:60]
    assert np.abs(raw[20:40] - expected[20:40]).max() < 0.5  # silence around it differs


def test_mixtures_that_cannot_be_are_refused() -> None:
    values = metadata_of(onnx.load(str(voice_path("grid-s1")))) | {"face": None}
    mixed = values["mixed_phones"]
    assert read_info(values).substitutions.mixtures == mixed
    assert json.loads(json.dumps(mixed)) == mixed
    bad = [
        ({**mixed, "ʃ": {"s": 0.5, "ɹ": 0.6}}, "add up to 1"),
        ({**mixed, "ʃ": {"s": 1.5, "ɹ": -0.5}}, "positive"),
        ({**mixed, "ʃ": {}}, "positive"),
        ({**mixed, "ʃ": {"s": 0.5, "ø": 0.5}}, "not among those recorded"),
        ({**mixed, "ʃ": {"s": "0.5", "ɹ": 0.5}}, "expected a finite number"),
        ({**mixed, "q": {"s": 0.5, "ɹ": 0.5}}, "not the last"),
        (dict(reversed(mixed.items())), "not the last"),
        ([], "expected an object"),
    ]
    for mixtures_, message in bad:
        with pytest.raises(VoiceError, match=message):
            read_info(values | {"mixed_phones": mixtures_})


def test_a_voice_without_mixtures_reads_as_before(tmp_path: Path) -> None:
    values = metadata_of(onnx.load(str(voice_path("grid-s1")))) | {"face": None}
    values.pop("mixed_phones")
    try:
        info = read_info(values)
    except LabialError:
        pytest.fail("the field is absent in older files")
    assert not info.substitutions.mixtures
