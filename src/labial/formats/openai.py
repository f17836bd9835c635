"""OpenAI's transcriptions with the times of words, in seconds.

https://platform.openai.com/docs/api-reference/audio/verbose-json-object, with the granularity
``word``: ``{"language": "english", "duration": 8.5, "words": [{"word": "Hello", "start": 0.1,
"end": 0.4}, ...]}``. There may be segments, whose times are not read.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from labial.errors import FormatError
from labial.formats.timed_words import has_objects, spoken_words, words_in
from labial.formats.transcription import ReadingOptions, Transcription

# espeak-ng's names of the languages, which are given in English.
_LANGUAGES = {
    "afrikaans": "af", "albanian": "sq", "amharic": "am", "arabic": "ar", "armenian": "hy",
    "assamese": "as", "azerbaijani": "az", "bashkir": "ba", "basque": "eu", "belarusian": "be",
    "bengali": "bn", "bosnian": "bs", "bulgarian": "bg", "cantonese": "yue", "catalan": "ca",
    "chinese": "cmn", "croatian": "hr", "czech": "cs", "danish": "da", "dutch": "nl",
    "english": "en", "estonian": "et", "finnish": "fi", "french": "fr", "georgian": "ka",
    "german": "de", "greek": "el", "gujarati": "gu", "haitian creole": "ht", "hawaiian": "haw",
    "hebrew": "he", "hindi": "hi", "hungarian": "hu", "icelandic": "is", "indonesian": "id",
    "italian": "it", "japanese": "ja", "kannada": "kn", "kazakh": "kk", "korean": "ko",
    "latin": "la", "latvian": "lv", "lithuanian": "lt", "luxembourgish": "lb", "macedonian": "mk",
    "malay": "ms", "malayalam": "ml", "maltese": "mt", "maori": "mi", "marathi": "mr",
    "myanmar": "my", "nepali": "ne", "norwegian": "nb", "nynorsk": "nb", "persian": "fa",
    "polish": "pl", "portuguese": "pt", "punjabi": "pa", "romanian": "ro", "russian": "ru",
    "serbian": "sr", "sindhi": "sd", "sinhala": "si", "slovak": "sk", "slovenian": "sl",
    "spanish": "es", "swahili": "sw", "swedish": "sv", "tamil": "ta", "tatar": "tt", "telugu": "te",
    "thai": "th", "turkish": "tr", "turkmen": "tk", "ukrainian": "uk", "urdu": "ur", "uzbek": "uz",
    "vietnamese": "vi", "welsh": "cy",
}  # fmt: skip


def fits(values: Any) -> bool:
    """Whether JSON values are such a transcription; Gentle's words have a case."""
    return (
        has_objects(values, "words", "word")
        and "phones" not in values
        and not any("case" in each for each in values["words"])
    )


def transcription(path: Path, values: dict[str, Any], options: ReadingOptions) -> Transcription:
    """The utterance of a transcription: words with phones of espeak-ng.

    Raises ``FormatError`` for other values, and ``AlignmentError`` for impossible times.
    """
    words = words_in(values["words"], "word", f"{path}: words", options.unit_s(1.0))
    language = values.get("language")
    if language is not None and not isinstance(language, str):
        raise FormatError(f"{path}: 'language' is {language!r}, expected a text")
    name = None if language is None else _LANGUAGES.get(language.lower(), language)
    return replace(spoken_words(path, words, options, name), only_speech=True)
