"""Made-up posts of 640 words, the same ones each time, as Pelican's Markdown and as Hugo's.

Each post is made from the seed and its own number alone, so the first hundred of ten thousand are
the hundred. The words are invented: they are spread as words of a language are, a few often and
most seldom, and mean nothing.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

WORDS_A_POST, TAGS, TAGS_A_POST, AUTHORS = 640, 40, 3, 12
FIRST_DAY, LAST_DAY = date(2010, 1, 1), date(2025, 12, 31)
SEED = 2010

_DAYS = (LAST_DAY - FIRST_DAY).days + 1
_MINUTES_A_DAY = 15 * 60
"""Posts appear between six in the morning and nine at night, when no clock is ever set."""
_STEP = 2_013_917
"""A prime, so that no two posts of one corpus share a minute, and any number covers all years."""
_ONSETS = ["b", "bl", "br", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "kl", "kn", "l", "m"]
_ONSETS += ["n", "p", "pl", "r", "s", "sk", "sl", "sn", "st", "str", "t", "tr", "v"]
_VOWELS = [*"aeiouyåäö"]
_CODAS = ["", "", "d", "g", "k", "l", "ld", "m", "n", "nd", "r", "rk", "rn", "s", "st", "t", "v"]
_ENDINGS = ["", "", "", "a", "ar", "en", "er", "et", "ing", "na", "or"]
_WORDS = 1200


@dataclass(frozen=True)
class Block:
    """A part of a text; `kind` is heading, paragraph, list, quote, code, table or note."""

    kind: str
    text: str


@dataclass(frozen=True)
class Post:
    """A post apart from how it is written down. `moment` is the time on the clock of the site."""

    number: int
    title: str
    slug: str
    moment: datetime
    tags: tuple[str, ...]
    author: str
    summary: str
    blocks: tuple[Block, ...]

    @property
    def address(self) -> str:
        """Return where the page lies, relative to the site."""
        return f"{self.moment:%Y}/{self.slug}/"

    @property
    def body(self) -> str:
        return "\n\n".join(block.text for block in self.blocks) + "\n"

    def with_sentence(self, sentence: str) -> Post:
        """Return the post with a sentence added to the paragraph in its middle."""
        places = [at for at, block in enumerate(self.blocks) if block.kind == "paragraph"]
        at = places[len(places) // 2]
        longer = Block("paragraph", f"{self.blocks[at].text} {sentence}")
        return replace(self, blocks=(*self.blocks[:at], longer, *self.blocks[at + 1 :]))


def posts(count: int, seed: int = SEED) -> list[Post]:
    """Return that many posts, in no order of time."""
    return [_post(number, seed) for number in range(count)]


def pelican_text(post: Post) -> str:
    """Return a post as a Markdown file of Pelican's, which are ours too."""
    keys = {
        "Title": post.title,
        "Date": f"{post.moment:%Y-%m-%d %H:%M}",
        "Slug": post.slug,
        "Tags": ", ".join(post.tags),
        "Authors": post.author,
        "Summary": post.summary,
    }
    head = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"{head}\n{post.body}"


def hugo_text(post: Post) -> str:
    """Return a post as a Markdown file of Hugo's: YAML, each value as JSON has it, and the text."""
    keys = {
        "title": post.title,
        "slug": post.slug,
        "tags": post.tags,
        "people": (post.author,),
        "summary": post.summary,
    }
    rows = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items())
    return f"---\n{''.join(rows)}date: {post.moment.isoformat()}\n---\n\n{post.body}"


def pelican_file(post: Post) -> str:
    return f"posts/{post.slug}.md"


def hugo_file(post: Post) -> str:
    """Return the file's name: a folder is a section, and so the page of a year."""
    return f"{post.moment:%Y}/{post.slug}.md"


def write_post(post: Post, folder: Path, name: Callable[[Post], str], text: str) -> None:
    """Write a post whole, in place of what was there."""
    path = folder / name(post)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _post(number: int, seed: int) -> Post:
    chance = random.Random(f"{seed} {number}")
    words = _Words(chance, seed)
    minute = number * _STEP % (_DAYS * _MINUTES_A_DAY)
    day, clock = divmod(minute, _MINUTES_A_DAY)
    moment = datetime.combine(FIRST_DAY, time(6)) + timedelta(days=day, minutes=clock)
    title = words.phrase(3, 8)
    return Post(
        number=number,
        title=f"{title} {number + 1}",
        slug=f"text-{number + 1}",
        moment=moment,
        tags=tuple(chance.sample(tags(seed), TAGS_A_POST)),
        author=chance.choice(authors(seed)),
        summary=words.phrase(10, 18) + ".",
        blocks=tuple(_blocks(chance, words)),
    )


def _blocks(chance: random.Random, words: _Words) -> Iterator[Block]:
    """Yield the parts of a text until it has its words."""
    left, since_heading, makers = WORDS_A_POST, 0, _rare_blocks(chance)
    while left > 30:
        if since_heading >= 3 and left > 80:
            block, since_heading = Block("heading", f"## {words.phrase(3, 7)}"), 0
        elif since_heading and makers and chance.random() < 0.35:
            block, since_heading = makers.pop()(chance, words), since_heading + 1
        else:
            block, since_heading = Block("paragraph", words.paragraph()), since_heading + 1
        left -= len(block.text.split())
        yield block
        if block.kind == "paragraph" and "[^1]" in block.text:
            yield Block("note", f"[^1]: {words.sentence()}")


def _rare_blocks(chance: random.Random) -> list[Callable[[random.Random, _Words], Block]]:
    """Return what a text has beside paragraphs and headings, in the order it is taken from."""
    likely = (
        (_list, 0.7),
        (_quote, 0.5),
        (_note, 0.2),
        (_code, 0.15),
        (_table, 0.12),
        (_list, 0.3),
    )
    return [make for make, share in likely if chance.random() < share]


def _list(chance: random.Random, words: _Words) -> Block:
    mark = chance.choice(("-", "1."))
    rows = (f"{mark} {words.sentence()}" for _ in range(chance.randint(3, 5)))
    return Block("list", "\n".join(rows))


def _quote(_: random.Random, words: _Words) -> Block:
    return Block("quote", f"> {words.sentence()} {words.sentence()}")


def _note(_: random.Random, words: _Words) -> Block:
    return Block("paragraph", f"{words.paragraph()} {words.phrase(5, 9)}.[^1]")


def _code(chance: random.Random, words: _Words) -> Block:
    rows = (f"{words.word()} = {words.word()}({chance.randint(1, 99)})" for _ in range(5))
    return Block("code", "\n".join(("```", *rows, "```")))


def _table(chance: random.Random, words: _Words) -> Block:
    heads = [f"| {words.word()} | {words.word()} |", "|---|---|"]
    rows = [f"| {words.word()} | {chance.randint(1, 900)} |" for _ in range(4)]
    return Block("table", "\n".join((*heads, *rows)))


class _Words:
    """Draws words, sentences and paragraphs by one chance."""

    def __init__(self, chance: random.Random, seed: int) -> None:
        self._chance = chance
        self._words, self._weights = _vocabulary(seed)

    def word(self) -> str:
        return self._drawn(1)[0]

    def phrase(self, least: int, most: int) -> str:
        """Return that many words, the first with a capital, and no mark at the end."""
        words = self._drawn(self._chance.randint(least, most))
        return " ".join((words[0].capitalize(), *words[1:]))

    def sentence(self) -> str:
        """Return a sentence, now and then with a word stressed or linked."""
        words = self._drawn(self._chance.randint(7, 16))
        words[0] = words[0].capitalize()
        if self._chance.random() < 0.15:
            words[2] = f"*{words[2]}*"
        if self._chance.random() < 0.06:
            words[3] = f"**{words[3]}**"
        if self._chance.random() < 0.08:
            words[4] = f"[{words[4]}](https://example.org/{self._chance.randint(1, 999)})"
        return f"{' '.join(words)}."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self._chance.randint(3, 6)))

    def _drawn(self, count: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._weights, k=count)


@cache
def _vocabulary(seed: int) -> tuple[list[str], list[float]]:
    """Return the words of the language and the sums of their weights, the commonest first."""
    chance = random.Random(f"{seed} words")
    words = list(dict.fromkeys(_invented(chance) for _ in range(2 * _WORDS)))[:_WORDS]
    words.sort(key=len)
    return words, list(accumulate(1 / (place + 5) for place in range(len(words))))


def _invented(chance: random.Random) -> str:
    parts = (_ONSETS, _VOWELS, _CODAS)
    stem = "".join(
        chance.choice(letters) for _ in range(chance.choice((1, 1, 2))) for letters in parts
    )
    return stem + chance.choice(_ENDINGS)


@cache
def tags(seed: int = SEED) -> tuple[str, ...]:
    """Return the subjects there are, each of one word."""
    return _names(seed, "tags", TAGS)


@cache
def authors(seed: int = SEED) -> tuple[str, ...]:
    """Return the names of those who write: two words each."""
    words = _names(seed, "authors", 2 * AUTHORS)
    return tuple(f"{first} {last}" for first, last in zip(words[::2], words[1::2], strict=True))


def _names(seed: int, what: str, count: int) -> tuple[str, ...]:
    """Return different words with a capital and plain letters, alike as addresses everywhere."""
    chance, plain = random.Random(f"{seed} {what}"), str.maketrans("åäö", "aao")
    drawn = (_invented(chance).translate(plain).capitalize() for _ in range(20 * count))
    return tuple(dict.fromkeys(word for word in drawn if len(word) > 3))[:count]
