"""Draws the cards that no build has drawn yet, and puts all of them beside the pages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.made_once import made_once
from plugins.on_publishing import is_made
from plugins.parallel import in_processes, processes_for
from plugins.picture_cache import cache_folder, treated
from plugins.pictures import PORTRAIT_WIDTH
from plugins.share_cards.cards import CardPlan, ShareCards

_FEWEST_TO_SHARE = 8


def put_in_place(pelican: Pelican) -> None:
    """Put the cards beside the pages, when all of them are written. Raises OSError."""
    settings = pelican.settings
    if not is_made("SHARE_CARDS", settings):
        return
    plans = {plan.url: plan for plan in made_once(ShareCards, settings).all()}
    put_cards(list(plans.values()), Path(settings["OUTPUT_PATH"]), cache_folder(settings))


def put_cards(plans: Sequence[CardPlan], output: Path, cache: Path) -> None:
    """Draw what is not kept, copy all to the output, and keep nothing else. Raises OSError."""
    kept = cache / "cards"
    kept.mkdir(parents=True, exist_ok=True)
    missing = {plan.kept_as: plan for plan in plans if not (kept / plan.kept_as).is_file()}
    new = list(missing.values())

    def draw(plan: CardPlan) -> None:
        _draw(plan, kept / plan.kept_as, cache)

    for _ in in_processes(draw, new, processes_for(len(new), _FEWEST_TO_SHARE)):
        pass
    for plan in plans:
        target = output / plan.url
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept / plan.kept_as, target)
    _sweep(kept, {plan.kept_as for plan in plans})


def _draw(plan: CardPlan, kept: Path, cache: Path) -> None:
    # Builds that draw nothing shall not wait for Pillow.
    from rendering.card_drawing import drawn  # noqa: PLC0415

    card = plan.card
    if plan.portrait is not None:
        card = replace(card, portrait=treated(plan.portrait, PORTRAIT_WIDTH, cache))
    beside = kept.with_name(f"{kept.name}.{os.getpid()}")
    beside.write_bytes(drawn(card))
    beside.replace(kept)


def _sweep(kept: Path, needed: set[str]) -> None:
    """Remove the cards of texts as they were before."""
    for file in kept.iterdir():
        if file.name not in needed:
            file.unlink(missing_ok=True)


def install(generator: Generator) -> None:
    generator.env.globals["share_cards"] = made_once(ShareCards, generator.settings)


def register() -> None:
    signals.generator_init.connect(install)
    signals.finalized.connect(put_in_place)
