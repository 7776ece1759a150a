"""The judges that open pages find the faults they are there for, and leave a good site alone."""

from pathlib import Path

import pytest

from tests.judges import axe, browser, ibm, lychee, nu, overflow, weight
from tests.judges.__main__ import main
from tests.requirements_present import require
from tests.small_sites import ADDRESS, PICTURE, found, page, written

pytestmark = pytest.mark.browser

PALE = "p { color: #ccc }"
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
FAULTY = {
    "picture.html": page('<img src="/b.svg">', POLICY),
    "dark.html": page(head=f"<style>@media (prefers-color-scheme: dark) {{ {PALE} }}</style>"),
    "narrow.html": page(head=f"<style>@media (max-width: 400px) {{ {PALE} }}</style>"),
    "b.svg": PICTURE,
}


@pytest.fixture
def chromium() -> None:
    require("Chromium", browser.is_present())


@pytest.fixture
def engines() -> None:
    require("Chromium and npm's axe-core", axe.is_present())
    require("Chromium and npm's accessibility-checker-engine", ibm.is_present())


def rules_and_modes(findings: list[str]) -> list[tuple[str, str, str]]:
    """Return page, rule and modes of findings written `page: rule: words (modes)`."""
    split = [(line.split(": "), line.rpartition(" (")[2]) for line in findings]
    return [(parts[0], parts[1], modes.removesuffix(")")) for parts, modes in split]


@pytest.mark.usefixtures("engines")
def test_axe_finds_faults_of_light_dark_wide_and_narrow(tmp_path: Path) -> None:
    findings = found(axe.findings, written(tmp_path, FAULTY))

    every = "light, 1280 px; dark, 1280 px; light, 320 px; dark, 320 px"
    assert rules_and_modes(findings) == [
        ("dark.html", "color-contrast", "dark, 1280 px; dark, 320 px"),
        ("narrow.html", "color-contrast", "light, 320 px; dark, 320 px"),
        ("picture.html", "image-alt", every),
    ]


@pytest.mark.usefixtures("engines")
def test_ibm_finds_faults_of_light_and_dark(tmp_path: Path) -> None:
    findings = found(ibm.findings, written(tmp_path, FAULTY))

    assert rules_and_modes(findings) == [
        ("dark.html", "text_contrast_sufficient", "dark"),
        ("picture.html", "img_alt_valid", "light; dark"),
    ]


@pytest.mark.usefixtures("chromium")
def test_overflow_finds_a_page_too_wide_for_some_screens(tmp_path: Path) -> None:
    wide = '<p style="width: 350px">x</p>'
    site = written(tmp_path, {"wide.html": page(wide, "<style>body { margin: 0 }</style>")})

    findings = found(overflow.findings, site)

    assert findings == [f"wide.html: 30 px too wide at 320 px, first at {wide}"]


STRANGER = "must request itself and own pictures only, requests the"
LAZY = '<p style="height: 9000px"></p><img loading="lazy" src="https://other.example/x.png" alt="">'
UNWANTED = {
    "complaint.html": ('<script>console.error("no")</script>', "console error: no"),
    "cookie.html": ('<script>document.cookie = "a=b"</script>', "must set no cookie, sets a"),
    "lazy.html": (LAZY, f"{STRANGER} image https://other.example/x.png"),
    "mistake.html": ('<script>throw Error("no")</script>', "script error: no"),
    "style.html": (
        '<link rel="stylesheet" href="/s.css">',
        f"{STRANGER} stylesheet {ADDRESS}/s.css",
    ),
}


@pytest.mark.usefixtures("chromium")
def test_weight_finds_what_pages_must_not_do(tmp_path: Path) -> None:
    pages = {name: page(markup) for name, (markup, _) in UNWANTED.items()}

    findings = found(weight.findings, written(tmp_path, {**pages, "s.css": "p { color: black }"}))

    expected = [f"{name}: {what}" for name, (_, what) in UNWANTED.items()]
    assert [line for line in findings if "ADDRESS_UNREACHABLE" not in line] == expected


@pytest.mark.usefixtures("chromium")
def test_weight_finds_pages_too_heavy(tmp_path: Path) -> None:
    noise = page(" ".join(str(number**7) for number in range(1500)))
    site = written(tmp_path, {"index.html": noise, "text.html": noise}, post="text.html")

    findings = found(weight.findings, site)

    assert [line.rpartition(", is ")[0] for line in findings] == [
        "index.html: must be at most 10000 bytes under gzip -9",
        "text.html: must be at most 12000 bytes under gzip -9",
    ]


@pytest.mark.usefixtures("chromium")
def test_weight_finds_that_the_post_to_weigh_is_missing(tmp_path: Path) -> None:
    findings = found(weight.findings, written(tmp_path, {}, post="borta.html"))

    assert findings == ["borta.html: must be there to be weighed, found no such file"]


@pytest.mark.usefixtures("chromium")
def test_weight_passes_own_pictures_and_code_on_the_search_page(tmp_path: Path) -> None:
    inline = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
    files = {
        "bild.html": page(f'<img src="{ADDRESS}/b.svg" alt=""><img src="{inline}" alt="">'),
        "sok/index.html": page('<script src="/s.js"></script>'),
        "b.svg": PICTURE,
        "s.js": "let a",
    }

    findings = found(weight.findings, written(tmp_path, files, code_on=("sok/*",)))

    assert findings == []


@pytest.mark.usefixtures("engines")
def test_every_judge_passes_a_good_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    require("Java, npm's vnu-jar and lychee", nu.is_present() and lychee.is_present())
    written(tmp_path, {"b.svg": PICTURE, "text.html": page('<img src="/b.svg" alt="En båt">')})

    code = main([str(tmp_path), "--siteurl", ADDRESS, "--post", "text.html"])

    said = [line.partition(";")[0] for line in capsys.readouterr().out.splitlines()]
    names = ("axe", "ibm", "weight", "overflow", "epubcheck", "nu", "lychee")
    assert (code, said) == (0, [f"{name}: 0 findings" for name in names])
