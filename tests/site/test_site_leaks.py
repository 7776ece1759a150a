"""What is not published is nowhere in the finished site, not by a word, a name or a picture."""

from __future__ import annotations

import base64
import gzip

import pytest

from tests.site.searching import found_of
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite

pytestmark = pytest.mark.site

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>{}</title></svg>'
GUARDS = {
    "utkast": {"Status": "draft"},
    "senare": {"Date": "2026-11-23 00:01"},
    "forbi": {"Status": "skip"},
    "gast": {"Kind": "guest", "State": "submitted"},
}
PARTS = (
    "titel slug filnamn id kategori alias brod summering tagg person intro bild bildord lank frag"
).split()


def words_of(name: str) -> dict[str, str]:
    """Return the unmistakable words of the posts under a guard, by the part they stand in."""
    return {part: f"zq{name}{part}" for part in PARTS}


def write_secrets(site: SmallSite, name: str, guard: dict[str, str]) -> None:
    """Write posts that are full of words nothing else has, under a guard."""
    word = words_of(name)
    site.write(f"content/images/{word['bild']}.svg", PICTURE.format(word["bildord"]))
    site.write(f"content/files/{word['lank']}.pdf", b"%PDF-1.4 " + word["lank"].encode())
    site.post(
        word["slug"],
        f"{word['brod']} ![En bild]({{static}}/images/{word['bild']}.svg) "
        f"[Fil]({{static}}/files/{word['lank']}.pdf)",
        Title=word["titel"],
        Slug=word["slug"],
        Id=word["id"],
        Authors=word["person"].capitalize(),
        Tags=f"{word['tagg']}, gemensam",
        Summary=word["summering"],
        Aliases=f"/gammal/{word['alias']}/",
        **({"Introduction": word["intro"], "Introduced_by": "vd"} if name == "gast" else {}),
        **guard,
    )
    site.post(word["filnamn"], Title=f"Utan Id {name}", Category=word["kategori"], **guard)
    if name == "utkast":
        site.post(
            f"{name}-beslut",
            Title="Ett beslut",
            Decision="zqbeslut",
            Stage="thinking",
            Question=word["frag"],
            Input_until="2026-06-01",
            Decide_by="2026-07-01",
            **guard,
        )
