"""A lively site that is built step by step, and held against one that is built from nothing."""

from __future__ import annotations

from pathlib import Path

from tests.incremental.builders import ENGINE, Done, Forking
from tests.incremental.comparing import ADDRESS, differences
from tests.incremental.edits import with_keys
from tests.incremental.lively_site import write_all
from tests.incremental.twin_sites import TwinSites, tree_of

DAY = "2026-11-22"


class Stepwise:
    """The site in `root`; what `write` and its like do to it stands in `sites`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "cold"
        self._fresh = folder / "fresh"
        self.sites = TwinSites([self.root])
        self.forking = Forking(folder)
        write_all(self.sites)
        self.forking.approve(self.root, ADDRESS, "2026-11-01")
        self.forking.seal(self.root, ADDRESS)

    def close(self) -> None:
        self.forking.close()

    @property
    def kept(self) -> Path:
        """Return the file that is kept from one build to the next."""
        return next((self.root / ".radrum").glob("kept-*.sqlite"))

    def build(self, *arguments: str, day: str = DAY) -> Done:
        return self.forking.build(self.root, f"--date={day}", *arguments)

    def built(self, day: str = DAY) -> None:
        """Build the site, which must succeed."""
        done = self.build(day=day)
        assert done.code == 0, done.said

    def differences(self, day: str = DAY) -> list[str]:
        """Build the site; return how it differs from one that is built from nothing."""
        self.built(day=day)
        self.sites.copy_to(self._fresh)
        done = self.forking.build(self._fresh, f"--date={day}")
        assert done.code == 0, done.said
        return list(differences(tree_of(self._fresh / "output"), tree_of(self.root / "output")))

    def change(self, path: str, **keys: str | None) -> None:
        """Let a text have these keys; one that is None is taken away."""
        self.sites.write(path, with_keys(self.sites.read(path), **keys))

    def add_words(self, path: str, words: str = "Ett stycke till.") -> None:
        self.sites.write(path, f"{self.sites.read(path).rstrip()}\n\n{words}\n")

    def add_to_pages(self, template: str) -> None:
        """Let each page end with what a template makes."""
        base = (ENGINE / "theme/templates/base.html").read_text("utf-8")
        self.sites.write("templates/base.html", base + template)

    def set(self, *lines: str) -> None:
        """Add lines to the settings."""
        said = self.sites.read("pelicanconf.py")
        self.sites.write("pelicanconf.py", "\n".join([said.rstrip("\n"), *lines, ""]))
