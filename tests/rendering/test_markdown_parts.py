"""Each part of a post, from Markdown to the markup that the theme knows."""

import pytest

from rendering.html_scan import Heading, scan
from rendering.markdown_parts import to_html


def test_fact_box_is_an_aside_labelled_in_the_language_of_the_text():
    box = '!!! {} "Rubrik"\n    - ett\n    - två\n'

    sv, da, en = (
        to_html(box.format(kind), lang)
        for kind, lang in (("fakta", "sv"), ("fakta", "da"), ("fact", "en"))
    )

    assert sv == (
        '<aside aria-label="Fakta" class="fact">\n<h2>Rubrik</h2>\n'
        "<ul>\n<li>ett</li>\n<li>två</li>\n</ul>\n</aside>"
    )
    assert da == sv
    assert en == sv.replace("Fakta", "Facts")


@pytest.mark.parametrize("start", ["!!! fakta", '!!! fakta ""'])
def test_fact_box_without_heading_has_only_its_label(start):
    assert to_html(f"{start}\n    Kort.\n") == (
        '<aside aria-label="Fakta" class="fact">\n<p>Kort.</p>\n</aside>'
    )


def test_fact_boxes_on_one_page_are_told_apart():
    text = (
        '!!! fakta "Det *här*"\n    a\n\n!!! fakta\n    b\n\n'
        '!!! fakta "Det här"\n    c\n\n!!! fakta\n    d\n'
    )

    labels = [part.split('"')[0] for part in to_html(text).split('aria-label="')[1:]]

    assert labels == ["Det här", "Fakta", "Det här 2", "Fakta 2"]


def test_other_admonition_keeps_its_word_as_heading_and_label():
    assert to_html("!!! warning\n    Akta.\n") == (
        '<aside aria-label="Warning" class="fact">\n<h2>Warning</h2>\n<p>Akta.</p>\n</aside>'
    )


def test_fact_heading_is_neither_in_the_contents_nor_addressed():
    html = to_html('[TOC]\n\n## Ett\n\n!!! fakta "Ruta"\n    a\n')

    assert scan(html).headings == (Heading(2, "ett", "Ett"), Heading(2, None, "Ruta"))
    assert [link.text for link in scan(html).links] == ["Ett"]


def test_picture_with_a_title_alone_in_its_paragraph_becomes_a_figure():
    html = to_html('![En kaj]({static}/images/kaj.svg "Kajen, 1 & 2")')

    assert html == (
        '<figure><img alt="En kaj" src="{static}/images/kaj.svg">'
        "<figcaption>Kajen, 1 &amp; 2</figcaption></figure>"
    )


def test_linked_picture_with_a_title_keeps_its_link():
    assert to_html('[![a](b.png "Text")](c.html)') == (
        '<figure><a href="c.html"><img alt="a" src="b.png"></a>'
        "<figcaption>Text</figcaption></figure>"
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("![a](b.png)", '<p><img alt="a" src="b.png"></p>'),
        ('Se ![a](b.png "t")', '<p>Se <img alt="a" src="b.png" title="t"></p>'),
        ('![a](b.png "t") här', '<p><img alt="a" src="b.png" title="t"> här</p>'),
    ],
)
def test_other_picture_stays_in_its_paragraph(text, html):
    assert to_html(text) == html


def test_table_aligns_by_class_and_names_its_columns():
    html = to_html("| År | | Svar |\n|:---|---:|:---:|\n| 2015 | 12 | ja |\n")

    assert html == (
        '<table>\n<thead>\n<tr>\n<th scope="col">År</th>\n<td class="num"></td>\n'
        '<th class="mid" scope="col">Svar</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td>2015</td>\n<td class="num">12</td>\n<td class="mid">ja</td>\n'
        "</tr>\n</tbody>\n</table>"
    )


WIDE = (
    "| Leverantörsavtal | Underhållskostnad | Arbetsgivaravgift |\n|---|---|---|\n"
    "| a | Driftsäkerhet | b |\n"
)
REGION = '<div aria-label="{}" class="scroll" role="region" tabindex="0"><table>'


def test_table_much_wider_than_a_phone_scrolls_by_itself():
    html = to_html(WIDE)

    assert html.startswith(REGION.format("Tabell"))
    assert html.endswith("</table></div>")


def test_table_a_little_wider_than_a_phone_breaks_its_words_instead():
    html = to_html("| Leverantörsavtal | Underhållskostnad |\n|---|---|\n| a | b |\n")

    assert html.startswith("<table>")


@pytest.mark.parametrize(("lang", "word"), [("sv", "Tabell"), ("da", "Tabel"), ("en-GB", "Table")])
def test_wide_tables_on_one_page_are_numbered(lang, word):
    html = to_html(f"{WIDE}\nText.\n\n{WIDE}", lang)

    assert html.count('class="scroll"') == 2
    assert html.startswith(REGION.format(f"{word} 1"))
    assert REGION.format(f"{word} 2") in html


def test_no_style_is_left_in_what_the_parser_makes():
    text = 'a\n{: style="color: red" }\n\n| a |\n|--:|\n| b |\n\n# c {: style="d" }\n'

    assert "style" not in to_html(text)


def levels(text: str) -> list[int]:
    return [heading.level for heading in scan(to_html(text)).headings]


def test_headings_move_down_only_if_the_text_has_one_of_the_first_level():
    assert levels("## a\n\n### b\n") == [2, 3]
    assert levels("# a\n\n## b\n\n###### c\n") == [2, 3, 6]


def test_headings_written_as_html_move_with_the_others():
    assert levels("<h1>a</h1>\n\n## b\n\nText <h3>c</h3>\n\n<h6>d</h6>\n") == [2, 3, 4, 6]
    assert levels("# a\n\n<H2>b</H2>\n") == [2, 3]


def test_heading_in_a_code_block_is_text():
    html = to_html("```html\n<h1>a</h1>\n```\n\n## b\n")

    assert "&lt;h1&gt;a&lt;/h1&gt;" in html
    assert scan(html).headings == (Heading(2, "b", "b"),)


def ids(text: str) -> list[str]:
    return list(scan(to_html(text)).ids)


def test_heading_id_is_ascii_and_stable():
    assert ids("## Å, ä & ö: *ølkæder* på Þingvöllum – 2026!\n") == [
        "a-a-o-olkaeder-pa-thingvollum-2026"
    ]
    assert ids("## 日本\n\n## ???\n") == ["h", "h-2"]


def test_heading_id_does_not_meet_one_the_page_uses():
    page = ["Innehåll", "Content", "Samtal", "Dela", "For 1", "Against 12", "K3"]

    assert ids("".join(f"## {word}\n\n" for word in page)) == [
        "h-innehall",
        "h-content",
        "h-samtal",
        "h-dela",
        "h-for-1",
        "h-against-12",
        "h-k3",
    ]


def test_heading_ids_are_unique_beside_those_the_writer_gave():
    assert ids('<p id="for">x</p>\n\n## För\n\n## För\n\n## Val {#fast}\n\n## Fast\n') == [
        "for",
        "h-for-2",
        "h-for-3",
        "fast",
        "fast-2",
    ]


def test_id_that_the_writer_took_from_the_page_is_renamed_with_its_links():
    html = to_html("## Prat {#samtal}\n\n[dit](#samtal)\n")

    assert html == '<h2 id="h-samtal">Prat</h2>\n<p><a href="#h-samtal">dit</a></p>'


def test_footnotes_are_a_section_with_links_there_and_back():
    assert to_html("Ord[^1].\n\n[^1]: En not.\n") == (
        '<p>Ord<sup id="fnref:1"><a class="footnote-ref" href="#fn:1" role="doc-noteref">1</a>'
        "</sup>.</p>\n"
        '<section aria-label="Fotnoter" class="footnotes" role="doc-endnotes">\n<hr>\n<ol>\n'
        '<li id="fn:1">\n<p>En not.&#160;<a aria-label="Tillbaka till texten" '
        'class="footnote-backref" href="#fnref:1" role="doc-backlink">&#8617;</a></p>\n</li>\n'
        "</ol>\n</section>"
    )


@pytest.mark.parametrize(
    ("lang", "words"), [("da", "Tilbage til teksten"), ("en", "Back to the text")]
)
def test_footnote_leads_back_in_the_language_of_the_text(lang, words):
    assert f'aria-label="{words}"' in to_html("a[^1]\n\n[^1]: b\n", lang)


def test_footnote_with_a_space_in_its_name_is_addressed_without():
    html = to_html("a[^min not] b[^min not]\n\n[^min not]: c\n")

    found = scan(html)
    assert found.ids == ("fnref:min_not", "fnref2:min_not", "fn:min_not")
    assert [link.href for link in found.links] == [
        "#fn:min_not",
        "#fn:min_not",
        "#fnref:min_not",
        "#fnref2:min_not",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "```python\nx = 1 < 2\n```",
        "    :::python\n    x = 1 < 2",
        "    #!python\n    x = 1 < 2",
    ],
)
def test_code_is_plain_with_its_language_as_a_class(text):
    assert to_html(text) == '<pre><code class="language-python">x = 1 &lt; 2\n</code></pre>'


def test_first_line_that_is_code_stays():
    assert to_html("    #!/bin/sh\n    ls") == "<pre><code>#!/bin/sh\nls\n</code></pre>"
