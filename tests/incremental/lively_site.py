"""A small site with something of everything, for edits of all kinds."""

from __future__ import annotations

from tests.incremental.twin_sites import TwinSites
from tests.site.decision_texts import DAYS, SETTLED, decided, thinking
from tests.site.small_site import text_of

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><title>{}</title></svg>'
SETTINGS = "from plugins.defaults import *\n"
FIRST_LINES = (
    'HOST = "vd"',
    'MENU = ("texts", "decisions", "people", "om")',
    'THEME_TEMPLATES_OVERRIDES = ["templates"]',
    'PUBLISHER = {"company": "Kajen AB", "responsible": "vd"}',
)
NAMES = ("vd", "anna", "bo", "Olle Karlsson")
TAGS = ("alfa", "beta", "gamma", "Åäö")


def write_all(sites: TwinSites) -> None:
    """Write the site."""
    sites.write("pelicanconf.py", SETTINGS + "\n".join(FIRST_LINES) + "\n")
    sites.write("content/images/bild.svg", PICTURE.format("Båt"))
    sites.write("content/images/gast/egen.svg", PICTURE.format("Egen"))
    sites.write("content/files/fil.txt", "En fil.\n")
    _write_people(sites)
    for lang, title in (("", "Om oss"), ("en", "About us")):
        keys = {"Title": title, "Slug": "om", "Lang": lang or None}
        name = f"om.{lang}" if lang else "om"
        sites.write(f"content/pages/{name}.md", text_of(keys, f"{title}, och mer därtill."))
    _write_plain(sites)
    _write_special(sites)
    _write_decisions(sites)
    _write_path(sites)


def post(sites: TwinSites, name: str, body: str, **keys: str | None) -> str:
    """Write a post that is called what its file is; return its path."""
    own = {"Title": f"Om {name}", "Date": "2026-05-04 08:10", "Slug": name, "Authors": "vd"}
    path = f"content/posts/{name}.md"
    sites.write(path, text_of({**own, **keys}, body))
    return path


def _write_people(sites: TwinSites) -> None:
    people = {
        "vd": {
            "Name": "Vera Dahl",
            "Titles": "2024-03-01 vd\n    2015-03-01 chef",
            "Consent": "name, title, photo, links",
            "Photo": "vd.svg",
        },
        "anna": {"Name": "Anna Ek", "Titles": "2020-01-01 montör", "Consent": "name, title"},
        "bo": {"Name": "Bo Gren", "Roles": "guest 2025-01-01", "Consent": "name"},
    }
    for name, keys in people.items():
        sites.write(f"content/people/{name}.md", text_of(keys, f"{name} om sig själv."))
    sites.write("content/people/vd.svg", PICTURE.format("Vera"))


def _write_plain(sites: TwinSites) -> None:
    for number in range(1, 6):
        post(
            sites,
            f"p{number}",
            f"Text nummer {number}.\n\n## Mer\n\nOch mer därtill.",
            Date=f"2026-0{number}-11 08:00",
            Id=f"id-p{number}" if number % 2 else None,
            Authors=NAMES[number % 4],
            Tags=", ".join(TAGS[: number % 3]) or None,
            Category="Arbete" if number == 2 else None,
            Summary=f"Sammanfattning {number}." if number < 4 else None,
        )
    english = {"Lang": "en", "Translation": "true", "Translator": "anna"}
    post(sites, "p1.en", "The text.", Title="About p1", Slug="p1", Date="2026-01-12", **english)
    post(sites, "p2.da", "Teksten.", Title="Om p2", Slug="p2", Date="2026-02-12", Lang="da")
    post(sites, "kommande", "Senare.", Date="2026-11-25 07:00", Tags="gamma")
    post(sites, "dold", "Gömd.", Status="hidden", Tags="alfa")


def _write_path(sites: TwinSites) -> None:
    steps = ("{filename}/posts/p5.md", "{filename}/pages/om.md", "{decision}vagn")
    lines = [f"{number}. []({link}) Skäl {number}." for number, link in enumerate(steps, 1)]
    keys = {"Title": "En väg", "Slug": "vag", "For": "Dig"}
    body = "Läs [femman]({filename}/posts/p5.md).\n\n" + "\n".join(lines)
    sites.write("content/paths/vag.md", text_of(keys, body))


def _write_special(sites: TwinSites) -> None:
    note = {"Title": None, "Kind": "note"}
    post(sites, "n1", "En tanke om **frost**.", Date="2026-06-01", Tags="alfa", **note)
    post(sites, "n2", "En annan tanke.\n\nTvå stycken.", Date="2026-06-02", Authors="anna", **note)
    meeting = {"Kind": "meeting", "Meeting_date": "2026-11-25 09:00", "Meeting_place": "Salen"}
    post(sites, "mote", "## Dagordning\n\n1. Ett.", Date="2026-06-03", **meeting)
    post(
        sites,
        "lankar",
        "Se [ettan]({filename}/posts/p1.md), [filen]({static}/files/fil.txt), "
        "[]({author}anna), [alfa]({tag}alfa) och [sidan]({filename}/pages/om.md).\n\n"
        "![En båt]({static}/images/bild.svg)",
        Date="2026-06-04",
    )
    post(sites, "svar", "Nej.", Date="2026-06-05", Authors="anna", Replies_to="id-p1")
    post(
        sites,
        "gast",
        "Gästens text.\n\n![Egen]({static}/images/gast/egen.svg)",
        Date="2026-06-06",
        Kind="guest",
        Authors="bo",
        Introduced_by="vd",
        Introduction="Jag bad Bo om *detta*.",
        Tags="beta",
        Aliases="/gammal/gast/",
    )


def _write_decisions(sites: TwinSites) -> None:
    for name in ("vagn", "matsal"):
        keys = {"Decision": name, "Stage": "thinking", "Question": f"Ska vi {name}?", **DAYS}
        post(sites, f"{name}-tanke", thinking(), Date="2026-10-01", Decider="vd", **keys)
    answer = {"Decision": "matsal", "Stage": "decided", **SETTLED}
    post(sites, "matsal-svar", decided(), Date="2026-11-02", Authors="vd", **answer)
