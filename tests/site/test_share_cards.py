"""Share cards in a site: which pages have one, what stands on it, and who does not."""

from __future__ import annotations

import ast
import io

import pytest
from PIL import Image

from rendering.card_drawing import drawn
from rendering.share_card import Colours, ShareCard
from tests.incremental.test_pictures import grained
from tests.site.decision_texts import DAYS, thinking
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite, texts
from tests.site.withdrawing import GUEST, TakenBack, take_back, taken_back, write_linked

pytestmark = pytest.mark.site

ALWAYS = 'SHARE_CARDS = True\nSITENAME = "Kajen"'
SITE_CARD = drawn(ShareCard("Kajen", "", "", ""))
_META = "//meta[@property='og:image{}']/@content"


def card_of(built: Built, page: str) -> bytes:
    """Return the picture that a page names, as it lies in the output."""
    (address,) = texts(built.page(page), _META.format(""))
    assert address.startswith(f"{ADDRESS}/cards/")
    return built.files[address.removeprefix(f"{ADDRESS}/")]


def reflection(title: str, name: str = "", about: str = "", **more: str) -> bytes:
    kind, mark = more.get("kind", "Reflektion"), more.get("mark", "¶")
    return drawn(ShareCard(title, kind, mark, "Kajen", name, about))


def write_everything(site: SmallSite) -> None:
    """Write a text of each sort, and people who agree to more and less."""
    site.settings(f'{ALWAYS}\nACCENT = "#006633"\nHOST = "vd"')
    titles = "2020-01-01 chef\n    2026-06-01 ägare"
    site.person("vd", "Om vd.", Name="Ve De", Consent="name, title, card", Titles=titles)
    site.person("namn", "Om namn.", Name="Bara Namn", Consent="name, photo, title", Photo="a.jpg")
    site.person("tyst", Name="Tyst Namn", Consent="none")
    site.person("bild", "Om bild.", Name="Bild Namn", Consent="name, photo, card", Photo="bild.jpg")
    for name in ("a", "bild"):
        site.write(f"content/people/{name}.jpg", grained(500, 600))
    for author in ("vd", "namn", "tyst", "bild"):
        site.post(author, Slug=f"av-{author}", Title="Ute", Authors=author)
    site.post("tva", Slug="tva", Title="Ute", Authors="vd, bild")
    site.post("smalt", Slug="smalt", Title="Ute", Authors="vd", Consent="name")
    site.post("dansk", Slug="dansk", Title="Ude på øen", Authors="vd", Lang="da")
    site.post("utkast", Title="Utkast", Slug="utkast", Status="draft")
    site.post("gomd", Title="Gömd", Slug="gomd", Status="hidden")
    site.page("om", Title="Om oss", Slug="om")
    site.write(
        "content/paths/vag.md",
        "Title: Vägen\nSlug: vag\nFor: Dig\n\n1. []({filename}/posts/vd.md) Här.\n",
    )
    site.post(
        "fraga",
        thinking("Vi frågar."),
        Slug="fraga",
        Title="Vi frågar",
        Question="Ska vi flytta?",
        Stage="thinking",
        Decision="kontor",
        Decider="vd",
        Authors="vd",
        **DAYS,
    )
    site.seal()


@pytest.fixture
def everything(builds: SharedBuilds) -> Built:
    return builds("share-cards", write_everything)


def coloured(title: str, kind: str, mark: str, name: str = "", about: str = "") -> bytes:
    return drawn(ShareCard(title, kind, mark, "Kajen", name, about, colours=Colours(pen="#006633")))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("2026/av-vd/", ("Ute", "Reflektion", "¶", "Ve De", "chef")),
        ("2026/av-namn/", ("Ute", "Reflektion", "¶")),
        ("2026/av-tyst/", ("Ute", "Reflektion", "¶")),
        ("2026/tva/", ("Ute", "Reflektion", "¶", "Ve De och Bild Namn")),
        ("2026/smalt/", ("Ute", "Reflektion", "¶")),
        ("da/2026/dansk/", ("Ude på øen", "Refleksion", "¶", "Ve De", "chef")),
        ("2026/gomd/", ("Gömd", "Reflektion", "¶")),
        ("2026/fraga/", ("Vi frågar", "Tänker högt", "?", "Ve De", "chef")),
        ("decisions/kontor/", ("Ska vi flytta?", "Tänker högt", "?", "Ve De", "chef")),
        ("people/vd/", ("Ve De", "Person", "", "ägare")),
        ("paths/vag/", ("Vägen", "Läsväg", "›", "För: Dig")),
    ],
)
def test_card_shows_kind_title_and_who_agreed_to_be_on_it(
    everything: Built, page: str, said: tuple[str, ...]
) -> None:
    assert card_of(everything, page) == coloured(*said)


@pytest.mark.parametrize("page", ["", "om/", "people/namn/", "people/", "archive/"])
def test_other_pages_have_the_card_of_the_site(everything: Built, page: str) -> None:
    pen = Colours(pen="#006633")

    assert card_of(everything, page) == drawn(
        ShareCard("Kajen", "", "", "", "Ve De", "ägare", colours=pen)
    )


def test_head_says_size_and_words_of_the_card(everything: Built) -> None:
    page = everything.page("2026/av-vd/")

    assert [texts(page, _META.format(name)) for name in (":width", ":height", ":alt")] == [
        ["1200"],
        ["627"],
        ["Reflektion: Ute – Ve De, chef – Kajen"],
    ]


def test_photograph_is_on_the_card_of_one_who_agreed(everything: Built) -> None:
    (address,) = texts(everything.page("2026/av-bild/"), _META.format(""))
    data = card_of(everything, "2026/av-bild/")

    assert address.endswith(".jpg")
    with Image.open(io.BytesIO(data)) as image:
        shades = image.crop((72, 477, 168, 597)).convert("L").getextrema()
    assert shades[0] < 100 < 200 < shades[1]
    assert len(data) <= 60_000


def test_there_are_no_cards_but_those_that_pages_name(everything: Built) -> None:
    named = {
        address.removeprefix(f"{ADDRESS}/")
        for path in everything.pages
        for address in texts(everything.page(path), _META.format(""))
    }

    assert {path for path in everything.files if path.startswith("cards/")} == named


def test_nothing_held_back_has_a_card(everything: Built) -> None:
    assert not [path for path in everything.files if "utkast" in path]


def test_cards_are_drawn_when_publishing_and_not_before(site: SmallSite) -> None:
    site.settings(
        'PUBLISHER = {"company": "AB", "number": "1", "address": "G", "responsible": "vd"}\n'
        'FEED_AUTHORITY = "blogg.se,2026"\nSEARCH = False'
    )
    site.post("ute", Slug="ute")

    plain, published = site.built(), site.built("--production")

    assert [path for path in plain.files if path.startswith("cards/")] == []
    assert "og:image" not in plain.text("2026/ute/")
    assert len([path for path in published.files if path.startswith("cards/")]) == 2


def test_cards_are_drawn_again_only_when_something_on_them_changes(site: SmallSite) -> None:
    site.settings(ALWAYS)
    site.post("ute", Slug="ute", Title="Ute")
    site.post("inne", Slug="inne", Title="Inne")
    site.build()
    kept = site.folder / ".radrum/cache/cards"
    before = {file.name: file.stat().st_mtime_ns for file in kept.iterdir()}

    site.post("ute", "Andra ord.", Slug="ute", Title="Ute")
    site.post("inne", Slug="inne", Title="Inne i värmen")
    built = site.build()

    after = {file.name: file.stat().st_mtime_ns for file in kept.iterdir()}
    stayed = {name for name in before if after.get(name) == before[name]}
    assert (len(before), len(after), len(stayed)) == (3, 3, 2)
    assert card_of(built, "2026/inne/") == reflection("Inne i värmen")


def test_text_taken_back_leaves_no_card(builds: SharedBuilds) -> None:
    told: TakenBack = taken_back(builds.once("share-cards-taken-back", _take_back))

    assert [path for path in told.before.files if path.startswith("cards/zqgastslug")] != []
    assert [path for path in told.after.files if path.startswith("cards/zqgast")] == []
    assert told.after.files == told.normal.files


def _take_back(site: SmallSite) -> None:
    write_linked(site)
    site.settings(ALWAYS)
    site.approve()
    take_back(site, ("withdraw", "--", GUEST))


@pytest.mark.parametrize("wanted", ['"always"', "1", "None"])
def test_setting_that_says_nothing_known_is_refused(site: SmallSite, wanted: str) -> None:
    site.settings(f"SHARE_CARDS = {wanted}")

    built = site.build()

    assert built.returncode == 1
    assert built.said()[0].endswith(
        f'SHARE_CARDS must be "publish", True or False, found {ast.literal_eval(wanted)!r}'
    )


def test_share_says_what_linkedin_shows_and_gives_questions_in_three_languages(
    everything: Built,
) -> None:
    told = SmallSite.at(everything.folder).share("content/posts/fraga.md")

    lines = told.stdout.splitlines()
    alt = "Tänker högt: Vi frågar – Ve De, chef – Kajen"
    assert told.returncode == 0
    assert lines[:2] == ["What LinkedIn shows:", "  Title:   Vi frågar"]
    assert f"  Address: {ADDRESS}/2026/fraga/" in lines
    assert [line for line in lines if line in {"Svenska", "Dansk", "English"}] == [
        "Svenska",
        "Dansk",
        "English",
    ]
    assert f"  Bilden i ord: {alt}" in lines
    assert f"  Billedet i ord: {alt.replace('Tänker högt', 'Tænker højt')}" in lines
    assert len([line for line in lines if line.startswith("    - ") and line[-1] == "?"]) == 9


def test_share_tells_of_a_reading_path_too(everything: Built) -> None:
    told = SmallSite.at(everything.folder).share("content/paths/vag.md")

    lines = told.stdout.splitlines()
    assert lines[:2] == ["What LinkedIn shows:", "  Title:   Vägen"]
    assert f"  Address: {ADDRESS}/paths/vag/" in lines
    assert any(line.startswith("  Billedet i ord: Læsevej: Vägen") for line in lines)


@pytest.mark.parametrize(
    ("post", "said"),
    [
        ("content/posts/utkast.md", "is not published, so there is nothing to share"),
        ("finns-inte", "There is no post 'finns-inte'"),
        ("", "Which text?"),
        ("content/people/vd.md", "a post, a page or a reading path can be shared, found a person"),
    ],
)
def test_share_of_what_is_not_out_is_refused(everything: Built, post: str, said: str) -> None:
    told = SmallSite.at(everything.folder).share(post)

    assert (told.returncode, told.stdout) == (1, "")
    assert said in told.stderr


def test_share_names_each_fault(site: SmallSite) -> None:
    site.settings(ALWAYS)
    site.post("ute", "", Slug="ute", Title="Ute")
    site.built(siteurl="http://localhost:8000")
    for card in (site.folder / "output/cards").iterdir():
        card.write_bytes(b"no picture")

    told = site.share("ute", siteurl="http://localhost:8000")

    faults = [line for line in told.stdout.splitlines() if line.startswith("  Fault: ")]
    assert told.returncode == 1
    assert [fault.split()[1] for fault in faults] == ["og:description", "og:url", "og:image", "the"]


def test_share_without_a_build_says_so(site: SmallSite) -> None:
    site.post("ute", Slug="ute")

    told = site.share("ute")

    assert told.returncode == 1
    assert "publish the site" in told.stderr
