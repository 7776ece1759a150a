"""The keys at the top of a file: read as Python-Markdown reads them, with their lines."""

import pytest

from editorial.metadata import Field, Source, names_in, parse, spilled_lines

POST = "Title: Ett\nSummary: Två\n    och tre\nTitle: Fyra\n\nText med ![bild](a.png)\n\nSlut"


def test_file_is_taken_apart_with_the_line_of_each_key() -> None:
    source = parse("posts/x.md", POST)

    assert source == Source(
        path="posts/x.md",
        fields=(
            Field("Title", ("Ett",), 1),
            Field("Summary", ("Två", "och tre"), 2),
            Field("Title", ("Fyra",), 4),
        ),
        body="Text med ![bild](a.png)\n\nSlut",
        body_line=6,
    )


def test_key_is_found_in_lower_case_and_the_first_one_counts() -> None:
    source = parse("x.md", POST)

    assert (source.get("title"), source.line("title"), source.has("title")) == ("Ett", 1, True)
    assert source.field("title") == Field("Title", ("Ett",), 1)


def test_key_that_is_missing_has_no_value_and_the_first_line() -> None:
    source = parse("x.md", POST)

    assert (source.get("slug"), source.word("slug"), source.line("slug")) == ("", "", 1)
    assert (source.has("slug"), source.field("slug"), source.lines_of("slug")) == (False, None, ())


def test_value_over_several_lines_is_one_line_or_numbered_ones() -> None:
    source = parse("x.md", "Titles:\n    2026-01-01 vd\n    \t\n\nText")
    several = parse("x.md", "Titles: 2026-01-01 vd\n    2020-01-01  chef\n\nText")

    assert (source.get("titles"), source.lines_of("titles")) == (
        "2026-01-01 vd",
        ((2, "2026-01-01 vd"),),
    )
    assert several.get("titles") == "2026-01-01 vd 2020-01-01  chef"
    assert several.lines_of("titles") == ((1, "2026-01-01 vd"), (2, "2020-01-01  chef"))


def test_word_is_the_value_in_lower_case() -> None:
    assert parse("x.md", "Kind:  Guest \n").word("kind") == "guest"


@pytest.mark.parametrize(
    ("text", "fields", "body", "body_line"),
    [
        ("", [], "", 2),
        ("Bara text", [], "Bara text", 1),
        ("\n\nText", [], "\nText", 2),
        ("Title: Ett", [("Title", "Ett", 1)], "", 2),
        ("Title: Ett\n", [("Title", "Ett", 1)], "", 3),
        ("Title:\n\nText", [("Title", "", 1)], "Text", 3),
        ("\ufeffTitle: Ett\r\n\r\nText\rmer", [("Title", "Ett", 1)], "Text\nmer", 3),
        ("---\ntitle: Ett\n---\nText", [("title", "Ett", 2)], "Text", 4),
        ("--- \ntitle: Ett\n...\nText", [("title", "Ett", 2)], "Text", 4),
        ("Title:\tEtt\n\ttvå\n\nText", [("Title", "Ett två", 1)], "Text", 4),
        ("   Title:Ett\n\nText", [("Title", "Ett", 1)], "Text", 3),
        ("    Title: Ett\n\nText", [], "    Title: Ett\n\nText", 1),
        ("Title: a: b\n\nText", [("Title", "a: b", 1)], "Text", 3),
        ("Title: Ett\nFörfattare: K\n\nText", [("Title", "Ett", 1)], "Författare: K\n\nText", 2),
        ("Title: Ett\n    \n    två", [("Title", "Ett", 1)], "    två", 3),
        ("Title: Ett\n---: x\nText", [("Title", "Ett", 1)], "Text", 3),
        ("Title: Ett\n  två\n\nText", [("Title", "Ett", 1)], "  två\n\nText", 2),
        ("Title: Ett\n\n \t\nText  \nmer", [("Title", "Ett", 1)], "\nText  \nmer", 3),
    ],
)
def test_file_is_read_however_it_is_typed(
    text: str, fields: list[tuple[str, str, int]], body: str, body_line: int
) -> None:
    source = parse("x.md", text)

    assert [(field.key, field.value, field.line) for field in source.fields] == fields
    assert (source.body, source.body_line) == (body, body_line)


@pytest.mark.parametrize(
    ("text", "fences"),
    [
        ("Title: a\n\nb", ()),
        ("---\nTitle: a\n---\nb", ((1, "---"), (3, "---"))),
        ("--- post\nTitle: a\n...och så\nb", ((1, "--- post"), (3, "...och så"))),
        ("---\n\nb", ((1, "---"),)),
        ("---\nb", ((1, "---"),)),
        ("Title: a\n---", ((2, "---"),)),
    ],
)
def test_fences_round_the_keys_are_remembered(
    text: str, fences: tuple[tuple[int, str], ...]
) -> None:
    assert parse("x.md", text).fences == fences


@pytest.mark.parametrize(
    ("text", "spilled"),
    [
        ("Title: a\n\nText", ()),
        ("Title: a\n---\nText", ()),
        ("---\n\nText", ()),
        ("\nText", ()),
        ("", ()),
        ("Title: a", ()),
        ("Title: a\nFörfattare: K\nDate: b\n\nText", ((2, "Författare: K"), (3, "Date: b"))),
        ("Title: a\n    b\n  c", ((3, "  c"),)),
        ("---\nFörfattare: K", ((2, "Författare: K"),)),
        ("Text\nmer\n\nannat", ((1, "Text"), (2, "mer"))),
    ],
)
def test_lines_right_below_the_keys_have_spilled(
    text: str, spilled: tuple[tuple[int, str], ...]
) -> None:
    assert spilled_lines(parse("x.md", text)) == spilled


@pytest.mark.parametrize(
    ("wanted", "line"),
    [
        (("a.png",), 6),
        (("Slut",), 8),
        (("och tre",), 3),
        (("Fyra", "Slut"), 4),
        (("ingen", "Slut"), 8),
        (("", "ingen"), 6),
        ((), 6),
    ],
)
def test_line_of_text_is_the_first_that_holds_it(wanted: tuple[str, ...], line: int) -> None:
    assert parse("x.md", POST).line_of_text(*wanted) == line


def test_line_of_text_counts_lines_as_editors_do() -> None:
    source = parse("x.md", "Title: a\n\nett\u2028två\x0ctre\nfyra")

    assert source.line_of_text("fyra") == 4


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("hedda", ("hedda",)),
        ("hedda, johan ,hedda,,", ("hedda", "johan")),
        ("Strandvik, Hedda; Berg, Johan", ("Strandvik, Hedda", "Berg, Johan")),
        (" ", ()),
    ],
)
def test_names_are_split_by_semicolons_else_by_commas(value: str, names: tuple[str, ...]) -> None:
    assert names_in(value) == names


def test_file_without_its_body_has_the_same_keys_on_the_same_lines() -> None:
    whole = parse("posts/x.md", "Title: En\nTags: a,\n    b\n\nText.\n")

    lighter = whole.without_body()

    assert lighter == Source("posts/x.md", whole.fields, "", whole.body_line, whole.fences)
    assert lighter.get("tags") == "a, b"
    assert lighter.line("tags") == 2
