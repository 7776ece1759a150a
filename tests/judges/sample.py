"""Which pages to open in a browser when a site has more of them than there is time for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

from tests.judges.site import files_of


def pages_to_open(folder: Path, limit: int) -> tuple[str, ...]:
    """Return every page; of a site with more than `limit`, one of each kind and a sample.

    A page that only sends its reader on is left out: it is gone before a judge has looked at it.
    A page is of a new kind when it holds an element with a class that no page before it held. The
    sample is spread evenly over the rest. May return more than `limit` when there are many kinds.
    """
    pages = tuple(page for page in files_of(folder, ".html") if not _sends_on(folder / page))
    if len(pages) <= limit:
        return pages
    kinds = set(_of_new_kinds(folder, pages))
    rest = [page for page in pages if page not in kinds]
    chosen = kinds.union(_spread(rest, limit - len(kinds)))
    return tuple(page for page in pages if page in chosen)


def pages_named(folder: Path, asked: str) -> tuple[str, ...]:
    """Return the pages listed in the file `asked`, one a line; those that match it, when no file.

    Raises ValueError when a page listed is not in `folder`, or when none matches.
    """
    if Path(asked).is_file():
        lines = Path(asked).read_text(encoding="utf-8").splitlines()
        pages = [line.strip() for line in lines if line.strip()]
    else:
        pages = [path.relative_to(folder).as_posix() for path in sorted(folder.glob(asked))]
    missing = [page for page in pages if not (folder / page).is_file()]
    if missing or not pages:
        raise ValueError(f"pages to look at must be files in {folder}: {missing or asked}")
    return tuple(pages)


def _sends_on(path: Path) -> bool:
    return re.search(r'(?i)http-equiv="?refresh', path.read_text(encoding="utf-8")) is not None


def _of_new_kinds(folder: Path, pages: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for page in pages:
        parts = _parts((folder / page).read_text(encoding="utf-8"))
        if not parts <= seen:
            seen |= parts
            yield page


def _parts(text: str) -> frozenset[str]:
    """Return the elements of a page, and each of them with each of its classes."""
    parser = _Parts()
    parser.feed(text)
    return frozenset(parser.parts)


def _spread(pages: Sequence[str], wanted: int) -> Iterator[str]:
    for number in range(max(0, min(wanted, len(pages)))):
        yield pages[number * len(pages) // wanted]


class _Parts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.add(tag)
        for name in (dict(attrs).get("class") or "").split():
            self.parts.add(f"{tag}.{name}")
