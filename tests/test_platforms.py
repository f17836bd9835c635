"""labial without the modules and calls of Unix, as on Windows."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from labial import locks
from labial.errors import InUseError

# labial's imports are as on Windows; those of other packages are not changed.
ELSEWHERE = """
import builtins, importlib, os, pkgutil, select, signal, sys, types

MODULES = "fcntl resource termios tty pty pwd grp spwd crypt nis syslog posix readline".split()
GONE = {
    os: "posix_spawn fork forkpty killpg geteuid getuid getegid getgid setsid setuid fchmod fchown "
    "chown lchown mkfifo mknod getpgid setpgid nice wait wait3 wait4 sched_getaffinity statvfs "
    "uname O_NOFOLLOW O_NONBLOCK O_CLOEXEC O_DIRECTORY WNOHANG POSIX_SPAWN_OPEN POSIX_SPAWN_DUP2",
    signal: "SIGKILL SIGHUP SIGALRM SIGPIPE SIGXFSZ SIGUSR1 alarm setitimer pause sigwait",
    select: "poll epoll kqueue devpoll",
}
lesser = {}
for module, gone in GONE.items():
    kept = {name: value for name, value in vars(module).items() if name not in gone.split()}
    lesser[module.__name__] = types.ModuleType(module.__name__)
    vars(lesser[module.__name__]).update(kept)
whole = builtins.__import__

def imported(name, globals=None, locals=None, fromlist=(), level=0):
    if globals and str(globals.get("__name__")).startswith("labial"):
        if name in MODULES:
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)
        if name in lesser:
            return lesser[name]
    return whole(name, globals, locals, fromlist, level)

builtins.__import__ = imported
import labial
"""


def elsewhere(program, *arguments):
    return subprocess.run(
        [sys.executable, "-c", ELSEWHERE + program, *map(str, arguments)],
        capture_output=True, text=True,
    )  # fmt: skip


def test_every_module_imports():
    program = """
for each in pkgutil.walk_packages(labial.__path__, "labial."):
    needs_blender = each.name.startswith("labial.blender.labial_speech.")
    if each.name not in ("labial.__main__", "labial._gru") and not needs_blender:
        importlib.import_module(each.name)
        print(each.name)
"""
    done = elsewhere(program)
    assert done.stderr == ""
    assert {"labial.viewer.chromium", "labial.experiment.task"} <= set(done.stdout.split())


def test_files_are_written_and_videos_are_refused(tmp_path):
    program = """
from labial.cli import main
for name in ("a.npz", "a.html", "a.mp4"):
    print(main(["animate", sys.argv[1], "-o", sys.argv[2] + "/" + name]))
"""
    phones = tmp_path / "a.csv"
    phones.write_text("Begin,End,Label,Type,Speaker\n0.0,0.2,p,phones,x\n0.2,0.5,a,phones,x\n")
    done = elsewhere(program, phones, tmp_path)
    assert done.stdout.splitlines()[1::2] == ["0", "0"]
    assert done.stdout.splitlines()[-1] == "2"
    assert done.stderr == (
        f"labial: error: videos cannot be made on {sys.platform}; write another format\n"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.html", "a.npz"]


def test_windows_locks_bytes_beyond_what_is_written(tmp_path, monkeypatch):
    def locking(descriptor, mode, count):
        assert (mode, count) == ("LK_NBLCK", 1)
        assert os.lseek(descriptor, 0, os.SEEK_CUR) > 1000
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    monkeypatch.setitem(sys.modules, "fcntl", None)
    windows = SimpleNamespace(locking=locking, LK_NBLCK="LK_NBLCK")
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    lock = tmp_path / "lock"
    with locks.held(lock, "a: is in use"):
        with pytest.raises(InUseError, match=f"in use by process {os.getpid()}$"):
            locks.held(lock, "a: is in use").__enter__()
        assert locks.is_held(lock)
        assert lock.stat().st_size < 1000
    assert not locks.is_held(lock)
    assert not list(tmp_path.iterdir())
