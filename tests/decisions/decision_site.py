"""A site with a decision, and the commands typed on it."""

from __future__ import annotations

from pathlib import Path

from tests.guest_posts.guest_site import Forks, GuestSite
from tests.site.decision_texts import SETTLED, decided, thinking

DAY = "2026-11-10"
ID = "vaxeln"
QUESTION = "Ska vi stänga växeln på fredagar?"
THOUGHT = "vaxeln-tanker-hogt"


class DecisionSite(GuestSite):
    """A small site with `hedda`, its host, and `saga`; commands on decisions are quick there."""

    program = "decisions"
    day = DAY

    def __init__(self, folder: Path, forks: Forks) -> None:
        super().__init__(folder, forks)
        self.settings('HOST = "hedda"')
        self.person("hedda", Name="Hedda Strand", Consent="name")

    def think(self, body: str = "", **keys: str | None) -> Path:
        """Write the first text of the decision, a draft; a key that is None is left out."""
        usual = {
            "Title": QUESTION,
            "Date": "2026-11-02 08:00",
            "Id": "d-vaxeln-1",
            "Authors": "hedda",
            "Status": "draft",
            "Decision": ID,
            "Stage": "thinking",
            "Question": QUESTION,
            "Input_until": "2026-11-20",
            "Decide_by": "2026-12-04",
        }
        return self.post(THOUGHT, body or thinking(), **{**usual, **keys})

    def thought(self, date: str = "2026-11-02") -> None:
        """Let the first text be out, sealed."""
        self.think()
        self.done("publish", THOUGHT, date=date)

    def decide(self, date: str = "2026-12-01") -> None:
        """Let the decision be decided, after it was thought about."""
        self.post(
            "vaxeln-beslut",
            decided(),
            Title="Vi stänger klockan två",
            Date=f"{date} 08:00",
            Authors="hedda",
            Decision=ID,
            Stage="decided",
            **SETTLED,
        )
