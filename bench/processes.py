"""Commands run and watched: how long they take, and how much memory they and their children use."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from bench.peers import Command

PROC = Path("/proc")
_SECONDS_BETWEEN_LOOKS = 0.05
_SECONDS_TO_STOP = 10.0
_LONGEST_BUILD_SECONDS = 1800.0
_BYTES_SHOWN = 2000


class BenchError(Exception):
    """What was measured did not do what it was measured doing; the words are for a person."""


def timed(command: Command) -> float:
    """Return the wall seconds of a command. Raises BenchError if it fails."""
    begun = time.perf_counter()
    with started(command) as running:
        _finished(running, command)
        return time.perf_counter() - begun


def peak_memory(command: Command) -> float | None:
    """Return the most MB that a command and its children hold at once; None where not to be known.

    It is the sum of their proportional set sizes (Linux), looked at twenty times a second. Looking
    costs time, so no run is both timed and looked at.
    """
    with started(command) as running:
        done = threading.Event()
        peaks: list[float] = []
        looking = threading.Thread(target=_look, args=(running.process.pid, done, peaks))
        looking.start()
        try:
            _finished(running, command)
        finally:
            done.set()
            looking.join()
    return max(peaks, default=0.0) or None


@dataclass(frozen=True)
class Running:
    """A command that runs, and the file that holds what it says."""

    process: subprocess.Popen[bytes]
    said: IO[bytes]

    def last_words(self) -> str:
        """Return the end of what it has said."""
        self.said.seek(0)
        return self.said.read()[-_BYTES_SHOWN:].decode("utf-8", "replace").strip()


@contextmanager
def started(command: Command) -> Iterator[Running]:
    """Start a command as a group of processes of its own; stop what is left of it at the end."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command.words,
            cwd=command.folder,
            env=command.whole_environment(),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            yield Running(process, said)
        finally:
            _stop(process)


def _finished(running: Running, command: Command) -> None:
    try:
        status = running.process.wait(_LONGEST_BUILD_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise BenchError(
            f"Not done in {_LONGEST_BUILD_SECONDS:.0f} s: {_shown(command)}"
        ) from error
    if status != 0:
        raise BenchError(f"Exit code {status}: {_shown(command)}\n{running.last_words()}")


def _shown(command: Command) -> str:
    return " ".join(command.words)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a process, its group and its children, kindly and then not; nothing else."""
    started_by_it = {one: _born(one) for one in family(process.pid)}
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_SECONDS_TO_STOP)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for one, born in started_by_it.items():
        # A number may have been given to another process since, which was born later.
        if one != process.pid and born and _born(one) == born:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(one, signal.SIGKILL)


def _look(pid: int, done: threading.Event, peaks: list[float]) -> None:
    while not done.wait(_SECONDS_BETWEEN_LOOKS):
        peaks.append(sum(map(_memory, family(pid))))


def _memory(pid: int) -> float:
    """Return the MB that are a process's own, and its share of those it has in common."""
    with suppress(OSError, ValueError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def family(pid: int) -> list[int]:
    """Return a process, its children and theirs, and all of its session, as far as they live."""
    parents: dict[int, tuple[int, int]] = {}
    for path in PROC.glob("[0-9]*"):
        fields = _stat(int(path.name))
        if fields:
            parents[int(path.name)] = (int(fields[1]), int(fields[3]))
    members = {pid}
    while True:
        more = {one for one, (parent, session) in parents.items() if parent in members}
        more |= {one for one, (_, session) in parents.items() if session == pid}
        if more <= members:
            return sorted(members)
        members |= more


def cpu_ticks(pid: int) -> int:
    """Return the processor time, in clock ticks, that a process and its children have used."""
    found = (_stat(one) for one in family(pid))
    return sum(int(fields[11]) + int(fields[12]) for fields in found if fields)


def _born(pid: int) -> str:
    """Return when a process was started, in clock ticks; nothing if it is none."""
    fields = _stat(pid)
    return fields[19] if fields else ""


def _stat(pid: int) -> list[str]:
    """Return what the system says of a process, from its state on; nothing if it is none.

    See proc_pid_stat(5): the name, which may hold anything, ends with the last parenthesis.
    """
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def wait_until_idle(pid: int, longest_seconds: float) -> None:
    """Return when a process and its children have done next to nothing for half a second."""
    end = time.monotonic() + longest_seconds
    while time.monotonic() < end:
        before = cpu_ticks(pid)
        time.sleep(0.5)
        if cpu_ticks(pid) - before <= 2:
            return
