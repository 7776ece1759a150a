"""What a check found: one line that says where, what must be, what was found and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build; a warning is counted in its closing lines."""

    ERROR = "error"
    WARNING = "warning"


class Problem(StrEnum):
    """The sorts of problem, in the words (plural) of the closing line."""

    UNREADABLE = "unreadable files"
    METADATA = "faults in metadata"
    UNKNOWN_KEY = "unknown keys"
    DATE = "bad dates"
    ADDRESS = "repeated addresses"
    UNKNOWN_NAME = "unknown people, decisions or languages"
    TRICK = "keys that may not be set here"
    DEAD_LINK = "dead relative links"
    MISSING_ALT = "missing alt texts"
    FOREIGN_IMAGE = "pictures on other sites"
    OTHER_KIND = "pictures called as another kind"
    RAW_HTML = "pieces of HTML taken out"
    LEAK = "links to what is not published"
    WITHDRAWN = "links to what is withdrawn"
    UNNAMED = "links to people who are not named"
    NAME = "names that are not to be shown"
    APPROVAL = "texts without their author's approval"
    WORKFLOW = "moves that the workflow does not allow"
    DECISION = "faults in decisions"
    SEAL = "broken or missing seals"
    SETTING = "faults in settings"


@dataclass(frozen=True)
class Finding:
    """One problem in one file. `line` is 1-based; 0 means the file as a whole."""

    path: str
    line: int
    message: str
    problem: Problem
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


_LONGEST_QUOTE = 100


def quoted(text: str) -> str:
    """Return what was found as a finding shows it: in quotation marks, on one line, not long."""
    return repr(shortened(text))


def shortened(text: str) -> str:
    """Return the beginning of a text that is too long for a line."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def in_reading_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by path and line, each once."""
    return sorted(set(findings), key=lambda one: (one.path, one.line, one.message))


def warning_counts(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many warnings there are of each sort, the most frequent first."""
    counts = Counter(str(one.problem) for one in findings if not one.is_error)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
