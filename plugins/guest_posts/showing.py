"""What each command does in the end, and what is said of it."""

from __future__ import annotations

import sys
from datetime import date
from difflib import unified_diff
from pathlib import Path

from editorial.guest_posts.workflow import Role
from editorial.metadata import parse
from editorial.people import Use
from plugins.build.problems import STARTED_IN, BuildError, shown
from plugins.build.state import open_state
from plugins.guest_posts.agreeing import consent_changed, leaving, narrowed_post, person_file
from plugins.guest_posts.beginning import Beginning, write
from plugins.guest_posts.commands import Change, Given, carry_out, done
from plugins.guest_posts.comparing import as_page, before, in_terminal
from plugins.guest_posts.handing_over import as_zip
from plugins.guest_posts.preview import preview
from plugins.guest_posts.restoring import restored as restored_change
from plugins.guest_posts.scan import Left, Traces, left_of
from plugins.guest_posts.taking_back import links_left, traces, withdrawals
from plugins.guest_posts.urgent import (
    Keys,
    Outcome,
    bring_out,
    output_of,
    pages_of,
    withdrawal_keys,
)
from plugins.workplace import PostFile, Workplace, write_whole

_NOTHING_WRITTEN = "Nothing was written (--dry-run)."
_LEFT_SHOWN = 20
Edits = dict[Path, Keys | None]


def change(place: Workplace, made: Change, is_dry: bool) -> int:
    """Make a change, or show it."""
    if is_dry:
        _show_change(made.post.path, made.post.raw, made.text)
        print(f"{done(made)}\n{_NOTHING_WRITTEN}")
        return 0
    carry_out(place, made)
    print(done(made))
    return 0


def _show_change(path: Path, old: str, new: str) -> None:
    lines = list(unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0))
    told = [line for line in lines[2:] if not line.startswith("@@")]
    print("\n".join([f"{shown(path)}:", *told]))


def begun(place: Workplace, beginning: Beginning, *, is_dry: bool) -> int:
    """Write a text that was begun, or show it."""
    if is_dry:
        for path, text in (
            (beginning.person, beginning.person_text),
            (beginning.post, beginning.post_text),
        ):
            if path:
                print(f"{shown(path)}:\n{text}")
        print(_NOTHING_WRITTEN)
        return 0
    with place.alone():
        if beginning.post.exists() or (beginning.person and beginning.person.exists()):
            raise BuildError("Somebody began a text of that name just now: try once more.")
        write(beginning)
    if beginning.person:
        print(f"{shown(beginning.person)}: who the guest is, and what she has agreed to.")
    print(
        f"{shown(beginning.post)}: write below the blank line; then: submit {beginning.post.name}"
    )
    return 0


def withdrawn(place: Workplace, post: PostFile, role: Role, given: Given, *, is_dry: bool) -> int:
    """Take a text back, from the finished site too, and say whether anything is left of it.

    Of one that is withdrawn already, only the site is seen to: a command may have been cut off.
    """
    if post.is_withdrawn:
        print(f"{shown(post.path)} is withdrawn already.")
        if is_dry or not post.source.get("withdrawn"):
            return 0
        return _see_to(place, [post], traces(place, [post]), _pages(place, post))
    changes = withdrawals(place, post, role, given)
    if is_dry:
        for made in changes:
            _show_change(made.post.path, made.post.raw, made.text)
        print(_NOTHING_WRITTEN)
        return 0
    return _take_back(place, changes)


def _take_back(place: Workplace, changes: list[Change], more: Edits | None = None) -> int:
    was_out = [made.post for made in changes if made.is_out]
    found = traces(place, was_out)
    pages = [page for post in was_out for page in _pages(place, post)]
    for made in changes:
        carry_out(place, made)
        print(f"{shown(made.post.path)} is withdrawn.")
    if not was_out and not more:
        return 0
    return _see_to(place, [place.read(post.path) for post in was_out], found, pages, more)


def _pages(place: Workplace, post: PostFile) -> list[str]:
    """Return the files of the output that are a post's own."""
    output = output_of(place)
    found = (place.record(one) for one in (post, place.as_published(post)) if one)
    return [page for record in found for page in pages_of(record, output)]


def _see_to(
    place: Workplace,
    posts: list[PostFile],
    found: Traces,
    pages: list[str],
    more: Edits | None = None,
) -> int:
    """Let the finished site be without texts that are withdrawn; `more` is to be changed too."""
    edits = {post.path: withdrawal_keys(post) for post in posts}
    outcome = bring_out(place, {**edits, **(more or {})}, pages)
    status = _tell(outcome, "The page itself is gone. Mend that, and build the site.")
    if outcome.output is None:
        return 0
    left = list(left_of(found, outcome.output))
    _tell_left(left, outcome.output)
    for post in posts:
        _tell_links(links_left(place, post))
    return 1 if status or any(one.is_sure for one in left) else 0


def _tell(outcome: Outcome, what_then: str) -> int:
    if outcome.output is None or outcome.is_built:
        print(outcome.said)
        return 0
    print(f"{outcome.said}\n{what_then}", file=sys.stderr)
    return 1


def _tell_left(left: list[Left], output: Path) -> None:
    if not left:
        print(f"Every file in {shown(output)} was looked through: nothing of it is left.")
        return
    print("Still there (others' words may quote it; look at each):", file=sys.stderr)
    for one in left[:_LEFT_SHOWN]:
        print(f"  {shown(output / one.file)}: {one.trace}", file=sys.stderr)
    if len(left) > _LEFT_SHOWN:
        print(f"  and {len(left) - _LEFT_SHOWN} more", file=sys.stderr)


def _tell_links(lines: list[str]) -> None:
    if lines:
        print("Other texts link to it; they are shown without the link, but look at their words:")
        print("\n".join(f"  {line}" for line in lines))


_NOT_YET = "The site still shows what it did before. Mend that, and build the site."


def urgent(place: Workplace, changes: list[Change], *, is_dry: bool) -> int:
    """Make changes of published texts, and bring them to the finished site at once."""
    for made in changes:
        change(place, made, is_dry)
    out = {made.post.path: made.keys for made in changes if place.is_out(made.post)}
    if is_dry or not out:
        return 0
    return _tell(bring_out(place, out), _NOT_YET)


def restored(place: Workplace, post: PostFile, *, is_dry: bool) -> int:
    """Put back the text as it was handed in."""
    return change(place, restored_change(place, post), is_dry)


def difference(
    place: Workplace, post: PostFile, *, is_page: bool, to: str, is_coloured: bool
) -> int:
    """Show what was changed since the author last saw the text."""
    old, what = before(place, post)
    if not is_page:
        print(f"Compared with {what}:\n\n{in_terminal(old, post, is_coloured=is_coloured)}")
        return 0
    folder = _folder(place, to, "diff")
    target = folder / f"{post.path.stem}.html"
    lang = post.source.word("lang") or place.settings["DEFAULT_LANG"]
    write_whole(target, as_page(old, post, lang))
    print(f"{shown(target)}: what has changed since {what.removeprefix('the text as ')}")
    return 0


def _folder(place: Workplace, to: str, name: str) -> Path:
    if to:
        return Path(STARTED_IN, Path(to).expanduser())
    return open_state(place.request.site) / name


def previewed(place: Workplace, post: PostFile, to: str) -> int:
    """Make the page of an unpublished post, in a folder of its own."""
    target = preview(place, post, _folder(place, to, f"preview/{post.path.stem}"))
    print(f"{shown(target)}: open it in a browser, or send it; its pictures are in it.")
    return 0


def agreed(
    place: Workplace, who: str, withdrawn: frozenset[Use], given: frozenset[Use], *, is_dry: bool
) -> int:
    """Change what may be shown of a person, or in one post, and bring that to the site."""
    path, old, new = _consent_file(place, who, withdrawn, given)
    keys = _keys_in(new, "Consent", "Consent_given")
    if is_dry:
        _show_change(path, old, new)
        print(_NOTHING_WRITTEN)
        return 0
    write_whole(path, new)
    print(f"{shown(path)}: Consent is now {keys['Consent']}.")
    return _tell(bring_out(place, {path: keys}), _NOT_YET) if withdrawn else 0


def _consent_file(
    place: Workplace, who: str, withdrawn: frozenset[Use], given: frozenset[Use]
) -> tuple[Path, str, str]:
    try:
        _, path, text = person_file(place, who)
    except BuildError as error:
        try:
            post = place.read(place.find(who))
        except BuildError:
            raise error from None
        if given:
            new = consent_changed(place, post.raw, withdrawn, given)
        else:
            new = narrowed_post(place, post, withdrawn)
        return post.path, post.raw, new
    return path, text, consent_changed(place, text, withdrawn, given)


def left(
    place: Workplace, who: str, day: date, treatment: str, *, is_dry: bool, is_sure: bool
) -> int:
    """Let a person's texts be as she chose when she left; shown before anything is done."""
    plan = leaving(place, who, day, treatment)
    print("\n".join(plan.told))
    if is_dry:
        print(_NOTHING_WRITTEN)
        return 0
    if not is_sure:
        if not sys.stdin.isatty():
            print("Nothing was written: add --yes to do it.")
            return 1
        if input("Do it? [y/n] ").strip().lower() not in {"y", "yes", "j", "ja"}:
            print("Nothing was written.")
            return 1
    write_whole(plan.path, plan.text)
    keys = _keys_in(plan.text, "Left", "On_leaving", "Consent", "Consent_given")
    edits: Edits = {plan.path: keys}
    if plan.withdrawn:
        return _take_back(place, list(plan.withdrawn), edits)
    return _tell(bring_out(place, edits), _NOT_YET)


def _keys_in(text: str, *keys: str) -> dict[str, str]:
    """Return those of the keys that a file has, with their values."""
    source = parse("", text)
    return {key: source.get(key.lower()) for key in keys if source.has(key.lower())}


def handed_over(place: Workplace, who: str, to: str) -> int:
    """Put all texts of a person into one zip."""
    person, _, _ = person_file(place, who)
    target = Path(STARTED_IN, Path(to or f"{person.id}.zip").expanduser())
    if target.exists():
        raise BuildError(f"{shown(target)} is there already: give another file with --to.")
    target.write_bytes(as_zip(place, person))
    print(f"{shown(target)}: all her texts as Markdown and as pages, and the pictures in them.")
    return 0
