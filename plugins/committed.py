"""Whether states and seals in the files are such as may follow the committed ones."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from editorial.decisions.seal import lost_seals
from editorial.finding import Finding, Problem
from editorial.guest_posts.moves import unexplained_changes
from editorial.metadata import parse
from rendering.characters import allowed_characters

_MOST_COMMITS = 500


def workflow_findings(content: Path, base: str) -> Iterator[Finding]:
    """Yield changes of guest posts' states that no move explains, and of seals once published.

    Looked at are the commits since `base` (by default the newest one) one by one, and then what
    is not committed yet. Nothing is yielded where the content is in no version control.
    """
    since = base or "HEAD^"
    if _git(content, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        return
    if base and _git(content, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}") is None:
        message = f"BASE must be a commit of this repository, found {base!r}"
        yield Finding(".", 0, message, Problem.WORKFLOW)
        return
    listed = _git(content, "rev-list", "--reverse", "--no-merges", f"{since}..HEAD", "--", ".")
    commits = (listed or "").split()[-_MOST_COMMITS:]
    for commit in commits:
        yield from _changes(content, f"{commit}^", commit)
    if base:
        yield from _changes(content, base, "HEAD", of_seals_only=True)
    yield from _changes(content, "HEAD", None)


def _changes(
    content: Path, before: str, after: str | None, *, of_seals_only: bool = False
) -> Iterator[Finding]:
    range_ = [before, *([after] if after else [])]
    named = _git(
        content, "diff", "--name-only", "--relative", "--no-renames", "-z", *range_, "--", "."
    )
    for name in filter(None, (named or "").split("\0")):
        if not name.endswith((".md", ".markdown", ".mkd", ".mdown")):
            continue
        old = _git(content, "show", f"{before}:./{name}")
        new = _git(content, "show", f"{after}:./{name}") if after else _text(content / name)
        if old is None or new is None:
            continue
        committed, source = (
            parse(name, allowed_characters(old)),
            parse(name, allowed_characters(new)),
        )
        where = f" (in the commit {after[:10]})" if after and not of_seals_only else ""
        for message in () if of_seals_only else unexplained_changes(committed, source):
            yield Finding(name, source.line("state"), f"{message}{where}", Problem.WORKFLOW)
        for seal in lost_seals(committed, source):
            message = f"a seal must stay once it is published, found {seal!r} gone: put it back"
            yield Finding(name, source.line("sealed"), f"{message}{where}", Problem.SEAL)


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return None


def _git(content: Path, *words: str) -> str | None:
    """Return what git says; None where it does not know, or is not there."""
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *words],
            cwd=content,
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
