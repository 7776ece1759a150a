"""Templates of a site's own, which ask for what the theme does not ask."""

from __future__ import annotations

import pytest

from tests.incremental.lively_site import post
from tests.incremental.stepwise import Stepwise

pytestmark = pytest.mark.site

POST, ANNA = "content/posts/p5.md", "content/people/anna.md"
ASKING_FOR_WORDS = (
    "{{ one.get_content('')|length }}",
    "{{ one.get_static_links()|length }}",
    "{{ one.record.digest }}",
    "{{ one|attr('content')|length }}",
    "{{ (one.metadata|string)|length }}",
)
ASKING_FOR_A_PERSON = ("{{ one.author.person.text }}", "{{ one.author.person.links|length }}")


@pytest.mark.parametrize("asking", ASKING_FOR_WORDS)
def test_page_that_asks_for_the_words_of_texts_follows_them(
    stepwise: Stepwise, asking: str
) -> None:
    stepwise.add_to_pages(f"{{% for one in articles %}}<!-- {asking} -->{{% endfor %}}")
    stepwise.built()
    stepwise.add_words(POST, "![Båt]({static}/images/bild.svg)")
    assert stepwise.differences() == []


@pytest.mark.parametrize("asking", ASKING_FOR_A_PERSON)
def test_page_that_asks_for_a_person_follows_her(stepwise: Stepwise, asking: str) -> None:
    stepwise.add_to_pages(f"{{% for one in articles %}}<!-- {asking} -->{{% endfor %}}")
    stepwise.built()
    stepwise.change(ANNA, Links="Webb https://example.org/ny")
    stepwise.add_words(ANNA)
    assert stepwise.differences() == []


@pytest.mark.parametrize("asked", ["CONTENT_INDEX.posts|length", "RECEIPT"])
def test_page_that_asks_for_what_a_build_makes_is_made_in_each(
    stepwise: Stepwise, asked: str
) -> None:
    stepwise.add_to_pages(f"<!-- {{{{ {asked} }}}} -->")
    stepwise.built()
    post(stepwise.sites, "ny", "Text.", Status="hidden")
    assert stepwise.differences() == []


def test_words_of_a_text_are_edited_where_a_page_asks_for_what_cannot_be_told(
    stepwise: Stepwise,
) -> None:
    counted = "CONTENT_INDEX.records.values()|map(attribute='text')|sum(attribute='words')"
    stepwise.add_to_pages(f"<!-- {{{{ {counted} }}}} -->")
    stepwise.built()
    stepwise.add_words(POST)
    assert stepwise.differences() == []


def test_title_decides_where_a_text_stands_in_lists_that_are_in_order_of_titles(
    stepwise: Stepwise,
) -> None:
    stepwise.set('ARTICLE_ORDER_BY = "title"')
    stepwise.add_to_pages("{% for one in articles %}<!-- {{ one.title }} -->{% endfor %}")
    stepwise.built()
    stepwise.change(POST, Title="Allra först")
    assert stepwise.differences() == []
