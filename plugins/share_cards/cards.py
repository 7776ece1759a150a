"""What stands on the card of each text, person, path and decision, and where the card is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from editorial.checks import Sort
from editorial.colour import accent
from editorial.decisions.chain import Decision
from editorial.people import Use
from plugins.content import ContentIndex, Record
from plugins.decisions.view import Decisions
from plugins.languages import Gettext, words_of
from plugins.made_once import made_once
from plugins.on_publishing import is_made
from plugins.people import Credit, People
from plugins.picture_cache import RASTER_SUFFIXES, file_digest
from plugins.pictures import portrait_file
from plugins.posts import KIND_MARKS, Posts, form_words
from plugins.reading_path.view import ReadingPaths
from rendering.share_card import DRAWING, HEIGHT, WIDTH, Colours, ShareCard

FOLDER = "cards/"
"""Where on the site the cards lie. Their names hold a digest, so what is at one never changes."""
_PATH_MARK = "›"
_LONGEST_STEM = 40
_DIGEST_BYTES = 8


@dataclass(frozen=True)
class CardPlan:
    """A card that a page has. `url` is relative to the site; width and height are in pixels.

    `card` is all of it but the photograph, which lies in `portrait`.
    """

    url: str
    card: ShareCard
    portrait: Path | None = None
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def alt(self) -> str:
        return self.card.alt

    @property
    def kept_as(self) -> str:
        """Return the name of what is kept of it between builds."""
        return self.url.rpartition(".")[0].rpartition("-")[2] + Path(self.url).suffix


@dataclass(frozen=True)
class _Byline:
    """Who stands on a card, as she agreed to stand there; empty where she did not."""

    name: str = ""
    about: str = ""
    portrait: Path | None = None
    portrait_digest: str = ""


class ShareCards:
    """What templates ask of share cards. One for each build; it has none where none are made."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._index: ContentIndex = settings["CONTENT_INDEX"]
        self._are_made = is_made("SHARE_CARDS", settings)
        self._people = made_once(People, settings)
        self._decisions = made_once(Decisions, settings)
        self._paths = made_once(ReadingPaths, settings)
        self._posts = made_once(Posts, settings)
        self._bylines: dict[tuple[Credit, str, frozenset[Use] | None], _Byline] = {}

    @cached_property
    def _colours(self) -> Colours:
        pen = accent(self._settings["ACCENT"], self._settings["ACCENT_DARK"])
        return replace(Colours(), pen=pen.light)

    @cached_property
    def _made_by(self) -> str:
        return f"{DRAWING} {version('pillow')} {version('pyphen')}"

    def all(self) -> Iterator[CardPlan]:
        """Yield every card that a page of the site has."""
        if not self._are_made:
            return
        yield self._of_site(self._settings["DEFAULT_LANG"])
        for record in self._index.records.values():
            if record.is_in_output:
                yield from filter(None, [self.text(record)])
        for name in self._index.seen_people:
            yield from filter(None, [self.person(name)])
        for decision in self._index.decisions.values():
            yield from filter(None, [self.decision(decision)])

    def text(self, record: Record) -> CardPlan | None:
        """Return the card of a post or a reading path, and for a page the site's."""
        if not self._are_made:
            return None
        words = self._words(record.lang)
        if record.is_path:
            about = self._paths.for_whom(record)
            card = self._card(
                record.lang,
                record.title,
                words("Reading path"),
                _PATH_MARK,
                name=words("For: %(whom)s") % {"whom": about} if about else "",
            )
            return self._plan(record.slug, card)
        if record.sort is not Sort.POST:
            return self.site(record.lang)
        form = self._posts.form(record)
        card = self._card(record.lang, record.title, form_words(words)[form], KIND_MARKS[form])
        return self._plan(record.slug, card, self._byline(record, words))

    def person(self, name: str) -> CardPlan | None:
        """Return the card of a person; the site's for one who has no page or wants none."""
        if not self._are_made:
            return None
        credit = self._people.credit(name)
        byline = self._of_credit(credit, name, None)
        lang = credit.lang or self._settings["DEFAULT_LANG"]
        if not byline.name or not credit.url:
            return self.site(lang)
        card = self._card(lang, credit.name, self._words(lang)("Person"), "")
        return self._plan(name, card, replace(byline, name=byline.about, about=""))

    def decision(self, decision: Decision) -> CardPlan | None:
        """Return the card of a decision: its question, and who asked or decided last."""
        if not self._are_made:
            return None
        record = self._decisions.record(decision.newest)
        lang = self._decisions.lang(decision)
        words = self._words(lang)
        is_settled = self._decisions.is_settled(decision)
        kind = words("Decision") if is_settled else words("Thinking aloud")
        title, mark = decision.question or decision.id, "§" if is_settled else "?"
        card = self._card(lang, title, kind, mark)
        return self._plan(decision.id, card, self._byline(record, words))

    def site(self, lang: str) -> CardPlan | None:
        """Return the card of all pages that have none of their own."""
        return self._of_site(lang) if self._are_made else None

    def _of_site(self, _lang: str) -> CardPlan:
        host = self._settings["HOST"]
        byline = _Byline()
        if host in self._index.people:
            byline = self._of_credit(self._people.credit(host), host, None)
        card = ShareCard(self._settings["SITENAME"], "", "", "", colours=self._colours)
        return self._plan("site", card, byline)

    def _words(self, lang: str) -> Gettext:
        return words_of(lang, self._settings["DEFAULT_LANG"])

    def _card(self, lang: str, title: str, kind: str, mark: str, name: str = "") -> ShareCard:
        site = self._settings["SITENAME"]
        return ShareCard(title, kind, mark, site, name=name, colours=self._colours, lang=lang)

    def _byline(self, record: Record, words: Gettext) -> _Byline:
        """Return those of a text's authors who want to be on the card."""
        credits = zip(self._people.byline(record), record.authors, strict=True)
        found = [
            self._of_credit(credit, name, record.shown)
            if self._people.allows(record, name, Use.CARD)
            else _Byline()
            for credit, name in credits
        ]
        shown = [one for one in found if one.name]
        if len(shown) == 1 == len(found):
            return shown[0]
        names = [one.name for one in shown]
        last = words(" and ").join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
        return _Byline(last)

    def _of_credit(self, credit: Credit, name: str, shown: frozenset[Use] | None) -> _Byline:
        key = (credit, name, shown)
        if key not in self._bylines:
            self._bylines[key] = self._made_byline(credit, name, shown)
        return self._bylines[key]

    def _made_byline(self, credit: Credit, name: str, shown: frozenset[Use] | None) -> _Byline:
        person = self._index.people.get(name)
        if person is None:
            return _Byline(credit.name)
        if not person.narrowed(shown).allows(Use.CARD):
            return _Byline()
        file = portrait_file(person, self._settings) if credit.portrait else None
        # Pillow draws no drawings.
        if file is None or file.suffix.lower() not in RASTER_SUFFIXES:
            return _Byline(credit.name, credit.title)
        return _Byline(credit.name, credit.title, file, file_digest(file))

    def photo_told(self, name: str) -> str:
        """Return what tells one photograph that cards show of a person from another."""
        if not self._are_made or name not in self._index.people:
            return ""
        return self._of_credit(self._people.credit(name), name, None).portrait_digest

    def _plan(self, slug: str, card: ShareCard, byline: _Byline | None = None) -> CardPlan:
        if byline is not None:
            card = replace(card, name=byline.name, about=byline.about)
        portrait = byline.portrait if byline else None
        of_portrait = byline.portrait_digest if byline else ""
        said = repr((self._made_by, card, of_portrait)).encode()
        digest = hashlib.blake2b(said, digest_size=_DIGEST_BYTES).hexdigest()
        stem = re.sub(r"[^a-z0-9]+", "-", slug.lower())[:_LONGEST_STEM].strip("-") or "card"
        suffix = ".jpg" if portrait else ".png"
        return CardPlan(f"{FOLDER}{stem}-{digest}{suffix}", card, portrait)
