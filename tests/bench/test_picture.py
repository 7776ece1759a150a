"""The picture of growth: an SVG that stands by itself, with every label in words."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from bench.growth import FIGURES, PICTURE
from bench.measuring import EDIT, FROM_NOTHING, SERVED, TITLE, Measured
from bench.peers import HUGO, OURS, PELICAN
from bench.picture import drawn, in_seconds
from bench.results import read_json

SVG = "{http://www.w3.org/2000/svg}"
SIZES = (100, 300, 1000, 3000, 10_000)
MEASURED = [
    Measured(what, size, peer, (size / speed,))
    for what in (FROM_NOTHING, EDIT, TITLE, SERVED)
    for size in SIZES
    for peer, speed in ((OURS, 400.0), (PELICAN, 150.0), (HUGO, 1200.0))
]


def picture(measured: list[Measured]) -> ElementTree.Element:
    return ElementTree.fromstring(drawn(measured, "two cores & more"))


def words(root: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def test_picture_is_well_formed_and_small() -> None:
    text = drawn(MEASURED, "two cores")

    assert ElementTree.fromstring(text).tag == f"{SVG}svg"
    assert len(text.encode()) < 20_000
    assert "prefers-color-scheme: dark" in text


def test_picture_tells_in_words_what_it_shows() -> None:
    described = picture(MEASURED).findtext(f"{SVG}desc", "")

    assert described.startswith(
        "Every page, from nothing: Rådrum 0.25 s for 100 posts and 25 s for 10,000; "
        "plain Pelican 0.67 s for 100 posts and 67 s for 10,000; "
    )
    assert described.endswith("Both axes are logarithmic. two cores & more")


def test_picture_has_a_line_a_peer_and_a_point_a_measurement() -> None:
    root = picture(MEASURED)
    lines = [path for path in root.iter(f"{SVG}path") if "line" in path.get("class", "")]

    assert len(lines) == 3 * 3
    assert len(list(root.iter(f"{SVG}circle"))) == 3 * 3 * len(SIZES)


def test_picture_in_the_documents_is_drawn_from_the_figures_that_are_kept() -> None:
    machine, measured = read_json(FIGURES)

    assert drawn(measured, machine) == PICTURE.read_text(encoding="utf-8")


def test_picture_names_axes_and_lines() -> None:
    said = words(picture(MEASURED))

    assert said[-3:] == ["plain Pelican 67 s", "Rådrum 25 s", "Hugo 8.3 s"]
    assert {"10,000", "posts", "10 s", "One edit, in a new process"} <= set(said)


def test_picture_keeps_labels_apart() -> None:
    same = [Measured(EDIT, size, peer, (1.0,)) for size in SIZES for peer in (OURS, PELICAN, HUGO)]
    _, *labels = [
        float(text.get("y", "")) for text in picture(same).iter(f"{SVG}text") if text.get("class")
    ]

    assert [lower - upper for upper, lower in pairwise(labels)] == [17, 17]


def test_picture_leaves_out_whom_nobody_measured() -> None:
    assert not [word for word in words(picture(MEASURED[::3])) if "Hugo" in word]


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0.0123, "0.012 s"), (0.5, "0.5 s"), (2.04, "2 s"), (9.96, "10 s"), (123.4, "123 s")],
)
def test_seconds_are_shown_in_two_figures(seconds: float, shown: str) -> None:
    assert in_seconds(seconds) == shown
