"""Alignment readers on damaged and made-up files: a right reading, or an error that names the file.

Each reader gets 2,000 cases, three of four made of a valid file by flipping, cutting, repeating and
swapping bytes, the rest put together by hypothesis of what such files are made of; ``LABIAL_FUZZ``
sets another number. A reading is right where each of its times stands in the file and it has as
many phones as the file, both found without the reader.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from labial.alignment import SILENCE
from labial.errors import LabialError
from labial.formats.alignments import read_alignments
from labial.formats.ctm import read_phone_table
from labial.formats.phone_map import read_phone_map
from labial.formats.transcription import ReadingOptions
from labial.phones.inventory import NOISE_LABELS, SILENT_LABELS

CASES = int(os.environ.get("LABIAL_FUZZ", "2000"))
MADE_UP = CASES // 4
PATIENCE_S = 5

pytestmark = pytest.mark.filterwarnings("ignore::labial.errors.LabialWarning")

PHONES = [(0, 20, "SIL"), (20, 31, "P"), (31, 50, "AA1"), (50, 90, "SPN"), (90, 101, "M")]
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


@dataclass(frozen=True)
class Format:
    """A valid file, what such files are made of, and their unit of time in seconds."""

    name: str
    valid: bytes
    parts: tuple[str, ...]
    unit_s: float = 1.0


def long_textgrid() -> str:
    lines = ['File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = 1.01']
    lines.append("tiers? <exists>\nsize = 2\nitem []:")
    tiers = {"words": [(0, 20, ""), (20, 101, 'pa "m"')], "phones": PHONES}
    for place, (name, entries) in enumerate(tiers.items(), start=1):
        lines.append(f'  item [{place}]:\n    class = "IntervalTier"\n    name = "{name}"')
        lines.append(f"    xmin = 0\n    xmax = 1.01\n    intervals: size = {len(entries)}")
        for number, (a, b, label) in enumerate(entries, start=1):
            quoted = label.replace('"', '""')
            lines.append(
                f"    intervals [{number}]:\n      xmin = {a / 100}\n      xmax = {b / 100}"
            )
            lines.append(f'      text = "{quoted}"')
    return "\n".join(lines) + "\n"


def short_textgrid() -> str:
    kept = re.findall(r'"(?:[^"]|"")*"|<exists>|(?<== )[0-9.]+', long_textgrid())
    return "\n".join(kept) + "\n"


def entries(as_dicts: bool) -> list[object]:
    if as_dicts:
        return [{"start": a / 100, "end": b / 100, "label": p} for a, b, p in PHONES]
    return [[a / 100, b / 100, p] for a, b, p in PHONES]


LAB = "".join(f"{a}00000 {b}00000 {p} -12.5 {'pa' if p == 'P' else ''}\n" for a, b, p in PHONES)
CTM = "".join(f"u1 1 {a / 100} {(b - a) / 100:.2f} {p} 0.9\n" for a, b, p in PHONES)
CSV = "Begin,End,Label,Type,Speaker\n" + "".join(
    f"{a / 100},{b / 100},{p},phones,Ann\n" for a, b, p in PHONES
)
TIMES = ("0", "0.1", "0.2", "1e-1", "-1", "nan", "inf", "1e999", "1_0", "٣", "0x1", "1e-9", "99999")
LABELS = ("P", "AA1", "sil", "spn", "ʃ", "a_B", "T", "OY", "\x00", "é", "??", "", "2")
MARKS = (" ", "\n", "\t", '"', "'", "\\", ",", "\r\n", "\u2028", "\ufeff", "_", ".")
JSON_PARTS = ('"phones"', '"words"', '"tiers"', '"start"', '"end"', '"label"', '"duration"',
              '"entries"', *"{}[],:", "null", "true", "1" * 30)  # fmt: skip
ROWS = ("u 1 0 0.1 P\n", "u 1 0.1 0.1 AA1 0.5\n", "v 2 0.3 0.1 sil NA\n", ";; no\n", "u 2 0 1 3\n")
LINES = ("0 1000000 P pa\n", "1000000 3000000 AA1\n", "3000000 3000000 sil\n", ".\n", '"*/b.lab"\n')
LINES += ("///\n", "0 300000 s2 -1 P\n", '0 1000000 "P Q"\n', "#!MLF!#\n")
GRID = ('"ooTextFile"\n"TextGrid"\n0\n1\n<exists>\n1\n"IntervalTier"\n"phones"\n0\n1\n', '"P"\n',
        "1\n", "2\n", '"TextTier"\n', '"ooTextFile"', '"phones"\n', "!c\n", '""')  # fmt: skip

FORMATS = (
    Format("long.TextGrid", long_textgrid().encode(), (*GRID, *TIMES, *LABELS, *MARKS)),
    Format("short.TextGrid", short_textgrid().encode("utf-16"), (*GRID, *TIMES, *LABELS, *MARKS)),
    Format("a.json", json.dumps({"phones": entries(True), "words": [], "duration": 1.2}).encode(),
           (*JSON_PARTS, '{"phones":[{"start":', ',"end":', ',"label":"P"},', *TIMES, *MARKS)),
    Format("mfa.json", json.dumps({"start": 0, "end": 1.01, "tiers": {
        "words": {"type": "interval", "entries": [[0.2, 0.5, "pa"]]},
        "phones": {"type": "interval", "entries": entries(False)}}}).encode(),
           (*JSON_PARTS, '{"tiers":{"phones":{"entries":[[', '"P"],[', '"P"]]}}', *TIMES, *MARKS)),
    Format("mfa.csv", CSV.encode(),
           (CSV.splitlines(keepends=True)[0], "0,0.1,P,phones,A\n", "0.1,0.2,AA1,phones,A\n",
            "0,1,pa,words,A\n", "0.2,0.4,M,phones,B\n", "0.2,0.4,M,phones,\n", *TIMES,
             *LABELS, *MARKS)),
    Format("a.ctm", (CTM + CTM.replace("u1", "u2") + ";; end\n").encode(),
           (*ROWS, *TIMES, *LABELS, *MARKS)),
    Format("a.lab", LAB.encode(), (*LINES, *TIMES, *LABELS, *MARKS), 1e-7),
    Format("a.mlf", f'#!MLF!#\n"*/a.lab"\n{LAB}.\n"b.rec"\n{LAB}.\n'.encode(),
           ('#!MLF!#\n"*/a.lab"\n', *LINES, *TIMES, *LABELS, *MARKS), 1e-7),
)  # fmt: skip

TABLES: dict[str, tuple[Callable[[Path], object], bytes]] = {
    "phones.txt": (read_phone_table, b"<eps> 0\nSIL 1\nAA1_B 2\nP_E 17\n#0 18\n"),
    "map.tsv": (read_phone_map, "label\tphone\nan\tɑ̃\nch\tSH\n#\tsil\n".encode()),
}


def damaged(valid: bytes, name: str, case: int) -> bytes:
    """A valid file with one to three places damaged; the same for the same case."""
    chance = random.Random(f"{name} {case}")
    content = bytearray(valid)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(content)) if content else 0
        length = chance.randint(1, 60)
        match chance.choice(["flip", "set", "cut", "remove", "repeat", "move"]):
            case "flip" if content:
                content[place] ^= 1 << chance.randrange(8)
            case "set" if content:
                content[place] = chance.choice(b"0123456789.-+eE \n\"'\\\x00\xff")
            case "cut":
                del content[place:]
            case "remove":
                del content[place : place + length]
            case "repeat":
                content[place:place] = content[place : place + length]
            case "move":
                part = content[place : place + length]
                del content[place : place + length]
                at = chance.randrange(len(content) + 1)
                content[at:at] = part
    return bytes(content)


@pytest.fixture
def folder(tmp_path) -> Iterator[Path]:
    """A folder in memory where there is such a thing: tens of thousands of files are written."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield tmp_path
        return
    with TemporaryDirectory(dir=memory) as name:
        yield Path(name)


@contextmanager
def patience() -> Iterator[None]:
    """Fail what takes longer than some seconds, even where it would never end."""

    def give_up(*_: object) -> None:
        pytest.fail(f"took longer than {PATIENCE_S} s")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def judge(path: Path, content: bytes, unit_s: float) -> bool:
    """Read a file; whether something could be read of it. Fails for a wrong reading."""
    path.write_bytes(content)
    try:
        with patience():
            found = read_alignments([path], ReadingOptions())
    except LabialError as error:
        assert path.name in str(error), (content, error)
        return False
    for error in found.errors:
        assert path.name in str(error), (content, error)
    assert found.alignments or found.errors, content
    times = written_times(path.name, content, unit_s)
    for name, alignment in found.alignments.items():
        for phone in alignment.phones:
            for time in (phone.start, phone.end):
                assert any(abs(time - each) < 6e-4 for each in times), (content, name, phone)
    if not found.errors and (count := written_phones(path.name, content)) is not None:
        spoken = [
            p for each in found.alignments.values() for p in each.phones if p.label != SILENCE
        ]
        assert len(spoken) == count, (content, spoken)
    return bool(found.alignments)


def written_phones(name: str, content: bytes) -> int | None:
    """How many phones a file has that are not silence; none where it is not simple to say."""
    if name.endswith(".TextGrid"):
        return None  # it counts its intervals itself
    text = content.decode("utf-8-sig")
    if name.endswith(".json"):
        values = json.loads(text)
        if "tiers" in values and len(values["tiers"]) > 1 and "phones" not in values["tiers"]:
            return None
        tiers = values.get("tiers", {})
        phones = (
            tiers.get("phones", next(iter(tiers.values()), None)) if tiers else values["phones"]
        )
        labels = (
            [entry[2] for entry in phones["entries"]] if tiers else [e["label"] for e in phones]
        )
    elif name.endswith(".ctm"):
        lines = [line.split() for line in re.split(r"\r\n|\n|\r", text) if line[:2] != ";;"]
        labels = [fields[4] for fields in lines if fields]
    elif name.endswith(".csv") and '"' not in text:
        rows = [line.split(",") for line in re.split(r"\r\n|\n|\r", text)[1:] if line]
        # Whatever is not a word is a phone, and is not left out for its type or speaker.
        labels = [row[2] for row in rows if row[3].strip().lower() not in ("words", "word")]
    elif name.endswith((".lab", ".mlf")) and "s2" not in text and not re.search(r"P Q|'|\\", text):
        lines = [line.split() for line in re.split(r"\r\n|\n|\r", text)]
        labels = [fields[2] for fields in lines if len(fields) > 2 and fields[0] != "///"]
    else:
        return None
    silent = SILENT_LABELS | NOISE_LABELS
    return sum(label.strip().lower() not in silent for label in labels)


def written_times(name: str, content: bytes, unit_s: float) -> set[float]:
    """All numbers of a file as seconds, and in a CTM the ends that follow from them."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    text = content.decode(encoding, "replace")
    numbers = [float(number) for number in NUMBER.findall(text)]
    times = {0.0, *(number * unit_s for number in numbers)}
    if name.endswith(".ctm"):
        for line in text.splitlines():
            fields = line.split()
            if len(fields) > 4 and NUMBER.fullmatch(fields[2]) and NUMBER.fullmatch(fields[3]):
                times.add(float(fields[2]) + float(fields[3]))
    return times


@pytest.mark.parametrize("case", FORMATS, ids=lambda case: case.name)
def test_the_valid_file_is_read(folder, case):
    assert judge(folder / case.name, case.valid, case.unit_s)


@pytest.mark.parametrize("case", FORMATS, ids=lambda case: case.name)
def test_damaged_files_are_read_right_or_named(folder, case):
    path = folder / case.name
    read = [
        judge(path, damaged(case.valid, case.name, number), case.unit_s)
        for number in range(CASES - MADE_UP)
    ]
    assert any(read)
    assert not all(read)


@pytest.mark.parametrize("case", FORMATS, ids=lambda case: case.name)
def test_made_up_files_are_read_right_or_named(folder, case):
    path = folder / case.name

    @settings(
        max_examples=MADE_UP,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(st.sampled_from(case.parts), max_size=12).map("".join))
    def judged(text: str) -> None:
        judge(path, text.encode(), case.unit_s)

    judged()


@pytest.mark.parametrize("name", TABLES)
def test_damaged_tables_are_read_or_named(folder, name):
    read, valid = TABLES[name]
    path = folder / name
    for number in range(CASES):
        content = damaged(valid, name, number)
        path.write_bytes(content)
        try:
            with patience():
                table = read(path)
        except LabialError as error:
            assert name in str(error), (content, error)
        else:
            assert table
