"""Makes the index of the search, with Pagefind, and keeps it for as long as nothing is other."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from plugins.search.entries import Entry
from plugins.search.ordering import ENTRY, put_in_order
from plugins.search.words import files_of_words

PLACE = "pagefind"
"""The folder of the index in the output."""
PROGRAM = f"{PLACE}/pagefind.js"
WORDS = "words"
"""The folder, within that of a language, of what words it has."""
WORKER = "pagefind-worker.js"
"""What searches in a thread of its own. Pagefind looks for it beside the index."""
_FORM = "5"
"""Counts on when what is made of the same entries becomes another."""
_OURS = ("*.pf_meta", "index/*", "fragment/*", "filter/*")


class SearchError(RuntimeError):
    """The index of the search could not be made."""


def put_index(entries: Sequence[Entry], output: Path, cache: Path) -> None:
    """Put the index of what can be found into an output, made anew if anything is other.

    Raises SearchError, and OSError.
    """
    pages = {entry.file: entry.as_html().encode() for entry in entries}
    made = cache / _digest(entries, pages)
    if not made.is_dir():
        _make(entries, pages, made)
    shutil.copytree(made, output / PLACE, dirs_exist_ok=True)


def _digest(entries: Sequence[Entry], pages: dict[str, bytes]) -> str:
    """Return a digest of all that the index depends on."""
    digest = hashlib.sha256(f"{_FORM} {version('pagefind-bin')}".encode())
    for entry in entries:
        digest.update(f"\0{entry.file}\0{entry.lang}\0".encode() + pages[entry.file])
    return digest.hexdigest()[:32]


def _make(entries: Sequence[Entry], pages: dict[str, bytes], made: Path) -> None:
    """Make an index in the cache; it takes the place of those that were kept there."""
    made.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="making-", dir=made.parent) as folder:
        work = Path(folder)
        (work / "made").mkdir()
        for lang in sorted({entry.lang for entry in entries}):
            for entry in entries:
                if entry.lang == lang:
                    file = work / lang / entry.file
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(pages[entry.file])
            _make_language(lang, work)
            listed = work / "made" / lang / WORDS
            listed.mkdir()
            own = (entry.words() for entry in entries if entry.lang == lang)
            for name, data in files_of_words(set().union(*own)).items():
                (listed / name).write_bytes(data)
        for old in made.parent.iterdir():
            if old != work:
                shutil.rmtree(old)
        (work / "made").rename(made)


def _make_language(lang: str, work: Path) -> None:
    """Make the index of one language by itself.

    Pagefind searches the language of the page alone, and by its endings; each language as a
    site of its own is searched by its own.
    """
    raw = work / f"{lang}-raw"
    _run("--site", str(work / lang), "--force-language", lang, "--output-path", str(raw))
    target = work / "made" / lang
    told = json.loads((raw / ENTRY).read_text("utf-8"))
    stemmers = {one["wasm"] or "unknown" for one in told["languages"].values()}
    for pattern in (*_OURS, *(f"wasm.{name}.pagefind" for name in stemmers)):
        for file in raw.glob(pattern):
            place = target / file.relative_to(raw)
            place.parent.mkdir(parents=True, exist_ok=True)
            file.replace(place)
    (raw / ENTRY).replace(target / ENTRY)
    put_in_order(target)
    (raw / "pagefind.js").replace(work / "made" / "pagefind.js")
    (raw / WORKER).replace(target / WORKER)


def _run(*words: str) -> None:
    """Run Pagefind.

    Its program is asked itself: its interface in Python takes a tenth of a second a record.
    """
    from pagefind_bin import get_executable  # noqa: PLC0415 (only where an index is made)

    try:
        done = subprocess.run(
            [str(get_executable()), "--silent", *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise SearchError(f"Pagefind, which makes the search, cannot be run: {error}") from error
    if done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", errors="replace").strip()
        raise SearchError(f"Pagefind could not make the search: {said[-500:]}")
