"""The file in which a build is kept: whole or not at all."""

from pathlib import Path

import pytest

from plugins.incremental.store import (
    DamagedError,
    Job,
    NewStore,
    Source,
    Store,
    lines_of,
    open_store,
)

JOB = Job(("a/index.html",), "d1", lines_of(["navigation", "card:x.md"]), b"plan")


def filled(path: Path) -> Path:
    new = NewStore(path)
    new.fill(put_some)
    new.fill(put_the_rest)
    new.complete()
    return path


def put_some(store: Store) -> None:
    store.put_facts({"pages": b"env"})
    store.put_sources({"/x.md": Source("12 3 4 5", "abc")})
    store.put_outputs({"a/index.html": "1 2 3"})
    store.put_jobs({"a/index.html": JOB})


def put_the_rest(store: Store) -> None:
    store.put_facets({"card:x.md": "f1"})
    store.put_kept({"record:x.md": b"text"})
    store.put_records([("x.md", "key", "2026-11-26", b"packed")])


def test_what_is_put_is_found_again(tmp_path: Path) -> None:
    store = open_store(filled(tmp_path / "kept.sqlite"))
    assert store is not None
    assert store.fact("pages") == b"env"
    assert store.sources() == {"/x.md": Source("12 3 4 5", "abc")}
    assert store.outputs() == {"a/index.html": "1 2 3"}
    assert store.jobs() == {"a/index.html": Job(JOB.files, JOB.digest, JOB.read, b"")}
    assert store.jobs_that_read(["card:x.md"]) == {"a/index.html": JOB}
    assert store.jobs_that_read(["card:x"]) == {}
    assert JOB.reads == {"card:x.md", "navigation"}
    assert (JOB.does_read("card:x.md"), JOB.does_read("card:x")) == (True, False)
    assert (store.facet("card:x.md"), store.facet("card:y.md")) == ("f1", "")
    assert store.kept("record:x.md") == b"text"
    assert store.records() == {"x.md": ("key", "2026-11-26")}
    assert store.record("x.md") == b"packed"


def test_what_is_not_kept_is_damage(tmp_path: Path) -> None:
    store = open_store(filled(tmp_path / "kept.sqlite"))
    assert store is not None
    with pytest.raises(DamagedError):
        store.kept("record:y.md")


def test_a_change_that_fails_leaves_all_as_it_was(tmp_path: Path) -> None:
    store = open_store(filled(tmp_path / "kept.sqlite"))
    assert store is not None
    with pytest.raises(KeyboardInterrupt), store.changing():
        store.put_facts({"pages": b"other"})
        raise KeyboardInterrupt
    assert store.fact("pages") == b"env"


def test_a_new_file_that_is_not_finished_leaves_the_old_one(tmp_path: Path) -> None:
    path = filled(tmp_path / "kept.sqlite")
    new = NewStore(path)
    new.fill(lambda store: store.put_facts({"pages": b"other"}))
    new.close()
    found = open_store(path)
    assert found is not None
    assert found.fact("pages") == b"env"
    assert [one.name for one in tmp_path.iterdir()] == ["kept.sqlite"]


@pytest.mark.parametrize("data", [b"", b"not a database", b"SQLite format 3\0" + bytes(2000)])
def test_a_file_that_is_no_store_is_nothing(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "kept.sqlite"
    path.write_bytes(data)
    assert open_store(path) is None


def test_a_file_cut_short_is_nothing_or_damage(tmp_path: Path) -> None:
    path = filled(tmp_path / "kept.sqlite")
    path.write_bytes(path.read_bytes()[:9000])
    store = open_store(path)
    if store is not None:
        with pytest.raises(DamagedError):
            store.jobs(), store.facets(), store.records(), store.kept("record:x.md")


def test_a_file_changed_by_others_is_not_current(tmp_path: Path) -> None:
    path = filled(tmp_path / "kept.sqlite")
    store, other = open_store(path), open_store(path)
    assert store is not None
    assert other is not None
    assert store.is_current(path)
    with store.changing():
        store.put_facts({"tally": b"{}"})
    assert store.is_current(path)
    with other.changing():
        other.put_facts({"tally": b"{1}"})
    assert not store.is_current(path)
    filled(path)
    assert not other.is_current(path)
