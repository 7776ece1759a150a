"""Work on many things at once: a function called in forked processes, its results in order."""

from __future__ import annotations

import gc
import logging
import os
import pickle
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST_PROCESSES = 4
"""Each costs memory of its own, and beyond these few the one that gathers is what is waited for."""
_ITEMS_A_CHUNK = 50
_MOST_CHUNKS = 900
_NUMBER_BYTES = 4
"""So that all numbers lie in a pipe at once, which may hold no more than 4 KiB."""
_LOST = (
    "a process that did part of the work must finish it, found that it was ended {how}: "
    "see that there is enough memory, and try again"
)
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class ProcessLostError(RuntimeError):
    """A process ended before its work was done."""


@dataclass
class _Failure:
    """What was raised: the error, its cause, the cause of that and so on."""

    errors: list[BaseException]
    trace: str


@dataclass
class _Answer:
    """The results of a chunk of items, what was logged meanwhile, and what went wrong."""

    number: int
    results: bytes
    logged: list[logging.LogRecord]
    failure: _Failure | None = None


@dataclass
class _Child:
    pid: int
    answers: Connection


def processes_for(texts: int, least: int) -> int:
    """Return how many processes to work in: one for fewer than `least`, else one a core."""
    return 1 if texts < least else min(_cores(), MOST_PROCESSES)


def in_processes(
    function: Callable[[Item], Result], items: Sequence[Item], processes: int
) -> Iterator[Result]:
    """Yield `function(item)` of each item, in their order, worked out in that many processes.

    A process begins as a copy of this one, so that items need no packing; results are pickled.
    What is logged there is logged here. Raises what the function raised, with its causes;
    ProcessLostError where a process was killed. None is left running, whatever happens.
    With fewer than two items or processes, and where there is no fork, all is done here.
    """
    children: list[_Child] = []
    try:
        if min(processes, len(items)) > 1 and _can_fork():
            chunks = list(_chunks(items, processes))
            with _signals_waiting():
                _begin(children, function, chunks, min(processes, len(chunks)))
        if children:
            yield from _in_order(children, len(chunks))
        else:
            yield from map(function, items)
    finally:
        with _signals_waiting():
            _end(children)


def _chunks(items: Sequence[Item], processes: int) -> Iterator[Sequence[Item]]:
    """Yield the items in chunks that become short, so that all processes end at the same time."""
    most = max(_ITEMS_A_CHUNK, -(-len(items) // _MOST_CHUNKS))
    start = 0
    while start < len(items):
        left = len(items) - start
        end = start + max(1, min(most, left // (2 * processes)))
        yield items[start:end]
        start = end


class Beside:
    """A function at work in a process of its own, beside this one; nothing comes back from it.

    Where there is no fork, it is done here, before anything else.
    """

    def __init__(self, function: Callable[[], None]) -> None:
        self._pid = 0
        if not _can_fork():
            function()
            return
        _flush()
        with _signals_waiting():
            self._pid = os.fork()
            if self._pid == 0:
                _live_beside(function)

    def wait(self) -> None:
        """Wait until it is done. Raises ProcessLostError where it failed or was killed."""
        if self._pid:
            pid, self._pid = self._pid, 0
            _see_off(pid)

    def end(self) -> None:
        """End it, done or not."""
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
            self._pid = 0


class Ahead(Generic[Result]):
    """A function at work in a process of its own, whose result is taken later."""

    def __init__(self, function: Callable[[], Result]) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (it is closed with its result)
        self._work = Beside(lambda: self._put(function()))

    def _put(self, result: Result) -> None:
        pickle.dump(result, self._file, protocol=5)
        self._file.flush()

    def result(self) -> Result:
        """Wait for the result and return it; once. Raises ProcessLostError as `Beside.wait`."""
        with self._file:
            self._work.wait()
            self._file.seek(0)
            result: Result = pickle.load(self._file)
            return result

    def end(self) -> None:
        """Let go of it, done or not."""
        self._work.end()
        self._file.close()


def give_back_memory() -> None:
    """Give what was let go of back to the system, where the C library can be asked for it.

    What is held only because nobody has taken it again goes to each process that begins here.
    """
    import ctypes  # noqa: PLC0415 (most builds have nothing to give back)

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _can_fork() -> bool:
    """Tell whether a copy of this process is safe: of several threads, it would have only one.

    On a Mac the system's own libraries may have begun some.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


@contextmanager
def _signals_waiting() -> Iterator[None]:
    """Let both signals wait until the end of the block, so that no child goes unnoticed."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(
    children: list[_Child], function: Callable[[Any], Any], chunks: list[Any], processes: int
) -> None:
    """Add the children, who take the next chunk's number from one pipe; none if none may begin."""
    numbers = _pipe_of(range(len(chunks)))
    _flush()  # What waits to be written would otherwise be written by each.
    for _ in range(processes):
        reading, writing = Pipe(duplex=False)
        try:
            pid = os.fork()
        except OSError:  # No more processes are allowed, or no memory for one.
            writing.close()
            reading.close()
            break
        if pid == 0:
            ends_to_read = [reading, *(child.answers for child in children)]
            _live(function, chunks, numbers, writing, ends_to_read)
        writing.close()
        children.append(_Child(pid, reading))
    os.close(numbers)


def _pipe_of(numbers: range) -> int:
    """Return the end to read of a pipe that holds the numbers and is closed for more."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(number.to_bytes(_NUMBER_BYTES, "big") for number in numbers))
    os.close(writing)
    return reading


def _live(
    function: Callable[[Any], Any],
    chunks: list[Any],
    numbers: int,
    answers: Connection,
    ends_to_read: list[Connection],
) -> None:
    """Do a child's work and end the process: nothing of its parent's may be carried on here.

    A pipe that nobody but a child can read from is how it learns that its parent is gone.
    """
    code = 1
    try:
        _settle()
        for end in ends_to_read:
            end.close()
        log = _Kept()
        logging.getLogger().handlers = [log]
        while taken := os.read(numbers, _NUMBER_BYTES):
            number = int.from_bytes(taken, "big")
            answers.send_bytes(_answer(function, chunks[number], number, log))
        _flush()
        code = 0
    finally:
        os._exit(code)


def _live_beside(function: Callable[[], None]) -> None:
    """Do the work of a child that answers nothing, and end the process."""
    code = 1
    try:
        _settle()
        function()
        code = 0
    finally:
        os._exit(code)


def _settle() -> None:
    """Make a process that has just begun one of its own."""
    gc.freeze()  # What is the parent's is not looked through, and so not copied.
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The parent hears it too, and ends us.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()


def _answer(function: Callable[[Any], Any], chunk: Any, number: int, log: _Kept) -> bytes:
    """Return the pickled answer for a chunk; what is raised or cannot be pickled is told in it."""
    try:
        results = pickle.dumps([function(item) for item in chunk], protocol=5)
    except BaseException as error:  # noqa: BLE001 - it is raised again, in the parent
        return pickle.dumps(_Answer(number, b"", log.taken(), _failure(error)))
    return pickle.dumps(_Answer(number, results, log.taken()), protocol=5)


class _Kept(logging.Handler):
    """Keeps what is logged, in a form that can be pickled."""

    def __init__(self) -> None:
        super().__init__()
        self._records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        cause = (record.exc_info or sys.exc_info())[1]
        record.msg, record.args = record.getMessage(), None
        record.exc_info = (type(cause), _portable(cause), None) if cause else None
        self._records.append(record)

    def taken(self) -> list[logging.LogRecord]:
        """Return what was logged since this was last asked."""
        taken, self._records = self._records, []
        return taken


def _failure(error: BaseException) -> _Failure:
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in chain:
        chain.append(cause)
        cause = cause.__cause__
    trace = "".join(traceback.format_exception(error))
    return _Failure([_portable(one) for one in chain], trace)


def _portable(error: BaseException) -> BaseException:
    """Return the error, or where it cannot be pickled, one that says the same."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 - whatever it is, the error itself is what must be told
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _in_order(children: list[_Child], chunks: int) -> Iterator[Any]:
    """Yield the results in the order of the items; those that come too early are kept."""
    early: dict[int, _Answer] = {}
    for following in range(chunks):
        while following not in early:
            answer = _next_answer(children)
            early[answer.number] = answer
        answer = early.pop(following)
        for record in answer.logged:
            logging.getLogger(record.name).callHandlers(record)
        if answer.failure:
            _raise(answer.failure)
        yield from pickle.loads(answer.results)


def _next_answer(children: list[_Child]) -> _Answer:
    """Return the next answer to come. Raises ProcessLostError where none can."""
    while children:
        first = wait([child.answers for child in children])[0]
        child = next(one for one in children if one.answers is first)
        try:
            answer: _Answer = pickle.loads(child.answers.recv_bytes())
        except (EOFError, OSError):
            children.remove(child)
            child.answers.close()
            _see_off(child.pid)
        else:
            return answer
    raise ProcessLostError(_LOST.format(how="without a word"))


def _see_off(pid: int) -> None:
    """Wait for the end of a child. Raises ProcessLostError unless its work was done."""
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code:
        how = f"by {signal.Signals(-code).name}" if code < 0 else f"with code {code}"
        raise ProcessLostError(_LOST.format(how=how))


def _raise(failure: _Failure) -> None:
    for error, cause in zip(failure.errors, failure.errors[1:], strict=False):
        error.__cause__ = cause
    failure.errors[0].add_note(f"In another process:\n{failure.trace}")
    raise failure.errors[0]


def _end(children: list[_Child]) -> None:
    """End the children that still run, and let go of all of them."""
    for child in children:
        child.answers.close()
        os.kill(child.pid, signal.SIGKILL)
        os.waitpid(child.pid, 0)
