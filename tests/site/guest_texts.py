"""Guest posts that are full of words nothing else has, for what must be found, or must not be."""

from __future__ import annotations

from tests.site.small_site import SmallSite

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>{}</title></svg>'
SHOWN = (
    *("titel", "slug", "id", "filnamn", "ingress", "tagg", "kategori", "alias", "person"),
    *("inledning", "inledningsbild", "brod", "lank", "alt", "bild", "bildord", "fil", "filord"),
    *("tack", "forst", "adress", "mapp", "mappbild", "svensk", "spegel"),
)
"""The parts of a guest post that a reader can meet somewhere once it is published."""
NEVER_SHOWN = ("anteckning",)
"""What the guest was told by those who work with the text."""


def words_of(name: str, parts: tuple[str, ...] = SHOWN) -> dict[str, str]:
    """Return the unmistakable words of a guest post, by the part they stand in."""
    return {part: f"zq{name}{part}" for part in parts}


def write_guest(site: SmallSite, name: str, **keys: str | None) -> None:
    """Write a guest post with words of its own in every part, and a second one without an Id.

    `keys` go over those that it has; the site needs a person `vd`, and a post with the Id
    `vanlig`.
    """
    word = words_of(name, (*SHOWN, *NEVER_SHOWN))
    for part in ("inledningsbild", "bild"):
        site.write(f"content/images/{word[part]}.svg", PICTURE.format(word["bildord"]))
    site.write(f"content/images/{word['mapp']}/{word['mappbild']}.svg", PICTURE.format("x"))
    site.write(f"content/files/{word['fil']}.pdf", f"%PDF-1.4 {word['filord']}")
    known: dict[str, str | None] = {
        "Kind": "guest",
        "Title": word["titel"],
        "Slug": word["slug"],
        "Id": word["id"],
        "Authors": f"{word['person'].capitalize()} Person",
        "Tags": f"{word['tagg']}, gemensam",
        "Category": word["kategori"],
        "Summary": word["ingress"],
        "Aliases": f"/gammal/{word['alias']}/",
        "Introduced_by": "vd",
        "Introduction": f"{word['inledning']} ![Bild](/images/{word['inledningsbild']}.svg)",
        "Replies_to": "vanlig",
        "Thanks": f"{word['tack'].capitalize()} Person",
        "First_published": f"{word['forst']}, https://{word['adress']}.example/x",
        "Editor_note": word["anteckning"],
    }
    site.post(word["mapp"], _body(word), **{**known, **keys})
    own = {"Kind": "guest", "Title": word["svensk"], "Authors": "Någon Annan"}
    site.post(word["filnamn"], **{**own, **keys})
    en = {"Lang": "en", "Id": None, "Translator": "vd", "Aliases": None, "Replies_to": None}
    site.post(f"{word['mapp']}.en", word["spegel"], **{**known, **en, **keys})


def _body(word: dict[str, str]) -> str:
    return (
        f"{word['brod']} ![{word['alt']}]({{static}}/images/{word['bild']}.svg) "
        f"![Mapp](../../images/{word['mapp']}/{word['mappbild']}.svg) "
        f"[{word['lank']}](/files/{word['fil']}.pdf)"
    )
