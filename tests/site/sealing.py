"""Seals all texts of a site that think aloud, as they stand.

`python -m tests.site.sealing SITE SITEURL`
"""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.build.request import Request
from plugins.decisions.commands import sealed
from plugins.workplace import Workplace, write_whole


def seal(site: Path, siteurl: str) -> None:
    """Write a real seal into each post that thinks aloud and can be read, whatever its state."""
    place = Workplace(Request(site, siteurl=siteurl))
    for post in list(place.all_posts()):
        if post.source.word("stage") == "thinking" and post.source.has("date"):
            write_whole(post.path, sealed(place, post, keeps=False).raw)


if __name__ == "__main__":
    seal(Path(sys.argv[1]), sys.argv[2])
