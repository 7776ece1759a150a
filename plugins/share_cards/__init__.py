"""Share cards: the picture that a network shows beside a link, drawn for each page of its own."""

from __future__ import annotations

from plugins.share_cards.drawing import register

__all__ = ["register"]
