"""What a build did: the closing lines for the person, the receipt for the desk."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field

DETAILS_SHOWN = 3


@dataclass(frozen=True)
class Receipt:
    """One build. `finished` is UTC; `sources` are the folders and files it was made from.

    What was published is told by plugins, in the setting `RECEIPT`: a dictionary with the keys
    `posts`, `pages`, `not_published` (each a path under the content and why, the why being
    a kind and, after a comma, what is worth telling of this one), `warnings` (how many of each
    kind), `warning_lines` (one by one) and `notes`.
    """

    ok: bool
    finished: str
    seconds: float
    problems: tuple[str, ...] = ()
    build_date: str = ""
    siteurl: str = ""
    production: bool = False
    output: str = ""
    posts: int = 0
    pages: int = 0
    not_published: Sequence[dict[str, str]] = ()
    warnings: dict[str, int] = field(default_factory=dict)
    notes: Sequence[str] = ()
    sources: Sequence[str] = ()

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def closing_lines(receipt: Receipt, content: str, warnings_in: str) -> Iterator[str]:
    """Yield what is said of what was published; `content` goes before paths that are told."""
    published = f"{_count(receipt.posts, 'post')} and {_count(receipt.pages, 'page')}"
    yield f"{published} published{_left_out(receipt.not_published, content)}"
    if receipt.warnings:
        kinds = ", ".join(f"{count} {kind}" for kind, count in receipt.warnings.items())
        total = _count(sum(receipt.warnings.values()), "warning")
        yield f"{total}: {kinds} (all of them: {warnings_in})"
    yield from receipt.notes


def _left_out(entries: Sequence[dict[str, str]], content: str) -> str:
    if not entries:
        return ""
    groups: dict[str, list[str]] = {}
    for entry in entries:
        kind, _, detail = entry["why"].partition(", ")
        groups.setdefault(kind, []).append(detail and f"{content}/{entry['path']}, {detail}")
    said = (f"{len(told)} {kind}{_details(told)}" for kind, told in groups.items())
    return f", {len(entries)} not: {', '.join(said)}"


def _details(told: list[str]) -> str:
    told = [detail for detail in told if detail]
    more = [f"and {len(told) - DETAILS_SHOWN} more"] if len(told) > DETAILS_SHOWN else []
    return f" ({'; '.join(told[:DETAILS_SHOWN] + more)})" if told else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
