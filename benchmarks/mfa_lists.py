"""Whether every list of phones of the Montreal Forced Aligner's models is read.

Takes a clone of github.com/MontrealCorpusTools/mfa-models. Of each dictionary and each model of
pronunciations, an alignment with all its labels is read: the words of the dictionary that show
them, or else its list of phones. Prints how many are read, in which phone sets, and the errors.
Then compares ɲ and ɔ̃ of prosodylab's French dictionary, which writes both alike, with the aligner's
own French dictionary.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from labial.alignment import SILENCE
from labial.errors import LabialWarning
from labial.formats.alignments import read_alignments

FRENCH = "dictionary/french/prosodylab/v2.0.0/french_prosodylab.dict"
FRENCH_OWN = "dictionary/french/mfa/french_mfa.dict"
PHONE_S = 0.1
NASAL_O, PALATAL_N = "ɔ\N{COMBINING TILDE}", "ɲ"

# A word, and its labels; a list of phones has no word.
Spoken = tuple[str, list[str]]


def main() -> None:
    """Read all lists and print."""
    warnings.simplefilter("ignore", LabialWarning)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clone", type=Path, help="a clone of mfa-models, with or without work tree")
    clone = Clone(parser.parse_args().clone)
    sets: Counter[str] = Counter()
    refused: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, phones in clone.lists():
            try:
                sets[phone_set_of(clone.spoken(name, phones), Path(folder))] += 1
            except RuntimeError as error:
                refused.append(f"{name}: {error}")
        print(f"{sets.total()} of {sets.total() + len(refused)} lists read: {dict(sets)}")
        for each in refused:
            print(each)
        compare_french(clone, Path(folder))


class Clone:
    """The files of the last commit of a clone, some of which may be missing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.files = self._git("ls-tree", "-r", "--name-only", "-z", "HEAD").split("\0")

    def lists(self) -> Iterator[tuple[str, list[str]]]:
        """The folder of each list of phones, and the list."""
        for file in self.files:
            if file.startswith(("dictionary/", "g2p/")) and file.endswith("/meta.json"):
                yield file.removesuffix("/meta.json"), json.loads(self.text(file))["phones"]

    def spoken(self, folder: str, phones: list[str]) -> list[Spoken]:
        """Words that show all phones, or all phones without a word."""
        entries = [each for file in self._dictionaries(folder) for each in self.entries(file)]
        left, words = set(phones), []
        for word, labels in entries:
            if left.intersection(labels):
                left.difference_update(labels)
                words.append((word, labels))
        return words if not left else [("", phones)]

    def entries(self, file: str) -> Iterator[Spoken]:
        """The words of a dictionary with their labels; none if the file is missing."""
        try:
            lines = self.text(file).splitlines()
        except subprocess.CalledProcessError:
            return
        for line in lines:
            word, *_, labels = line.split("\t")
            yield word, labels.split()

    def text(self, file: str) -> str:
        """The contents of a file; raises ``CalledProcessError`` if they are missing."""
        return self._git("show", f"HEAD:{file}")

    def _dictionaries(self, folder: str) -> list[str]:
        """The dictionary in a folder, or in the one above, where the newest version is."""
        above = folder.rpartition("/")[0]
        return [
            file
            for file in self.files
            if file.endswith(".dict") and file.rpartition("/")[0] in (folder, above)
        ]

    def _git(self, *arguments: str) -> str:
        command = ["git", "-C", str(self._path), *arguments]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def phone_set_of(spoken: Sequence[Spoken], folder: Path) -> str:
    """The phone set in which an alignment of these words is read; raises ``RuntimeError``."""
    return next(iter(_read(spoken, folder).values()))[1]


def compare_french(clone: Clone, folder: Path) -> None:
    """Print how often ɲ and ɔ̃ agree with the aligner's own dictionary."""
    own: dict[str, set[tuple[str, ...]]] = {}
    for word, phones in clone.entries(FRENCH_OWN):
        own.setdefault(word, set()).add(_nasals(phones))
    words = [
        (word, labels)
        for word, labels in clone.entries(FRENCH)
        if "N" in labels and any(len(each) == labels.count("N") for each in own.get(word, ()))
    ]
    agree = 0
    for start in range(0, len(words), 500):
        some = words[start : start + 500]
        phones, _ = _read([*some, ("deux", ["d", "deux"])], folder)["spoken"]
        for word, labels in some:
            agree += _nasals(phones[: len(labels)]) in own[word]
            phones = phones[len(labels) :]
    print(f"French ɲ and ɔ̃: {agree} of {len(words)} words as in french_mfa.dict")


def _nasals(phones: Sequence[str]) -> tuple[str, ...]:
    return tuple(phone for phone in phones if phone in (NASAL_O, PALATAL_N))


def _read(spoken: Sequence[Spoken], folder: Path) -> dict[str, tuple[list[str], str]]:
    """The phones and the phone set of an alignment of these words, by name."""
    phones, words, at = [], [], 0
    for word, labels in spoken:
        start = at
        for label in labels:
            phones.append({"start": PHONE_S * at, "end": PHONE_S * (at + 1), "label": label})
            at += 1
        words.append({"start": PHONE_S * start, "end": PHONE_S * at, "label": word})
    path = folder / "spoken.json"
    path.write_text(json.dumps({"phones": phones, "words": words if spoken[0][0] else []}))
    read = read_alignments([path])
    if read.errors:
        raise RuntimeError("; ".join(str(each) for each in read.errors))
    return {
        name: (
            [phone.label for phone in each.phones if phone.label != SILENCE],
            read.phone_sets[name],
        )
        for name, each in read.alignments.items()
    }


if __name__ == "__main__":
    main()
