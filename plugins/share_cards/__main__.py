"""The command: `python -m plugins.share_cards POST`, see --help."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from editorial.checks import Sort
from editorial.languages import LANGUAGES
from plugins.build.problems import BuildError, shown
from plugins.command_line import Parser, add_shared, place_for, run
from plugins.posts import form_of
from plugins.share_cards.kit import Shared, kit
from plugins.share_cards.preview import SharePreview, preview_of
from plugins.workplace import PostFile, Workplace

_INSPECTOR = "https://www.linkedin.com/post-inspector/"


def main(words: Sequence[str] | None = None) -> int:
    """Carry out the command line; return the exit code: 1 where LinkedIn would stumble."""
    parser = Parser(
        prog="python -m plugins.share_cards",
        description="What LinkedIn shows of a published text, and what helps to share it.",
    )
    add_shared(parser, is_first=True)
    parser.add_argument(
        "post", help="the post: its file, file name, Id or Slug; or the file of a path or page"
    )
    return run(parser, _share, words)


def _share(given: argparse.Namespace) -> int:
    place = place_for(given)
    if not given.post.strip():
        raise BuildError("Which text? make share POST=content/posts/2026-x.md")
    post = place.read(place.find(given.post))
    if post.name.startswith(f"{place.settings['PEOPLE_PATH']}/"):
        raise BuildError(
            f"{shown(post.path)}: a post, a page or a reading path can be shared, found a person: "
            "give the file of a text."
        )
    preview = _preview(place, post)
    faults = list(preview.faults())
    print("\n".join(_report(preview, faults)))
    others = {one: _preview(place, one) for one in place.family(post) if _is_there(place, one)}
    own = _shared(place, post, preview)
    versions = {one.lang: one for one in (_shared(place, *pair) for pair in others.items())}
    print("\n".join(["", *kit({**versions, own.lang: own}, own, LANGUAGES)]))
    return 1 if faults else 0


def _preview(place: Workplace, post: PostFile) -> SharePreview:
    """Return what the page of a post says of it. Raises BuildError where there is none."""
    record = place.record(post)
    if not record.is_in_output:
        raise BuildError(
            f"{shown(post.path)} is not published, so there is nothing to share: "
            "make preview POST=... shows it to you alone."
        )
    page = _page(place, post)
    try:
        return preview_of(page, _output(place), _siteurl(place))
    except FileNotFoundError as error:
        raise BuildError(
            f"The page of {shown(post.path)} must be in the output, found none at {shown(page)}: "
            "publish the site (make publish SITEURL=https://...), then ask again."
        ) from error


def _is_there(place: Workplace, post: PostFile) -> bool:
    return place.record(post).is_in_output and _page(place, post).is_file()


def _page(place: Workplace, post: PostFile) -> Path:
    return _output(place) / place.record(post).save_as


def _output(place: Workplace) -> Path:
    return place.published.output if place.published else Path(place.settings["OUTPUT_PATH"])


def _siteurl(place: Workplace) -> str:
    return place.published.siteurl if place.published else str(place.settings["SITEURL"])


def _shared(place: Workplace, post: PostFile, preview: SharePreview) -> Shared:
    record = place.record(post)
    alt = preview.said.get("og:image:alt") or preview.title
    form = form_of(record) if record.sort is Sort.POST else "path" if record.is_path else "page"
    return Shared(record.lang, preview.address, alt, form)


def _report(preview: SharePreview, faults: Sequence[str]) -> Iterator[str]:
    """Yield what LinkedIn shows, line by line, and what is wrong with it."""
    nothing = "(none)"
    yield "What LinkedIn shows:"
    yield f"  Title:   {preview.title or nothing}"
    yield f"  Text:    {preview.text or nothing}"
    yield f"  Picture: {preview.image or nothing}{_size(preview)}"
    yield f"  Address: {preview.address or nothing}"
    if not faults:
        yield "All four properties are there, the addresses are whole, the picture is of the size"
        yield f"LinkedIn asks for. It keeps what it saw for days; {_INSPECTOR} makes it look again."
    yield from (f"  Fault: {fault}." for fault in faults)


def _size(preview: SharePreview) -> str:
    found = preview.picture
    if found is None:
        return ""
    return f" ({found.format}, {found.width} x {found.height}, {round(found.bytes / 1000)} KB)"


if __name__ == "__main__":
    sys.exit(main())
