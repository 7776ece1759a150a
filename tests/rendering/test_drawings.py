"""Drawings in SVG: their size, and what is left of them."""

import base64
import io

import pytest
from PIL import Image

from rendering.pictures import PictureError, Size, clean_svg, size_of, web_picture

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawing(content: str, attributes: str = "") -> bytes:
    return f"{OPEN}{attributes}>{content}</svg>".encode()


def cleaned(content: str) -> str:
    """What is left within the drawing."""
    return clean_svg(drawing(content)).decode().partition(">")[2].removesuffix("</svg>")


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="30" height="20"', Size(30, 20)),
        ('width="30px" height="20.4"', Size(30, 20)),
        ('width="1in" height="72pt"', Size(96, 96)),
        ('width="25.4mm" height="2.54cm"', Size(96, 96)),
        ('viewBox="0 0 300 150"', Size(300, 150)),
        ('viewBox="-5,-5,300,150" width="100%" height="100%"', Size(300, 150)),
        ('viewBox="0 0 300 150" width="60"', Size(60, 30)),
        ('viewBox="0 0 300 150" height="60"', Size(120, 60)),
        ('viewBox="0 0 300 150" width="10" height="10"', Size(10, 10)),
        ('width="0.2" height="0.2"', Size(1, 1)),
    ],
)
def test_size_is_the_drawings_own_or_that_of_its_view_box(attributes, size):
    assert size_of(drawing("", f" {attributes}"), "a.svg") == size


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        'width="30"',
        'viewBox="0 0 0 10"',
        'viewBox="a b c d"',
        'viewBox="0 0 nan 1"',
        'width="1e999" height="1"',
        'width="5em" height="3em"',
    ],
)
def test_size_that_the_drawing_does_not_tell_is_unknown(attributes):
    assert size_of(drawing("", f" {attributes}"), "a.svg") is None


def test_size_of_a_broken_drawing_is_unknown():
    assert size_of(b"<svg", "a.svg") is None


def test_drawing_keeps_what_draws_and_describes():
    content = (
        '<title>Kajen</title><defs><linearGradient id="g"><stop offset="0"/></linearGradient>'
        '</defs><style>.a { fill: url(#g) }</style><g class="a" transform="scale(2)">'
        '<path d="M0 0" fill="url(#g)" style="stroke: red"/></g><use xlink:href="#g"/>'
        '<text xml:lang="sv">Hej</text>'
    )

    assert cleaned(content) == content


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("<script>alert(1)</script>", ""),
        ('<script href="x.js"/><rect/>', "<rect/>"),
        ("<foreignObject><p>a</p></foreignObject>", ""),
        ('<rect onclick="a()" ONLOAD="b()" fill="red"/>', '<rect fill="red"/>'),
        ('<a xlink:href="javascript:x"><rect/></a>', "<g><rect/></g>"),
        ('<a href="https://a.example"><rect/></a>', "<g><rect/></g>"),
        ('<use href="https://a.example/b.svg#c"/>', "<use/>"),
        ('<image href="https://a.example/b.png"/>', "<image/>"),
        ('<image xlink:href="file:///etc/passwd"/>', "<image/>"),
        ('<image href="data:image/svg+xml;base64,PHN2Zz4="/>', "<image/>"),
        ('<image href="data:image/png;base64,AAAA"/>', "<image/>"),
        ('<feImage href="x.png"/>', ""),
        ('<rect fill="url(https://a.example/b.svg#c)"/>', "<rect/>"),
        ("<rect fill=\"url( '//a.example' )\"/>", "<rect/>"),
        ('<rect style="fill: u\\72l(//a.example)"/>', "<rect/>"),
        ('<style>@import "//a.example/b.css";</style>', ""),
        ("<style>.a { fill: url(//a.example) }</style>", ""),
        ('<style>@font-face { src: local("a") }</style>', ""),
        ('<animate attributeName="href" to="javascript:x"/>', ""),
        ('<set attributeName="onclick" to="x"/>', ""),
        ('<metadata><b xmlns="urn:x">Bo</b></metadata>', ""),
        ('<g xmlns:i="urn:inkscape" i:label="Bo"><i:view/></g>', "<g/>"),
        ('<g xml:base="https://a.example"/>', "<g/>"),
        ("<!-- Bo -->", ""),
        ("<?xml-stylesheet href='x.css'?>", ""),
        ("<text>a<script>b</script>c <tspan/><script/>d</text>", "<text>ac <tspan/>d</text>"),
        ('<html xmlns="http://www.w3.org/1999/xhtml"><script>a</script></html>', ""),
    ],
)
def test_drawing_loses_what_runs_fetches_or_tells(content, left):
    assert cleaned(content) == left


IMPORT = "@import url(http://a.example/b.css);"


@pytest.mark.parametrize(
    "style",
    [
        f"<g/>{IMPORT}",
        f" <g/>{IMPORT}",
        f"<script/>{IMPORT}",
        f"<g>{IMPORT}</g>",
        "@imp<g/>ort url(http://a.example/b.css);",
        "@imp<!-- -->ort url(http://a.example/b.css);",
        "@imp<![CDATA[ort]]> 'http://a.example/b.css';",
        "@\\69mport 'http://a.example/b.css';",
        "@namespace url(http://a.example);",
        ".a { fill: url(#g) } .b { fill: URL(http://a.example) }",
        ".a { fill: url(#g\\) }",
        ".a { fill: url('#g' http://a.example) }",
    ],
)
def test_style_that_could_fetch_is_gone_whole(style):
    assert cleaned(f"<style>{style}</style>") == ""


@pytest.mark.parametrize(
    "value",
    [
        "cross-fade(&quot;http://a.example/b&quot;)",
        "-webkit-cross-fade(url(#a), 'http://a.example/b')",
        "image-set(&quot;http://a.example/b&quot; 1x)",
        "image('http://a.example/b')",
        "src(&quot;http://a.example/b&quot;)",
        "src('#a')",
        "element(#a)",
        "attr(id type(&lt;url&gt;))",
        "url(#a) url(//a.example)",
        "url()",
        "URL(a.svg#b)",
    ],
)
def test_function_that_could_fetch_is_gone_wherever_it_stands(value):
    assert cleaned(f"<style>.a {{ fill: {value} }}</style>") == ""
    assert cleaned(f'<rect style="fill: {value}"/>') == "<rect/>"
    assert cleaned(f'<rect fill="{value}"/>') == "<rect/>"


def test_style_that_fetches_nothing_stays():
    content = (
        "<style>@media (max-width: 9em) { .a:not(.b) { fill: RGB(1 2 3) } }"
        " .c { filter: url( '#d' ) blur(calc(1px + 2px)); transform: translateX(2px) }"
        " @media(prefers-color-scheme:dark){path{stroke:#fff}}"
        " @supports(gap:0){g{fill:red}}</style>"
        '<g id="f(x)" aria-label="f(x) (kr)" transform="matrix(1 0 0 1 0 0) rotate(45)"/>'
    )

    assert cleaned(content) == content


def test_value_of_one_long_word_is_read_at_once():
    content = f'<path d="{"a" * 1_000_000}"/>'

    assert cleaned(content) == content


def test_handler_on_the_drawing_itself_is_gone():
    assert b"onload" not in clean_svg(drawing("", ' onload="a()"'))


def test_declaration_of_the_document_is_gone():
    start = b'<?xml version="1.0"?><!DOCTYPE svg SYSTEM "http://a.example/svg.dtd">'

    assert clean_svg(start + drawing("<rect/>")) == clean_svg(drawing("<rect/>"))


def test_attribute_that_the_declaration_adds_is_cleaned_as_well():
    start = b'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>'

    assert b"alert" not in clean_svg(start + drawing(""))


def test_picture_within_a_drawing_is_stripped():
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "JPEG", comment=b"hemligt")
    address = "data:image/jpeg;base64," + base64.b64encode(out.getvalue()).decode()

    left = cleaned(f'<image href="{address}"/>')

    kept = base64.b64decode(left.partition("base64,")[2].partition('"')[0])
    assert Image.open(io.BytesIO(kept)).size == (4, 4)
    assert b"hemligt" not in kept


def test_cleaning_a_drawing_again_changes_nothing():
    once = clean_svg(drawing("<text>å <a>b</a></text><script/>"))

    assert clean_svg(once) == once


def test_web_picture_of_a_drawing_is_the_clean_drawing():
    data = drawing("<script/><rect/>")

    assert web_picture(data, "a.svg") == clean_svg(data)
    assert web_picture(data, "utan-namn") == clean_svg(data)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "a damaged file"),
        (b"hej", "a damaged file"),
        (drawing("<g>"), "a damaged file"),
        (drawing("<rect/>").decode().encode("utf-16"), "a damaged file"),
        (drawing("<text>\xe5</text>").decode().encode("latin-1"), "a damaged file"),
        (drawing("<g>" * 5000 + "</g>" * 5000), "a damaged file"),
        (drawing("&nbsp;"), "a damaged file"),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"/>', "the element {http"),
        (b"<svg/>", "the element svg"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("&a;"), "one that declares entities"),
    ],
)
def test_what_is_no_drawing_is_refused_in_plain_words(data, found):
    with pytest.raises(PictureError) as caught:
        clean_svg(data, "kaj.svg")

    assert str(caught.value).startswith(f"kaj.svg: must be an SVG drawing in UTF-8: found {found}")


def test_entities_that_multiply_are_refused_before_they_are_read():
    lines = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    data = f'<!DOCTYPE svg [<!ENTITY a0 "x">{lines}]>'.encode() + drawing('<g id="&a12;"/>')

    with pytest.raises(PictureError, match="one that declares entities"):
        clean_svg(data)
