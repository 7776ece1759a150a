"""The seals of texts that think aloud: that they are there, and that nothing was changed since."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checks.document import Document, Site
from editorial.decisions.seal import Seal, read_seal
from editorial.decisions.stages import Stage
from editorial.finding import Finding, Problem, quoted
from editorial.posts import Standing

_TO_BE_SEALED = frozenset({Standing.PUBLISHED, Standing.HIDDEN, Standing.SCHEDULED})
_SEAL_IT = 'publish it with make decisions DO="publish {}"'


def seal_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield parts of a text that thinks aloud which are not sealed, or not as they were sealed."""
    del site
    step, source = document.step, document.source
    lines = source.lines_of("sealed")
    if step is None or step.stage is not Stage.THINKING or (step.is_imported and not lines):
        return
    seals: list[tuple[int, Seal]] = []
    for line, value in lines:
        try:
            seals.append((line, read_seal(value)))
        except ValueError as reason:
            yield _fault(
                document,
                line,
                f"Sealed must be `2026-05-12 7f3a91c05be2`, found {quoted(value)}: {reason}",
            )
            return
    if not seals and (document.standing not in _TO_BE_SEALED or document.is_translation):
        return
    yield from _unsealed(document, seals)


def _unsealed(document: Document, seals: list[tuple[int, Seal]]) -> Iterator[Finding]:
    sealed_on = document.step.day if document.step else None
    for place, part in enumerate(document.parts):
        line, seal = seals[place] if place < len(seals) else (part.line, None)
        what = "the addition" if place else "the text"
        if seal is None:
            yield _fault(
                document,
                part.line if place else document.source.line("stage"),
                f"a text that thinks aloud must be sealed when it is published, found {what} "
                f"without a seal: {_SEAL_IT.format(document.source.path)}",
            )
        elif seal.digest not in part.digests:
            yield _fault(
                document,
                part.line if place else line,
                f"a sealed text must stay as it was, found {what} of {seal.day} changed "
                f"since: take the change back, and write it as an addition",
            )
        elif seal.day != (part.day or sealed_on):
            yield _fault(
                document,
                line,
                f"a seal must be of the day of what it seals ({part.day or sealed_on}), found "
                f"{seal.day}: put the day back",
            )
    for line, seal in seals[len(document.parts) :]:
        yield _fault(
            document,
            line,
            f"a sealed text must stay as it was, found the addition of {seal.day} taken away: "
            "put it back",
        )


def _fault(document: Document, line: int, message: str) -> Finding:
    return document.lapse(line, message, Problem.SEAL)
