"""A reading path's text taken apart: what comes before the list, its points, what comes after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.reading_path import Loose, Step, loose_points, outline_of

TEXT = """Läs i ordning.

## Först

1. [Inte veta]({filename}/posts/veta.md). Läs den först.
2. []({author}disa)
   Hon svarar
   i telefon.

    På svenska i korthet.

    I två stycken.
3. []({decision}rutter) – inte avgjort.

Sedan kommer du hit.

1. Ta med en åsikt."""


def test_outline_has_the_first_numbered_list_as_steps() -> None:
    outline = outline_of(TEXT, first_line=10)

    assert outline.introduction == "Läs i ordning.\n\n## Först"
    assert outline.steps == (
        Step(14, "{filename}/posts/veta.md", "Inte veta", "Läs den först."),
        Step(
            15,
            "{author}disa",
            "",
            "Hon svarar\ni telefon.",
            "På svenska i korthet.\n\nI två stycken.",
        ),
        Step(22, "{decision}rutter", "", "inte avgjort."),
    )
    assert outline.rest == "Sedan kommer du hit.\n\n1. Ta med en åsikt."


def test_outline_of_a_text_without_a_list_has_no_steps() -> None:
    outline = outline_of("Bara ord.\nSedan\n1. inget mer.\n")

    assert (outline.introduction, outline.steps, outline.rest) == (
        "Bara ord.\nSedan\n1. inget mer.",
        (),
        "",
    )


def test_steps_are_the_list_that_begins_with_a_link() -> None:
    outline = outline_of("1. Läs.\n2. Kom.\n\nSå:\n\n1. [A](/a/) b\n\n2. [B](/b/) c\n")

    assert [one.line for one in outline.steps] == [6, 8]
    assert outline.introduction == "1. Läs.\n2. Kom.\n\nSå:"
    first_without_link = outline_of("1. Läs.\n\n2. [A](/a/) b\n")
    assert [one.link for one in first_without_link.steps] == ["", "/a/"]


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_outline_takes_no_code_for_the_list(fence: str) -> None:
    outline = outline_of(f"{fence}\n\n1. kod\n{fence}\n\n1. [A](/a/) b")

    assert outline.steps == (Step(6, "/a/", "A", "b"),)


@pytest.mark.parametrize(
    ("point", "step"),
    [
        ("Först [A](/a/) b", Step(1, "", "", "Först [A](/a/) b")),
        ("[A](/a/)", Step(1, "/a/", "A", "")),
        ('[A [i] B](</a/> "Titel"): varför', Step(1, "/a/", "A [i] B", "varför")),
        ("[A](/a/)\nrad utan indrag", Step(1, "/a/", "A", "rad utan indrag")),
        ("[A](/a/) \N{EM DASH} varför", Step(1, "/a/", "A", "varför")),
        ("[A](/a_(b)/) c", Step(1, "/a_(b)/", "A", "c")),
        ("[](javascript:alert(1)) c", Step(1, "javascript:alert(1)", "", "c")),
    ],
)
def test_step_is_a_link_and_why(point: str, step: Step) -> None:
    assert outline_of(f"1. {point}").steps == (step,)


@given(st.text(alphabet="1. \n[]()ab`~-\t"))
def test_outline_of_anything_loses_no_word(text: str) -> None:
    outline = outline_of(text)

    steps = (f"{one.link}{one.label}{one.why}{one.summary}" for one in outline.steps)
    kept = outline.introduction + "".join(steps) + outline.rest
    assert kept.count("a") + kept.count("b") == text.count("a") + text.count("b")


@pytest.mark.parametrize(
    ("body", "points"),
    [
        ("1. [](a) b\n2. [](b) c", []),
        ("1. [](a) b\n\n    - [B](b) c", []),
        ("1. [](a) b\n\n    - [](b) c", [(3, Loose.MARK)]),
        ("1. [](a) b\n    1. [](b) c", [(2, Loose.MARK)]),
        ("1. [](a) b\n2) [B](b) c\n3. [](c) d", [(2, Loose.MARK)]),
        ("1. [](a) b\n2 [](b) c", [(2, Loose.MARK)]),
        ("1. Ett.\n2. Två.\n\n## Sedan\n\n1. [](a) b", []),
        ("- [A](a) b\n\n1. [](a) b\n\nSlut.\n\n1. [B](b) c\n- [C](c)", []),
        ("1. [](a) b\n\n```\n2) [](b) c\n```", []),
        ("1. [](a) b\n\n2) c [](b)", []),
        ("- [](a) b\n- [](b) c", [(1, Loose.MARK)]),
        ("1) [](a) b", [(1, Loose.MARK)]),
        ("1.[](a) b", [(1, Loose.MARK)]),
        ("Ord\n1. [](a) b", [(2, Loose.CROWDED)]),
        ("1. [](a) b\n\nOrd.\n\n1. [](b) c", [(5, Loose.APART)]),
        ("1. [](a) b\n\nOrd.\n\n2. [B](b) c\n3. [C](c) d", [(5, Loose.APART)]),
        ("1. [](a) b\n2) [](b) c\n\nOrd.\n\n2. [](c) d", [(2, Loose.MARK), (6, Loose.APART)]),
    ],
)
def test_points_that_look_like_steps_and_are_none_are_found(
    body: str, points: list[tuple[int, Loose]]
) -> None:
    assert [(one.line, one.why) for one in loose_points(body)] == points
