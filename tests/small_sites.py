"""Small sites for the tests of the judges: a good home page, and what a test adds to it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.judges.site import Finding, Site, files_of

ADDRESS = "https://vidkajen.example"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>En båt</title></svg>'


def page(body: str = "<p>En text.</p>", head: str = "") -> str:
    """Return a page that no judge has anything against, with `body` and `head` added to it."""
    return (
        '<!doctype html>\n<html lang="sv"><head><meta charset="utf-8"><title>Vid kajen</title>'
        f'<meta name="viewport" content="width=device-width">{head}</head>\n'
        f"<body><main><h1>Vid kajen</h1>{body}</main></body></html>\n"
    )


def written(
    folder: Path,
    files: Mapping[str, str],
    post: str | None = None,
    code_on: tuple[str, ...] = (),
) -> Site:
    """Write `files`, text by path, and a home page into `folder`; return them as a site."""
    for name, text in {"index.html": page(), **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Site(folder, ADDRESS, tuple(files_of(folder, ".html")), post, code_on)


def found(findings: Callable[[Site, Counter[str]], Iterator[Finding]], site: Site) -> list[str]:
    """Return what a judge finds, each as `page: what`."""
    return [f"{one.page}: {one.what}" for one in findings(site, Counter())]
