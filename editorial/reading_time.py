"""How long a text takes to read."""

from __future__ import annotations

import math

WORDS_PER_MINUTE = 220
"""A calm pace on a screen. Brysbaert (2019), "How many words do we read per minute?", Journal of
Memory and Language 109, finds 238 for English prose; Swedish and Danish words are longer."""


def minutes_to_read(words: int, words_per_minute: int = WORDS_PER_MINUTE) -> int:
    """Return whole minutes, at least one."""
    return max(1, math.ceil(words / words_per_minute))
