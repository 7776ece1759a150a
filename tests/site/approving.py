"""Lets the authors of all guest posts of a site say yes to them as they stand.

`python -m tests.site.approving SITE SITEURL DAY`
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from editorial.metadata_editing import with_value
from plugins.build.request import Request
from plugins.guest_posts.commands import Given, approval_lines
from plugins.workplace import Workplace, write_whole


def approve(site: Path, siteurl: str, day: date) -> None:
    """Write a real approval into each guest post that can be read, whatever its state."""
    place = Workplace(Request(site, siteurl=siteurl), day)
    for post in list(place.posts()):
        text = post.raw
        for key, value in approval_lines(place, post, Given(by=post.authors, how="test")):
            text = with_value(text, key, value)
        write_whole(post.path, text)


if __name__ == "__main__":
    approve(Path(sys.argv[1]), sys.argv[2], date.fromisoformat(sys.argv[3]))
