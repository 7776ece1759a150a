"""Work done in several processes: its order, its errors, and that none is left behind."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from plugins.parallel import in_processes, processes_for

ROOT = Path(__file__).resolve().parent.parent
BEGINNING = """
import logging, os, signal, sys, time
from plugins.parallel import Ahead, ProcessLostError, in_processes
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there is no fork to rely on")


def started(code: str) -> subprocess.Popen[str]:
    """Start a program of its own: a test's process may have threads, and is not copied then."""
    return subprocess.Popen(
        [sys.executable, "-P", "-W", "error", "-c", BEGINNING + textwrap.dedent(code)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said(code: str) -> str:
    """Return what a program prints that ends well, and in time."""
    program = started(code)
    out, err = program.communicate(timeout=60)
    assert (program.returncode, err) == (0, "")
    return out.strip()


def is_running(pid: int) -> bool:
    """Tell whether a process does anything; one that ended and was not waited for has no line."""
    line = Path(f"/proc/{pid}/cmdline")
    return line.exists() and line.read_bytes() != b""


@pytest.mark.parametrize("count", [0, 1, 2, 3, 15, 16, 17, 1000, 20_001])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    told = said(f"""
        items = list(range({count}))
        print(list(in_processes(lambda item: item * item, items, 2)) == [n * n for n in items])
    """)

    assert told == "True"


def test_items_that_take_long_keep_their_place() -> None:
    told = said("""
        def slow_first(item):
            time.sleep(0.3 if item == 0 else 0)
            return item

        print(list(in_processes(slow_first, range(40), 3)) == list(range(40)))
    """)

    assert told == "True"


@pytest.mark.parametrize(
    ("count", "processes", "here"), [(1, 2, True), (9, 1, True), (2, 2, False), (9, 2, False)]
)
def test_one_item_or_one_process_is_done_here(count: int, processes: int, here: bool) -> None:
    told = said(f"""
        pids = set(in_processes(lambda _: os.getpid(), range({count}), {processes}))
        print(os.getpid() in pids, len(pids) <= {processes})
    """)

    assert told == f"{here} True"


def test_more_than_one_process_takes_part() -> None:
    told = said("""
        def slow(_):
            time.sleep(0.01)
            return os.getpid()

        print(len(set(in_processes(slow, range(64), 2))))
    """)

    assert told == "2"


def test_process_with_threads_is_not_copied() -> None:
    told = said("""
        import threading
        held = threading.Event()
        threading.Thread(target=held.wait).start()
        print({*in_processes(lambda _: os.getpid(), range(9), 2)} == {os.getpid()})
        held.set()
    """)

    assert told == "True"


def test_where_no_process_may_begin_all_is_done_here() -> None:
    told = said("""
        def refuse():
            raise BlockingIOError(11, "no more processes")

        os.fork = refuse
        print({*in_processes(lambda _: os.getpid(), range(9), 2)} == {os.getpid()})
    """)

    assert told == "True"


def test_big_results_arrive_whole() -> None:
    told = said("""
        found = in_processes(lambda item: bytes([item]) * 9_000_000, range(8), 2)
        print([(len(one), one[:1]) for one in found] == [(9_000_000, bytes([n])) for n in range(8)])
    """)

    assert told == "True"


def test_what_is_raised_is_raised_with_its_causes() -> None:
    told = said("""
        def fail(item):
            try:
                int("x" * item)
            except ValueError as error:
                raise LookupError(f"no {item}") from error

        try:
            list(in_processes(fail, range(1, 99), 2))
        except LookupError as error:
            print(error, "|", error.__cause__, "|", "in fail" in error.__notes__[0])
    """)

    assert told == "no 1 | invalid literal for int() with base 10: 'x' | True"


def test_first_of_several_errors_is_raised_whichever_comes_first() -> None:
    told = said("""
        def fail(item):
            if item % 10 == 3:
                time.sleep(0.2 if item == 3 else 0)
                raise ValueError(item)

        try:
            list(in_processes(fail, range(100), 2))
        except ValueError as error:
            print(error)
    """)

    assert told == "3"


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("raise Odd('a', 'b')", "RuntimeError Odd: a and b"),
        ("raise SystemExit(7)", "SystemExit 7"),
        ("return lambda: 1", "AttributeError Can't pickle"),
    ],
)
def test_what_cannot_be_carried_over_is_an_error_that_says_so(statement: str, told: str) -> None:
    found = said(f"""
        class Odd(Exception):
            def __init__(self, one, other):
                super().__init__(f"{{one}} and {{other}}")

        def fail(_):
            {statement}

        try:
            list(in_processes(fail, range(9), 2))
        except BaseException as error:
            print(type(error).__name__, error)
    """)

    assert found[: len(told)] == told


@pytest.mark.parametrize(
    ("end", "how"),
    [
        ("os.kill(os.getpid(), signal.SIGKILL)", "by SIGKILL"),
        ("os._exit(3)", "with code 3"),
        ("os._exit(0)", "without a word"),
    ],
)
def test_process_that_is_ended_is_an_error(end: str, how: str) -> None:
    told = said(f"""
        def end(item):
            if item == 70:
                {end}
            return item

        try:
            list(in_processes(end, range(100), 2))
        except ProcessLostError as error:
            print(error)
    """)

    assert told == (
        "a process that did part of the work must finish it, found that it was ended "
        f"{how}: see that there is enough memory, and try again"
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interruption_ends_every_process(number: signal.Signals) -> None:
    program = started("""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.default_int_handler)

        def slow(item):
            if item < 2:
                os.write(1, f"{os.getpid()}\\n".encode())
            time.sleep(60)

        try:
            list(in_processes(slow, range(2), 2))
        except KeyboardInterrupt:
            print("stopped")
    """)
    assert program.stdout is not None
    pids = [int(program.stdout.readline()) for _ in range(2)]

    program.send_signal(number)
    out, err = program.communicate(timeout=20)

    assert (out, err, program.returncode) == ("stopped\n", "", 0)
    assert [pid for pid in pids if is_running(pid)] == []


def test_processes_end_when_the_one_that_began_them_is_killed() -> None:
    program = started("""
        def slow(item):
            if item < 400 and item % 25 == 0:
                os.write(1, f"{os.getpid()}\\n".encode())
            time.sleep(0.005)

        list(in_processes(slow, range(16_000), 2))
    """)
    assert program.stdout is not None
    pids = {int(program.stdout.readline()) for _ in range(16)}

    program.kill()
    program.communicate(timeout=20)

    assert (len(pids), [pid for pid in pids if is_running(pid)]) == (2, [])


def test_results_that_nobody_waits_for_leave_no_process() -> None:
    told = said("""
        results = in_processes(lambda item: os.getpid(), range(1000), 2)
        pid = next(results)
        results.close()
        print(os.path.exists(f"/proc/{pid}"))
    """)

    assert told == "False"


def test_what_is_logged_in_a_process_is_logged_here_with_its_cause() -> None:
    told = said("""
        class Heard(logging.Handler):
            def emit(self, record):
                cause = record.exc_info[1] if record.exc_info else None
                print(record.name, record.levelname, record.getMessage(), cause, record.kind)

        logging.getLogger().addHandler(Heard())

        def warn(item):
            if item in (3, 90):
                try:
                    int("x")
                except ValueError:
                    logging.getLogger("a.b").warning("item %d", item, extra={"kind": "odd"})

        list(in_processes(warn, range(100), 2))
    """)

    cause = "invalid literal for int() with base 10: 'x'"
    assert told == f"a.b WARNING item 3 {cause} odd\na.b WARNING item 90 {cause} odd"


def test_what_waits_to_be_printed_is_printed_once() -> None:
    told = said("""
        print("before", end=" ")
        list(in_processes(lambda item: item, range(9), 2))
        print("after")
    """)

    assert told == "before after"


def test_few_items_are_done_in_one_process() -> None:
    assert processes_for(199, 200) == 1
    assert 1 <= processes_for(200, 200) <= 4


def test_in_a_process_with_threads_results_are_the_same() -> None:
    assert list(in_processes(str, [3, 1, 2], 2)) == ["3", "1", "2"]


def test_work_beside_is_done_when_it_was_waited_for(tmp_path: Path) -> None:
    told = said(f"""
        from pathlib import Path
        from plugins.parallel import Beside
        place = Path({str(tmp_path / "made")!r})
        beside = Beside(lambda: place.write_text(str(os.getpid())))
        beside.wait()
        beside.end()
        print(place.read_text() == str(os.getpid()))
    """)

    assert told == "False"


def test_work_beside_that_fails_is_told_of() -> None:
    told = said("""
        from plugins.parallel import Beside
        try:
            Beside(lambda: 1 / 0).wait()
        except ProcessLostError as error:
            print(str(error).partition(":")[0])
    """)

    assert told.startswith("a process that did part of the work must finish it, found that")


def test_work_beside_that_is_ended_is_gone() -> None:
    told = said("""
        from plugins.parallel import Beside
        beside = Beside(lambda: time.sleep(60))
        child = beside._pid
        beside.end()
        print(child)
    """)

    assert not is_running(int(told))


def test_what_is_worked_out_ahead_is_taken_later() -> None:
    told = said("""
        ahead = Ahead(lambda: (os.getpid(), "x" * 1_000_000))
        pid, words = ahead.result()
        print(pid != os.getpid(), len(words))
        ahead.end()
    """)

    assert told == "True 1000000"


@pytest.mark.parametrize("end", ["os.kill(os.getpid(), signal.SIGKILL)", "1 / 0"])
def test_what_was_not_worked_out_ahead_is_told(end: str) -> None:
    program = started(f"""
        def work():
            {end}

        ahead = Ahead(work)
        try:
            ahead.result()
        except ProcessLostError:
            print("lost")
        ahead.end()
    """)

    assert program.communicate(timeout=60)[0].strip() == "lost"


def test_ahead_is_here_where_a_process_cannot_be_copied() -> None:
    told = said("""
        import threading
        held = threading.Event()
        threading.Thread(target=held.wait).start()
        print(Ahead(os.getpid).result() == os.getpid())
        held.set()
    """)

    assert told == "True"
