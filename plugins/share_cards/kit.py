"""What somebody who wants to share a text is given: plain links, words for the picture, questions.

The words are hers to write, so there is no finished sentence in it, and nothing that urges her.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.languages import Gettext, own_name, words_of
from plugins.posts import form_words


@dataclass(frozen=True)
class Shared:
    """A text in one language, as its page tells of it: its address, and its picture in words.

    `form` is the word that the picture's words begin with.
    """

    lang: str
    address: str
    alt: str
    form: str


def kit(versions: dict[str, Shared], own: Shared, languages: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of a share kit, a part for each language; `own` is the text shared.

    `versions` are the text in the languages that it is there in.
    """
    for lang in languages:
        words = words_of(lang, lang)
        shared = versions.get(lang, own)
        alt = shared.alt
        if shared.lang != lang:
            from_lang = words_of(shared.lang, lang)
            old, new = (form_words(one)[shared.form] for one in (from_lang, words))
            alt = alt.replace(old, new, 1) if alt.startswith(f"{old}:") else alt
        yield own_name(lang).capitalize()
        yield f"  {words('Link')}: {shared.address}"
        if shared.lang != lang:
            yield f"  {words('The text is in another language:')} {own_name(shared.lang)}"
        yield f"  {words('The picture in words')}: {alt}"
        yield f"  {words('Three questions to find words of your own by')}:"
        for question in questions(words, is_open=shared.form == "thinking"):
            yield f"    - {question}"


def questions(_: Gettext, *, is_open: bool) -> tuple[str, str, str]:
    """Return three questions on a text; `is_open` is one that asks for reasons."""
    if is_open:
        return (
            _("Which reason for or against is missing here?"),
            _("What have you seen yourself that speaks for one or the other?"),
            _("What would make you change your mind?"),
        )
    return (
        _("What in the text do you know from your own work?"),
        _("Where would you object, or ask something?"),
        _("Whom would you like to talk with about this, and why?"),
    )
