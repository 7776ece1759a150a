"""The made-up posts: the same ones each time, and the same words in both forms."""

import hashlib
import json
from itertools import pairwise

import pytest

from bench.corpus import (
    Post,
    authors,
    hugo_file,
    hugo_text,
    pelican_file,
    pelican_text,
    posts,
    tags,
)
from editorial.metadata import parse

POSTS = posts(60)


def test_posts_are_the_same_each_time() -> None:
    texts = "".join(pelican_text(post) for post in posts(3))

    digest = hashlib.sha256(texts.encode()).hexdigest()

    assert digest == "e0f5cfefc6952cc476c67a85dc9e87baa9bf587445e1dfbccc4ce93b671ac769"


def test_posts_of_a_small_corpus_begin_a_large_one() -> None:
    assert posts(10) == POSTS[:10]


def test_posts_of_another_seed_are_others() -> None:
    assert posts(1, seed=1) != posts(1, seed=2)


@pytest.mark.parametrize("what", ["slug", "title", "moment"])
def test_no_two_posts_share(what: str) -> None:
    assert len({getattr(post, what) for post in posts(500)}) == 500


def test_posts_are_of_all_years_and_of_the_length_asked_for() -> None:
    lengths = [len(post.body.split()) for post in POSTS]

    assert {post.moment.year for post in POSTS} == set(range(2010, 2026))
    assert 620 < sum(lengths) / len(lengths) < 660


def test_posts_have_every_part_of_a_text() -> None:
    kinds = {block.kind for post in posts(200) for block in post.blocks}

    assert kinds == {"heading", "paragraph", "list", "quote", "note", "code", "table"}


def test_posts_use_all_tags_and_authors() -> None:
    many = posts(500)

    assert {tag for post in many for tag in post.tags} == set(tags())
    assert {post.author for post in many} == set(authors())
    assert (len(tags()), len(authors())) == (40, 12)


@pytest.mark.parametrize("post", POSTS[:5], ids=lambda post: post.slug)
def test_both_forms_hold_the_same_words(post: Post) -> None:
    _, head, body = hugo_text(post).split("---\n", 2)
    ours = parse("x.md", pelican_text(post))
    theirs = dict(line.split(": ", 1) for line in head.splitlines())

    assert ours.body.strip() == body.strip() == post.body.strip()
    assert ours.get("title") == json.loads(theirs["title"])
    assert ours.get("slug") == json.loads(theirs["slug"])
    assert ours.get("summary") == json.loads(theirs["summary"])
    assert ours.get("tags").split(", ") == json.loads(theirs["tags"])
    assert [ours.get("authors")] == json.loads(theirs["people"])
    assert ours.get("date").replace(" ", "T") + ":00" == theirs["date"]


def test_both_forms_lie_where_the_address_is_made_from() -> None:
    post = POSTS[0]

    assert (post.address, hugo_file(post)) == ("2010/text-1/", "2010/text-1.md")
    assert pelican_file(post) == "posts/text-1.md"


def test_sentence_is_added_to_the_paragraph_in_the_middle() -> None:
    post = POSTS[0]
    longer = post.with_sentence("En mening till.")
    changed = [
        (before, after)
        for before, after in zip(post.blocks, longer.blocks, strict=True)
        if before != after
    ]

    assert [after.text for _, after in changed] == [f"{changed[0][0].text} En mening till."]
    assert changed[0][0].kind == "paragraph"


def test_notes_stand_after_what_refers_to_them() -> None:
    refers = [
        (before.text[-4:], after.kind)
        for post in posts(100)
        for before, after in pairwise(post.blocks)
        if after.kind == "note"
    ]

    assert set(refers) == {("[^1]", "note")}
