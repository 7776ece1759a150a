"""A site from which something is taken back: its output before, after, and as it should be."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.site.guest_texts import write_guest
from tests.site.small_site import ADDRESS, Built, SmallSite, Told

Step = Callable[[SmallSite], None]
GUEST = "content/posts/zqgastmapp.md"
"""The file of the guest post that `write_linked` writes, with words of its own in every part."""
PERSON = {"zqgastfornamn", "zqgastefternamn", "people/zqgastid/"}
LINKED = {"Authors": "zqgastid", "Id": "zqgastid", "Slug": "zqgastslug"}


@dataclass(frozen=True)
class TakenBack:
    """What commands said, and three outputs: before them, after them, and of a normal build."""

    each: tuple[Told, ...]
    before: Built
    after: Built
    normal: Built

    @property
    def told(self) -> Told:
        """Return what the last command said."""
        return self.each[-1]


def taken_back(folder: Path) -> TakenBack:
    """Return what `take_back` has left in a site's folder."""
    each = tuple(Told(**one) for one in json.loads((folder / "told.json").read_text("utf-8")))
    outputs = (Built(folder / name, 0, "", "") for name in ("before", "after", "normal"))
    return TakenBack(each, *outputs)


def take_back(
    site: SmallSite,
    *commands: tuple[str, ...],
    fault: Step = lambda _: None,
    mend: Step | None = lambda _: None,
    siteurl: str = ADDRESS,
) -> None:
    """Build the site, let something be faulty, run commands; then mend it and build anew.

    Where `mend` is None there is no normal build.
    """
    site.built(siteurl=siteurl)
    shutil.copytree(site.folder / "output", site.folder / "before/output")
    fault(site)
    told = [asdict(site.guest_posts(*words, siteurl=siteurl)) for words in commands]
    site.write("told.json", json.dumps(told))
    shutil.copytree(site.folder / "output", site.folder / "after/output")
    if mend:
        mend(site)
        site.built(f"--output={site.folder / 'normal/output'}", siteurl=siteurl)


def write_linked(site: SmallSite) -> None:
    """Write a guest post that nothing else is like, and others that lead to it; not approved."""
    site.person("vd", Name="Ve De", Consent="name")
    site.write("content/people/zqgastid.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    site.person(
        "zqgastid",
        Name="Zqgastfornamn Zqgastefternamn",
        Photo="zqgastid.svg",
        Consent="name, photo, title, links",
        Titles="2020-01-01 zqgastrollord",
    )
    site.post("vanlig", Title="Vanlig", Tags="gemensam", Authors="vd", Id="vanlig")
    write_guest(site, "gast", Date="2025-04-03 10:00", Authors="zqgastid")
    (site.folder / "content/posts/zqgastfilnamn.md").unlink()
    site.post(
        "lankar",
        "Läs [zqgasttitel]({filename}zqgastmapp.md) och [den](/2025/zqgastslug/) och "
        f"[där]({ADDRESS}/2025/zqgastslug/), [ämnet]({{tag}}zqgasttagg).",
        Title="Länkar",
        Authors="vd",
        Summary="Kort.",
    )
    site.post("forr", "Se [förr](/gammal/zqgastalias/).", Title="Förr", Authors="vd")
    site.post("svar", Title="Svar", Authors="vd", Replies_to="zqgastid")
    site.page(
        "sida",
        "Se [texten zqgasttitel]({filename}/posts/zqgastmapp.md).",
        Title="Sida",
        Summary="Kort.",
    )
