"""What the judges look at: a folder of static files, and the address it will stand at."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

SOMEONE_ELSES = frozenset({"pagefind"})
"""Folders that another program writes into the output: not ours to answer for."""


@dataclass(frozen=True)
class Finding:
    """One fault: who found it, on which page, and what is wrong."""

    judge: str
    page: str
    what: str

    def __str__(self) -> str:
        return f"{self.judge}: {self.page}: {self.what}"


@dataclass(frozen=True)
class Site:
    """A built site. `pages` and `post` are paths inside `folder`, with forward slashes.

    `pages` are those opened in a browser; `address` has no slash at its end; `code_on` are glob
    patterns of the pages that may load scripts and styles of their own.
    """

    folder: Path
    address: str
    pages: tuple[str, ...]
    post: str | None = None
    code_on: tuple[str, ...] = ()

    def address_of(self, page: str) -> str:
        """Return the public address of `page`, with `index.html` left out."""
        return f"{self.address}/{quote(page.removesuffix('index.html'))}"

    def file_at(self, url: str) -> Path | None:
        """Return the file a static host would send for `url`; None where it would answer 404."""
        if not self.holds(url):
            return None
        inside = unquote(urlsplit(url).path.removeprefix(urlsplit(self.address).path)).lstrip("/")
        path = (self.folder / inside).resolve()
        if not path.is_relative_to(self.folder.resolve()):
            return None
        path = path / "index.html" if path.is_dir() else path
        return path if path.is_file() else None

    def holds(self, url: str) -> bool:
        """Say whether `url` is under the site's own address."""
        return url == self.address or url.startswith(f"{self.address}/")


def files_of(folder: Path, *suffixes: str) -> Iterator[str]:
    """Yield the paths, in order, of our own files under `folder` that end in one of `suffixes`."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.suffix in suffixes and path.is_file() and inside.parts[0] not in SOMEONE_ELSES:
            yield inside.as_posix()
