"""Writing a voice that is adapted to the talker of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from labial.adaptation import AdaptationConfig, Adapted, Watch, adapt, unwatched
from labial.corpus import Corpus
from labial.doubts import doubt
from labial.errors import CorpusError, named
from labial.face.contact import Closing, reliable_closing
from labial.files import replacing
from labial.progress import Progress, unseen
from labial.publishing import packed_closing, packed_phones, write_voice
from labial.sentences import Sentence, sentence_of
from labial.training import one_thread
from labial.utterance import Utterance
from labial.voice import Voice, load_voice
from labial.voice_file import SPEEDS_KEY, packed_speeds
from labial.voice_info import VOICE_FORMAT, VOICE_VERSION
from labial.voice_mesh import corpus_face_map, packed_face_map
from labial.voice_weights import network_of_voice


@dataclass(frozen=True, eq=False)
class AdaptedVoice:
    """The result of an adaptation, with the seconds of speech and the names of the clips used."""

    adapted: Adapted
    speech_s: float
    clips: tuple[str, ...]


def write_adapted(
    path: Path,
    voice: Voice,
    corpus: Corpus,
    config: AdaptationConfig | None = None,
    progress: Progress = unseen,
    watch: Watch = unwatched,
) -> AdaptedVoice:
    """Write ``voice`` adapted to the talker of ``corpus`` to ``path``.

    ``watch`` is that of :func:`labial.adaptation.adapt`. All utterances with speech are used,
    whatever their split; others are reported as a doubt. The face is fitted on the corpus if it has
    a mesh; otherwise there is none. The file names the original voice and has both licences and
    attributions. Raises ``CorpusError`` for other sensors or a corpus without speech,
    ``PhoneError`` for a phone without a stand-in in the voice, ``TrainingError`` if the recordings
    do not match their phones.
    """
    if corpus.info.layout != voice.layout:
        raise CorpusError(f"{corpus.path}: sensors differ from those of the voice {voice.path}")
    utterances = [each for each in corpus.utterances(corpus.names) if each.alignment.speech_s]
    names = [each.name for each in utterances]
    if not utterances:
        raise CorpusError(f"{corpus.path}: holds no speech, only silence")
    if silent := sorted(set(corpus.names) - set(names)):
        doubt(f"{corpus.path}: not used, as they hold no speech: {', '.join(silent)}")
    speech_s = sum(each.alignment.speech_s for each in utterances)
    with one_thread(), named(str(corpus.path)):
        network = network_of_voice(voice)
        sentences = _sentences(utterances, voice)
        adapted = adapt(network, sentences, config or AdaptationConfig(), progress, watch)
    done = AdaptedVoice(adapted, speech_s, tuple(names))
    face = corpus_face_map(corpus, names)
    metadata: dict[str, object] = {
        **_described(voice, corpus, done),
        "closing": packed_closing(_closing(utterances, voice)),
        SPEEDS_KEY: packed_speeds(utterances),
        "face": None if face is None else packed_face_map(face),
    }
    with replacing(path) as part:
        write_voice(part, adapted.network, metadata)
        load_voice(part)
    return done


def _described(voice: Voice, corpus: Corpus, done: AdaptedVoice) -> dict[str, object]:
    info, adapted = voice.info, done.adapted
    return {
        "format": VOICE_FORMAT,
        "version": VOICE_VERSION,
        "name": corpus.info.name,
        "language": corpus.info.language or info.language,
        "unit": "mm",
        "fps": info.fps,
        **packed_phones(info.phones, info.substitutions),
        "layout": info.layout.to_dict(),
        "licence": _both(info.licence, corpus.info.licence, corpus.info.name),
        "attribution": _both(info.attribution, corpus.info.attribution, corpus.info.name),
        "training": {
            **{key: info.training[key] for key in ("config", "configs") if key in info.training},
            "corpus": corpus.info.name,
            "weights": f"adapted from {info.name} in {adapted.steps} steps",
            "utterances": sorted(done.clips),
        },
        "adapted": {
            "from": info.name,
            "trained_on": info.attribution,
            "speech_s": round(done.speech_s, 2),
            "clips": len(done.clips),
            "steps": adapted.steps,
        },
        "figures": {
            "RMSE, recordings left out": f"{adapted.errors_mm[adapted.steps]:.3f}",
            "with its mean face moved": f"{adapted.errors_mm[0]:.3f}",
            "mean face": f"{adapted.mean_face_mm:.3f}",
        },
    }


def _sentences(utterances: Iterable[Utterance], voice: Voice) -> list[Sentence]:
    sentences = []
    for utterance in utterances:
        with named(f"utterance '{utterance.name}'"):
            known, phones = voice.info.substitutions, voice.info.phones
            sentences.append(sentence_of(utterance, known, phones, voice.fps))
    return sentences


def _closing(utterances: Sequence[Utterance], voice: Voice) -> Closing | None:
    """The talker's closing movement if the recordings have enough bilabials, else the voice's.

    Its aperture of closed lips is at most that of the voice: 25 frames a second can miss a closure,
    and trackers leave a gap between lips that touch.
    """
    own, known = reliable_closing(utterances), voice.info.closing
    if own is None or known is None:
        return own or known
    return Closing(own.movement, min(own.closed_mm, known.closed_mm))


def _both(voice: str, corpus: str, name: str) -> str:
    """The texts of a voice and of the corpus ``name``; one that is not given is named as such."""
    texts = (voice or "not given", corpus or f"{name}: not given")
    return "; ".join(dict.fromkeys(texts))
