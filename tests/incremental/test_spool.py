"""Bytes that wait on disk: those of several processes side by side, none over another's."""

from __future__ import annotations

from plugins.incremental.spool import Place, Spool
from plugins.parallel import in_processes


def test_bytes_are_found_under_their_key_and_the_newest_count() -> None:
    spool = Spool()
    spool.put("a", b"first")
    spool.put("b", b"")
    spool.put("a", b"second")

    assert dict(spool) == {"a": b"second", "b": b""}


def test_bytes_that_several_processes_set_down_lie_apart() -> None:
    spool = Spool()
    spool.put("before", b"before")
    texts = [f"{number} " * (number % 97) for number in range(2_000)]

    def set_down(number: int) -> dict[str, Place]:
        return spool.set_down({f"{number}a": texts[number].encode(), f"{number}b": b"b"})

    for places in in_processes(set_down, range(2_000), 4):
        spool.know(places)

    assert [spool[f"{number}a"].decode() for number in range(2_000)] == texts
    assert {spool[f"{number}b"] for number in range(2_000)} == {b"b"}
    assert spool["before"] == b"before"


def test_what_is_larger_than_the_room_of_a_process_lies_apart_too() -> None:
    spool = Spool()

    def set_down(number: int) -> dict[str, Place]:
        return spool.set_down({str(number): bytes([number]) * (number * 40_000)})

    for places in in_processes(set_down, range(40), 3):
        spool.know(places)

    assert dict(spool) == {str(number): bytes([number]) * (number * 40_000) for number in range(40)}


def test_what_another_process_set_down_last_counts() -> None:
    spool = Spool()
    spool.put("a", b"here")
    spool.know(spool.set_down({"a": b"there"}))

    assert (spool["a"], len(spool), list(spool)) == (b"there", 1, ["a"])
