"""Guest posts: nothing goes out that its author has not approved, and nobody is named unasked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from editorial.checks.document import Document, Site, Sort, as_written
from editorial.dates import DAY_FORM, day_or_none
from editorial.finding import Finding, Problem, Severity, quoted, shortened
from editorial.guest_posts.approval import Approval, read_approval
from editorial.guest_posts.moves import is_beginning, read_move
from editorial.metadata import names_in
from editorial.posts import Kind, Standing

_GOES_OUT = frozenset({Standing.PUBLISHED, Standing.HIDDEN, Standing.SCHEDULED})
_COMMAND = "python -m plugins.guest_posts"
_ONLY_OF_GUESTS = ("submitted", "approved", "moves", "answer_by")


def guest_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield approvals that are missing or stale, moves that cannot be, and names given away."""
    if document.is_post:
        yield from _withdrawal_findings(document)
        yield from (_guest_only_findings if not document.is_guest else _own_findings)(document)
    if document.sort is not Sort.PERSON and document.is_in_output:
        yield from _name_findings(document, site)


def _own_findings(document: Document) -> Iterator[Finding]:
    yield from _line_findings(document)
    if document.standing in _GOES_OUT and document.version is not None:
        yield from _approval_findings(document)


def _guest_only_findings(document: Document) -> Iterator[Finding]:
    kind = document.source.word("kind") or Kind.REFLECTION
    for key in _ONLY_OF_GUESTS:
        if document.source.has(key):
            yield document.fault(
                document.source.line(key),
                f"{as_written(key)} must stand in a guest post only, found it in a {kind}: "
                "write a line `Kind: guest`, or take it away",
            )


def _line_findings(document: Document) -> Iterator[Finding]:
    source = document.source
    for key in ("approved", "submitted"):
        written = source.get(key)
        try:
            read_approval(written)
        except ValueError as reason:
            yield document.fault(
                source.line(key),
                f"{as_written(key)} must be as the command writes it, found {quoted(written)}: "
                f"{reason}: run `{_COMMAND}` again, or take the line away",
                Problem.APPROVAL,
            )
    for number, (line, text) in enumerate(source.lines_of("moves")):
        if not read_move(text) and not (number == 0 and is_beginning(text)):
            yield document.fault(
                line,
                "Moves must each be a date, what was done and by whom, as "
                f"`2026-05-12 submit guest`, found {quoted(text)}",
            )
    for key in ("answer_by", "reminded"):
        if source.get(key) and not day_or_none(source.get(key)):
            yield document.fault(
                source.line(key),
                f"{as_written(key)} must be {DAY_FORM}, found {quoted(source.get(key))}",
                Problem.DATE,
            )


def _approval_findings(document: Document) -> Iterator[Finding]:
    approvals = [_read(document, key) for key in ("approved", "submitted")]
    known = [approval for approval in approvals if approval]
    if document.version is None or any(not one.changed(document.version) for one in known):
        return
    source = document.source
    authors = names_in(source.get("authors") or source.get("author"))
    whose = shortened(" and ".join(authors)) or "the author"
    found = "no approval"
    if known:
        changed = ", ".join(known[0].changed(document.version))
        found = f"it changed since {known[0].day} ({changed})"
    key = next((key for key in ("approved", "submitted", "kind") if source.has(key)), "kind")
    yield document.fault(
        source.line(key),
        f"a guest's text must be approved by its author as it stands, found {found}: "
        f"the approval of {whose} is needed; ask, then run `{_COMMAND} approve {source.path}`",
        Problem.APPROVAL,
    )


def _read(document: Document, key: str) -> Approval | None:
    try:
        return read_approval(document.source.get(key))
    except ValueError:
        return None


def _withdrawal_findings(document: Document) -> Iterator[Finding]:
    source = document.source
    is_said = source.word("state") == "withdrawn"
    if source.has("withdrawn") and document.is_guest and not is_said:
        yield document.fault(
            source.line("withdrawn"),
            "Withdrawn must stand with `State: withdrawn`, found State "
            f"{quoted(source.get('state'))}: what is withdrawn stays so",
        )
    if is_said and document.is_guest and not source.has("withdrawn") and source.has("approved"):
        yield Finding(
            source.path,
            source.line("state"),
            "a text that was published and is withdrawn must say since when, found no Withdrawn, "
            "so that a notice can stand at its address: write `Withdrawn: 2026-05-12 08:10`, "
            "or use `make withdraw`",
            Problem.METADATA,
            Severity.WARNING,
        )


def _name_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield names, in words, of people who have not agreed to be named there."""
    own = (site.names.get(author, author) for author in document.unnamed_authors)
    names = sorted(site.unnamed_names.union(own) - {""})
    body = unicodedata.normalize("NFC", document.source.body) if names else ""
    folded = _folded(body)
    for name in names:
        # Dozens of names are sought in thousands of texts, and hardly ever found.
        is_likely = _folded(name.split()[0]) in folded
        for number in sorted(_lines_with(name, document, body if is_likely else "")):
            yield Finding(
                document.source.path,
                number,
                f"a name must be shown only as its bearer has agreed, found {quoted(name)} in "
                "the words: take it away, or ask",
                Problem.NAME,
                Severity.WARNING,
            )


def _lines_with(name: str, document: Document, body: str) -> set[int]:
    """Return the lines on which a name begins, inflected, marked up or broken as it may be.

    `body` is the document's, its letters composed, or nothing where the name is not in it.
    """
    source = document.source
    words = [re.escape(word) for word in name.split()]
    pattern = re.compile(rf"(?<!\w){_BETWEEN.join(words)}(?:['’]?s)?(?!\w)", re.IGNORECASE)
    found = {source.body_line + number for number in _starts(pattern, body)}
    for field in source.fields:
        if field.name in _SHOWN_KEYS:
            found |= {field.line + number for number in _starts(pattern, "\n".join(field.values))}
        if field.name in _ADDRESS_KEYS:
            lines = enumerate(map(_address_of, field.values), field.line)
            found |= {line for line, address in lines if _address_of(name) in address}
    path = source.path.rpartition("/")[2]
    is_identity = document.is_post and not source.get("id")
    return found | ({1} if is_identity and _address_of(name) in _address_of(path) else set())


def _starts(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """Yield how many lines stand before each match. A letter's accents count as the letter."""
    composed = unicodedata.normalize("NFC", text)
    yield from (composed.count("\n", 0, match.start()) for match in pattern.finditer(composed))


def _folded(text: str) -> str:
    """Return the text so that letters which a search in any case takes for each other are one.

    Beside what casefold does, such a search takes the i of Turkish, with and without its dot,
    for an i.
    """
    return text.casefold().replace("\u0307", "").replace("\u0131", "i")


def _address_of(text: str) -> str:
    """Return a text as addresses are written: hyphens between words, no accents."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return f"-{'-'.join(re.findall(r'[a-z0-9]+', plain))}-"


_BETWEEN = r"[\s*_]+"
_ADDRESS_KEYS = frozenset({"slug", "id", "aliases"})
_SHOWN_KEYS = frozenset(
    {"title", "summary", "introduction", "tags", "category", "first_published"}
    | {"question", "outcome", "confidence", "reversible", "negotiation", "meeting_place"}
)
