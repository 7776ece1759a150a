"""The parser that is kept, and the extension in parsers of others."""

import markdown

from rendering.markdown_parts import PostParts, make_parser, to_html


def test_first_line_with_a_colon_is_text_and_not_metadata():
    assert to_html("Obs: i dag\n\nhej") == "<p>Obs: i dag</p>\n<p>hej</p>"


def test_metadata_is_read_when_asked_for():
    parser = make_parser("sv", ["meta"])

    assert parser.convert("Title: A\n\nhej") == "<p>hej</p>"
    assert parser.Meta == {"title": ["A"]}


def test_parts_work_in_a_plain_parser_by_name():
    html = markdown.markdown(
        '!!! fact "A"\n    b\n',
        extensions=["admonition", "rendering.markdown_parts"],
        extension_configs={"rendering.markdown_parts": {"lang": "en"}},
    )

    assert html.startswith('<aside aria-label="Facts" class="fact">')


def test_parts_work_without_the_extensions_beside_them():
    assert markdown.markdown("# a", extensions=[PostParts()]) == '<h2 id="a">a</h2>'


def test_language_without_words_of_its_own_has_the_english_ones():
    assert 'aria-label="Facts"' in to_html("!!! fact\n    a\n", "fi")
