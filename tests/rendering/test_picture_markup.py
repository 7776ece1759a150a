"""Pictures in HTML: a choice of files in pages, one file each in feeds and books."""

from rendering.picture_markup import Candidate, with_widths, without_widths

IMAGE = '<img width="900" height="600" alt="En båt" src="/images/x.jpg">'
CANDIDATES = [Candidate("/pictures/x-576.a.webp", 576), Candidate("/pictures/x-900.b.webp", 900)]


def test_choice_names_each_file_with_its_width_and_how_wide_a_text_is() -> None:
    assert with_widths(IMAGE, CANDIDATES) == (
        '<picture><source type="image/webp" '
        'srcset="/pictures/x-576.a.webp 576w,/pictures/x-900.b.webp 900w" '
        f'sizes="(min-width:39rem) 36rem,92vw">{IMAGE}</picture>'
    )


def test_one_file_is_no_choice_among_widths() -> None:
    assert with_widths(IMAGE, CANDIDATES[:1]) == (
        '<picture><source type="image/webp" srcset="/pictures/x-576.a.webp">' + f"{IMAGE}</picture>"
    )


def test_picture_that_is_shown_narrow_says_so() -> None:
    narrow = IMAGE.replace("900", "120")

    assert 'sizes="120px"' in with_widths(narrow, CANDIDATES)


def test_width_that_is_no_number_of_pixels_says_nothing() -> None:
    assert "36rem" in with_widths(IMAGE.replace('"900"', '"50%"'), CANDIDATES)


def test_address_cannot_end_the_attribute_it_stands_in() -> None:
    made = with_widths(IMAGE, [Candidate('/a"&b.webp', 10)])

    assert 'srcset="/a&quot;&amp;b.webp"' in made


def test_picture_without_further_files_stays_as_it_was() -> None:
    assert with_widths(IMAGE, []) == IMAGE


def test_one_file_each_is_what_there_was_before() -> None:
    text = f'<p>{IMAGE}</p><video><source src="/x.mp4"></video>'
    offered = text.replace(IMAGE, with_widths(IMAGE, CANDIDATES))

    assert without_widths(offered) == text
    assert without_widths(text) == text
