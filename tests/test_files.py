"""Atomic writing, whatever is at the output, and whoever else writes there."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from labial import files, locks, parts
from labial.errors import InUseError, LabialError
from labial.files import check_place, replacing, write_json
from labial.folders import claimed, contents
from labial.temporary import encodable, temporary_folder

unix = pytest.mark.skipif(os.name == "nt", reason="of Unix")
root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can act as another user"
)
NOBODY = 65534

PROGRAM = """
import os, sys
from pathlib import Path
from labial.errors import LabialError
from labial.files import replacing
from labial.folders import claimed
from labial.temporary import encodable, temporary_folder

what, path, content, user = sys.argv[1:]
if user:
    import fcntl  # what is imported late cannot be read by that user everywhere
    os.setgroups([])
    os.setgid(int(user))
    os.setuid(int(user))
try:
    with {"file": replacing, "folder": claimed, "temporary": lambda _: temporary_folder()}[what](
        Path(path)
    ) as part:
        if what == "file":
            part.write_text(content)
        print(part, flush=True)
        sys.stdin.read()
except LabialError as error:
    sys.exit(str(error))
"""


def working(what, path, content, user=""):
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, what, str(path), content, str(user)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@contextmanager
def at_work(what, path="", content=""):
    """A process inside ``replacing(path)`` or similar, which ends when its input does."""
    with working(what, path, content) as process:
        try:
            assert process.stdout.readline(), process.stderr.read()
            yield process
        finally:
            process.kill()


def end(process):
    process.stdin.close()
    assert process.wait() == 0, process.stderr.read()


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait()


def write(path, content):
    with replacing(path) as part:
        part.write_text(content)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def as_nobody(what, path, content=""):
    """The error of a process of another user that writes a file or claims a folder."""
    with working(what, path, content, NOBODY) as process:
        return process.communicate()[1]


@pytest.fixture
def open_to_all(tmp_path):
    """A folder that other users reach; pytest's own are closed to them."""
    folder = Path("/tmp") / f"labial-test-{os.getpid()}"
    folder.mkdir()
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


def test_a_failed_write_leaves_what_was_there(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("before")
    with pytest.raises(RuntimeError), replacing(path) as part:
        part.write_text("half")
        raise RuntimeError
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("check", [lambda path: write(path, ""), check_place])
def test_a_place_that_cannot_be_written_to_is_an_error(tmp_path, check):
    (tmp_path / "file").touch()
    for path, says in {
        tmp_path / "no" / "a": "there is no folder",
        tmp_path: "it is a folder",
        tmp_path / "file" / "a": "there is no folder",
        tmp_path / ("x" * 300): "File name too long",
    }.items():
        with pytest.raises(LabialError, match=says):
            check(path)
    with pytest.raises(LabialError, match=r"a\.txt: expected a file ending in \.h5"):
        check_place(tmp_path / "a.txt", ".h5")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    "name",
    [
        "口型" * 40 + ".visemes.json",  # 255 bytes with the ending
        "x" * 250 + ".html",
        "é" * 60 + ".mp4",
        os.fsdecode(b"caf\xe9.html"),
        "[a]*?.html",
        ".html",
        "two\nlines.html",
    ],
)
def test_any_valid_name_can_be_written(tmp_path, name):
    if os.name == "nt" and set(name) & set('[]*?"\n'):
        pytest.skip("not a name there")
    assert len(os.fsencode(name)) <= 255
    write(tmp_path / name, "one")
    with replacing(tmp_path / name) as part:
        assert part.name.endswith(name[-14:])
        part.write_text("two")
    assert (tmp_path / name).read_text() == "two"
    assert len(names(tmp_path)) == 1


@unix
def test_new_files_take_the_umask_and_old_ones_keep_their_mode(tmp_path):
    umask = os.umask(0o027)
    try:
        write(tmp_path / "new", "")
        for mode in (0o600, 0o666, 0o755):
            path = tmp_path / f"{mode:o}"
            path.touch()
            path.chmod(mode)
            write(path, "")
        with replacing(tmp_path / "600") as part:
            assert stat.S_IMODE(part.stat().st_mode) == 0o600
            part.unlink()
            part.write_text("by a library that makes files itself")
    finally:
        os.umask(umask)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"new": 0o640, "600": 0o600, "666": 0o666, "755": 0o755}


@root
def test_a_replaced_file_keeps_its_owner(tmp_path, open_to_all):
    path = tmp_path / "a"
    path.touch()
    os.chown(path, NOBODY, NOBODY)
    write(path, "")
    assert (path.stat().st_uid, path.stat().st_gid) == (NOBODY, NOBODY)
    # Another user cannot keep root's group, and so gives it no rights.
    shared = open_to_all / "shared"
    shared.touch()
    shared.chmod(0o662)
    assert as_nobody("file", shared, "theirs") == ""
    assert shared.read_text() == "theirs"
    assert (shared.stat().st_gid, stat.S_IMODE(shared.stat().st_mode)) == (NOBODY, 0o622)


@root
def test_files_without_write_permission_are_kept(open_to_all):
    path = open_to_all / "a"
    path.write_text("root's")
    assert "a: cannot be written: it is read-only" in as_nobody("file", path, "theirs")
    open_to_all.chmod(0o755)
    path.chmod(0o666)
    assert "a: cannot be written: Permission denied" in as_nobody("file", path, "theirs")
    (open_to_all / "closed").mkdir(mode=0o700)
    message = as_nobody("file", open_to_all / "closed" / "a", "theirs")
    assert "closed/a: cannot be written: Permission denied" in message
    assert path.read_text() == "root's"


@unix
def test_links_are_followed(tmp_path):
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there" / "data", tmp_path / "link.html"
    link.symlink_to("middle")
    (tmp_path / "middle").symlink_to(target)
    for content in ("first", "second"):
        with replacing(link) as part:
            assert part.suffix == ".html"
            part.write_text(content)
        assert link.is_symlink()
        assert target.read_text() == content
    assert names(tmp_path) == ["link.html", "middle", "there"]
    (tmp_path / "round").symlink_to("round")
    with pytest.raises(LabialError, match="round: cannot be written"):
        write(tmp_path / "round", "")


@root
def test_links_planted_by_others_are_not_followed(open_to_all, tmp_path):
    open_to_all.chmod(0o1777)
    link, mine = open_to_all / "page.html", tmp_path / "mine"
    mine.write_text("mine")
    link.symlink_to(mine)
    write(link, "through my own link")
    assert mine.read_text() == "through my own link"
    os.lchown(link, NOBODY, NOBODY)
    with pytest.raises(LabialError, match="another user's link"):
        write(link, "theirs")
    assert mine.read_text() == "through my own link"


@unix
@pytest.mark.parametrize("plant", [Path.symlink_to, Path.hardlink_to])
def test_a_file_planted_at_the_name_of_a_part_is_not_written_to(tmp_path, monkeypatch, plant):
    """Names are random; here the attacker has guessed them."""
    victim, path = tmp_path / "victim", tmp_path / "a"
    victim.write_text("precious")
    monkeypatch.setattr(parts.secrets, "token_hex", lambda _: "0" * 16)
    with replacing(path) as part:
        assert "0" * 16 in part.name
        part.write_text("")
    plant(part, victim)
    with pytest.raises(LabialError, match="a: cannot be written: File exists"):
        write(path, "")
    assert victim.read_text() == "precious"
    assert part.exists()
    part.unlink()
    with pytest.raises(LabialError, match="a: cannot be written"), replacing(path) as part:
        part.unlink()
        part.symlink_to(victim)
    assert not path.is_symlink()


@unix
def test_pipes_and_devices_are_written_to(tmp_path):
    pipe = tmp_path / "pipe.html"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    with replacing(pipe) as part:
        assert part.suffix == ".html"
        assert part.parent != tmp_path
        part.write_text("x" * 300_000)
    reader.join()
    assert read == ["x" * 300_000]
    assert pipe.is_fifo()
    write(Path(os.devnull), "away")
    assert Path(os.devnull).is_char_device()
    full = Path("/dev/full")
    if full.exists():
        with pytest.raises(LabialError, match="/dev/full: cannot be written: No space left"):
            write(full, "x")
    assert names(tmp_path) == ["pipe.html"]


@unix
def test_two_processes_do_not_mix_in_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with at_work("file", pipe, "a" * 100_000) as one, at_work("file", pipe, "b" * 100_000) as two:
        for process in (one, two):
            process.stdin.close()
        kept_open = os.open(pipe, os.O_RDWR)
        read = b""
        while len(read) < 200_000:
            read += os.read(kept_open, 100_000)
        os.close(kept_open)
    assert read in (b"a" * 100_000 + b"b" * 100_000, b"b" * 100_000 + b"a" * 100_000)


@unix
@pytest.mark.parametrize("place", ["/dev/stdout", "/dev/fd/1"])
def test_standard_output_can_be_the_output(tmp_path, place):
    if not Path(place).exists():
        pytest.skip("not here")
    program = (
        "from labial.files import replacing; from pathlib import Path; print('before')\n"
        f"with replacing(Path({place!r})) as part: part.write_text('content\\n')\n"
        "print('after')"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "before\ncontent\nafter\n"
    with (tmp_path / "file").open("w") as file:
        subprocess.run(command, stdout=file, check=True)
    assert (tmp_path / "file").read_text() == "before\ncontent\nafter\n"


def test_two_processes_do_not_write_one_file(tmp_path, monkeypatch):
    path = tmp_path / "a.html"
    with at_work("file", path, "theirs") as process:
        with pytest.raises(
            InUseError, match=rf"a\.html: is being written by process {process.pid}$"
        ):
            check_place(path)
        monkeypatch.setattr(files, "_PATIENCE_S", 0.1)
        with pytest.raises(InUseError, match=f"by process {process.pid}$"):
            write(path, "mine")
        write(tmp_path / "b.html", "others may be written meanwhile")
        end(process)
    assert path.read_text() == "theirs"
    write(path, "mine")
    assert names(tmp_path) == ["a.html", "b.html"]


def test_a_file_that_another_process_soon_finishes_is_waited_for(tmp_path):
    with at_work("file", tmp_path / "a", "theirs") as process:
        threading.Timer(0.3, process.stdin.close).start()
        write(tmp_path / "a", "mine")
        assert process.wait() == 0
    assert (tmp_path / "a").read_text() == "mine"


def test_only_files_of_killed_processes_are_removed(tmp_path):
    path, other = tmp_path / "a.html", tmp_path / "a.html.wav"
    with at_work("file", path, "half") as killed, at_work("file", other, "whole") as living:
        kill(killed)
        (left,) = tmp_path.glob(".*.part.a.html")
        assert [p.name for p in contents(tmp_path)] == [
            p.name for p in tmp_path.glob(".*.part.*.wav")
        ]
        elsewhere = left.with_name(left.name.replace(parts.host_mark(), "01234567-89abcdef"))
        elsewhere.write_text("perhaps of a process on another host")
        assert elsewhere in contents(tmp_path)
        write(path, "mine")
        assert not left.exists()
        assert elsewhere.exists()
        end(living)
    assert other.read_text() == "whole"
    assert sorted(tmp_path.iterdir()) == sorted([elsewhere, path, other])


def test_process_numbers_are_not_compared_across_containers(tmp_path):
    """Containers use the same process numbers: what counts is the lock, not the number."""
    with at_work("file", tmp_path / "a", "theirs") as process:
        (lock,) = tmp_path.glob("*.lock")
        lock.write_text("1073741824 elsewhere\n")  # no such process runs here
        (part,) = tmp_path.glob(".*.part.a")
        assert part in contents(tmp_path)
        with pytest.raises(InUseError, match="by process 1073741824 on elsewhere"):
            check_place(tmp_path / "a")
        end(process)
    assert (tmp_path / "a").read_text() == "theirs"


def test_a_folder_is_used_by_one_process_at_a_time(tmp_path):
    folder = tmp_path / "deep" / "folder"
    with at_work("folder", folder) as process:
        with (
            pytest.raises(InUseError, match=f"folder: is in use by process {process.pid}$"),
            claimed(folder),
        ):
            pass
        kill(process)
        with claimed(folder):
            assert contents(folder) == []
    assert names(folder) == []
    (tmp_path / "file").touch()
    with pytest.raises(LabialError, match="file: cannot be a folder"), claimed(tmp_path / "file"):
        pass


@root
def test_a_folder_that_cannot_be_written_to_is_an_error(open_to_all):
    open_to_all.chmod(0o755)

    assert "cannot be written to: Permission denied" in as_nobody("folder", open_to_all)


@unix
def test_a_file_planted_at_the_name_of_a_lock_is_left_alone(tmp_path):
    lock, victim = tmp_path / ".labial.lock", tmp_path / "victim"
    victim.write_text("precious")
    for plant in (lock.symlink_to, lock.hardlink_to, lambda _: os.mkfifo(lock)):
        plant(victim)
        with pytest.raises(LabialError, match="cannot be used as a lock file"), claimed(tmp_path):
            pass
        lock.unlink()
    assert victim.read_text() == "precious"


@root
def test_a_free_lock_of_another_user_does_not_block(open_to_all):
    (open_to_all / ".labial.lock").write_text("1 elsewhere\n")
    assert as_nobody("folder", open_to_all) == ""
    with claimed(open_to_all):
        assert f"is in use by process {os.getpid()}" in as_nobody("folder", open_to_all)


def test_many_processes_take_turns(tmp_path):
    """Nobody enters while another is inside, though each removes the lock file when it leaves."""
    program = """
import os, sys
from pathlib import Path
from labial.locks import held
folder = Path(sys.argv[1])
for _ in range(60):
    with held(folder / "lock", "busy", 60):
        os.close(os.open(folder / "within", os.O_CREAT | os.O_EXCL))
        os.unlink(folder / "within")
"""
    command = [sys.executable, "-c", program, str(tmp_path)]
    running = [subprocess.Popen(command) for _ in range(4)]
    assert [process.wait() for process in running] == [0] * 4
    assert names(tmp_path) == []


def test_systems_without_locks_are_used_without(tmp_path, monkeypatch):
    monkeypatch.setattr(locks, "_lock", lambda _: None)
    with replacing(tmp_path / "a") as part:
        part.write_text("x")
        # Whether a process is still writing it cannot be known.
        assert contents(tmp_path) == [part]
    assert names(tmp_path) == ["a"]


def test_temporary_folders_are_private_and_removed(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "labial-notes").mkdir()
    with at_work("temporary") as killed, at_work("temporary") as living:
        kill(killed)
        assert len(list(tmp_path.glob("labial-*-*"))) == 4  # two folders and their locks
        with temporary_folder() as folder:
            if os.name != "nt":
                assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            (folder / "deep").mkdir()
            theirs = [path for path in tmp_path.iterdir() if folder.name not in path.name]
            assert len(theirs) == 3
        assert not folder.exists()
        end(living)
    assert names(tmp_path) == ["labial-notes"]


def test_a_folder_made_elsewhere_stays(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    elsewhere = tmp_path / f"labial-{'0' * 16}-01234567-89abcdef"
    elsewhere.mkdir()
    with temporary_folder():
        pass
    assert elsewhere.exists()


def test_no_temporary_folder_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    message = "no temporary folder can be made: No such file"
    with pytest.raises(LabialError, match=message), temporary_folder():
        pass


def test_an_abandoned_lock_is_removed_too(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / f"labial-{'0' * 16}-{parts.host_mark()}.lock").touch()
    with temporary_folder():
        pass
    assert names(tmp_path) == []


@unix
def test_libraries_get_names_in_utf_8(tmp_path):
    plain, odd = tmp_path / "é.wav", tmp_path / os.fsdecode(b"caf\xe9.wav")
    odd.write_text("odd")
    with encodable(plain) as name:
        assert name == str(plain)
    with encodable(odd) as name:
        name.encode()
        assert name.endswith(".wav")
        assert Path(name).read_text() == "odd"
    assert not Path(name).exists()


@unix
def test_json_keeps_names_that_are_not_utf_8(tmp_path):
    values = {"ɑ": os.fsdecode(b"caf\xe9")}
    write_json(tmp_path / "a.json", values)
    text = (tmp_path / "a.json").read_text("utf-8")
    assert "ɑ" in text
    assert json.loads(text) == values
