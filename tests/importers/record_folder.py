"""A folder of records written in a test, and the command run over it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from editorial.metadata import Source, parse
from importers.decision_records.__main__ import main

DAY = "2026-05-04"


@dataclass(frozen=True)
class Said:
    """What the command said."""

    code: int
    lines: list[str]
    errors: list[str]

    def about(self, path: str) -> list[str]:
        """Return what was said of one record, without its name."""
        return [line.removeprefix(f"{path}: ") for line in self.lines if line.startswith(path)]


@dataclass
class RecordFolder:
    """Records, and the content that they move into."""

    root: Path
    capsys: pytest.CaptureFixture[str]
    written: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.records.mkdir(parents=True)
        self.content.mkdir()

    @property
    def records(self) -> Path:
        return self.root / "records"

    @property
    def content(self) -> Path:
        return self.root / "content"

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a record, or a picture beside it."""
        return _written(self.records / name, text)

    def publish(self, name: str, text: str) -> Path:
        """Write a file of the site."""
        return _written(self.content / name, text)

    def run(self, *arguments: str) -> Said:
        """Run the command over the folder."""
        code = main([str(self.records), f"--content={self.content}", f"--date={DAY}", *arguments])
        out, err = self.capsys.readouterr()
        lines = out.replace(f"{self.content}/", "content/").splitlines()
        return Said(code, lines, err.replace(str(self.root), "").splitlines())

    def imported(self, name: str, text: str | bytes, *arguments: str) -> Source:
        """Return the post that one record becomes."""
        self.write(name, text)
        said = self.run(*arguments)
        assert said.code == 0, said.errors
        return self.post_of(name)

    def posts(self) -> dict[str, str]:
        """Return the texts of the posts by file name."""
        files = sorted((self.content / "posts").glob("*"))
        return {file.name: file.read_bytes().decode("utf-8") for file in files}

    def post_of(self, name: str) -> Source:
        """Return the post that was made from a record."""
        parsed = (parse(path, text) for path, text in self.posts().items())
        named = (name, f"{name}, date not recorded")
        return next(one for one in parsed if one.get("imported_from") in named)


def _written(file: Path, text: str | bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return file
