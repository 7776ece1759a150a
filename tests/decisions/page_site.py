"""A site with a decision of each sort, for the tests of what readers see."""

from __future__ import annotations

from tests.site.decision_texts import SETTLED, added, bullets, decided, numbered, thinking, written
from tests.site.small_site import SmallSite

SETTINGS = """
HOST = "hedda"
NEGOTIATED_CONCERNS = {
    "safety": {"sv": "skyddsfrågor", "en": "safety"},
    "schedules": {"sv": "scheman"},
}
"""
PRO = ("**Det går fortare.** Alla vill *hem*.", "Det blir tystare")
CON = (
    "**Några arbetar på kvällen.** De hämtar barn.\n— []({author}saga)",
    "**Jouren måste nås.** Annars brinner det.\n— []({author}yusuf)",
    "**Det flyttar till telefonen.** Det gör det.\n— En tekniker, utan namn",
)
ANSWERS = (
    "**För 1: vägde in.** Det är skälet till alltihop.",
    "**För 2: vägde in.** Tystnad är *bra*.",
    "**För 3: följdes inte.** Vi mäter inte sömn.",
    "**Emot 1: ändrade beslutet.** Därför kan man stänga av det.",
    "**Emot 2: ändrade beslutet.** Larm går inte med mejl.",
    "**Emot 3: följdes inte.** Det tror jag inte.",
    "**Emot 4: vägde in.** Kunderna får veta det.",
)
HOME = "decisions/mejlen/"
FORTY = tuple(f"**Skäl {n}.** Ord {n}." for n in range(1, 26))
FIFTEEN = tuple(f"**Invändning {n}.** Ord {n}." for n in range(1, 16))


def write(site: SmallSite) -> None:
    """Write the people and the decisions, sealed."""
    site.settings(SETTINGS)
    site.person("hedda", Name="Hedda Strand", Titles="2024-01-01 vd", Consent="name, title")
    titles = "2026-06-01 chef\n    2020-01-01 svetsare"
    site.person("saga", Name="Saga Ek", Titles=titles, Consent="name, title")
    site.person("yusuf", Name="Zqyusuf Zqander", Titles="2020-01-01 zqtitel", Consent="none")
    site.person("jonas", Name="Jonas Borg", Consent="name")
    _write_whole(site)
    _write_small(site)
    _write_superseding(site)
    _write_imported(site)
    _write_danish(site)
    _write_unpublished(site)
    site.seal()


def step(site: SmallSite, name: str, stage: str, day: str, body: str, **keys: str | None) -> None:
    """Write a step of a decision, by its host."""
    usual = {
        "Title": f"{name} {stage}",
        "Slug": f"{name}-{stage}-{day}",
        "Id": f"{name}-{stage}-{day}",
        "Date": f"{day} 08:00",
        "Authors": "hedda",
        "Decision": name,
        "Stage": stage,
    }
    site.post(f"{name}-{stage}-{day}", body, **{**usual, **keys})


def think(site: SmallSite, name: str, body: str = "", **keys: str | None) -> None:
    """Write a text that thinks aloud."""
    usual = {"Question": f"Ska vi {name}?", "Input_until": "2026-12-01", "Decide_by": "2026-12-20"}
    day = str(keys.pop("day", "2026-11-02"))
    step(site, name, "thinking", day, body or thinking(), **{**usual, **keys})


def _write_whole(site: SmallSite) -> None:
    more = {
        "Det jag inte vet": bullets(("Hur många det gäller.",)),
        "Redan bestämt": "Jouren får sina larm.",
        "Vad som skulle ändra mig": ("Om var fjärde vill ha det så.", "Om ett larm missas."),
        "Det jag vill höra från dig": "Vad gör du klockan sex?",
        "Det jag väntar mig": ("Färre än tio mejl.", "Inget larm missas.", "Vi sover bättre."),
        "Ett eget ord": "Zqeget hör bara hemma i texten.",
    }
    late = added("2026-03-10", "Jag har frågat.", Emot=("4. **Kunderna väntar.** På svar.",))
    think(
        site,
        "mejlen",
        thinking("Förslaget är enkelt.", pro=PRO, con=CON, more=more) + late,
        day="2026-03-02",
        Question="Ska vi sluta mejla klockan sex?",
        Input_until="2026-03-20",
        Decide_by="2026-04-10",
        Moved="2026-03-15 Input_until 2026-03-24: många är sjuka\n"
        "    2026-04-01 Decide_by 2026-04-15: skyddsombudet är bortrest",
        Decider="hedda",
        Confidence="60 %",
        Reversible="Lätt, på en dag",
        Concerns="safety, schedules",
        Negotiation="called 2026-03-09",
    )
    body = written(
        "Ett till.", {"För": "3. **Vi sover bättre.** Säger Saga.\n   — []({author}saga)"}
    )
    step(site, "mejlen", "thinking", "2026-03-16", body)
    met = ("**Inträffade inte.** Var sjätte.", "**Inträffade.** Ett missades.")
    more = {
        "Beslutet": "Mejlen väntar till sju.",
        "Vad som skulle ha ändrat mig": met,
        "Varför inte de andra vägarna": "Vi bad folk 2023.",
        "Avvikande mening": "Jonas hade väntat.",
        "När händer vad": "I maj.",
    }
    step(
        site,
        "mejlen",
        "decided",
        "2026-04-09",
        decided(ANSWERS, changed="Avstängningen kom till för den som hämtar barn.", more=more),
        Outcome="Ja, från den 4 maj.",
        In_effect_from="2026-05-04",
        Review_on="2026-10-30",
        Negotiation="concluded 2026-04-02",
        Thanks="saga, Torklaget",
        Handed_over="2026-10-01 jonas",
    )
    outcomes = ("**Slog in.** Sju mejl.", "**Slog inte in.** Ett larm.", "**Inte ännu.** Vi mäter.")
    more = {"Väntat och verkligt": outcomes, "Processen": "Vi frågade rätt.", "Vad nu": "Mer."}
    keys = {"Outcome": "Det blir kvar.", "Review_on": "2027-05-01", "Authors": "jonas"}
    step(site, "mejlen", "reviewed", "2026-11-05", written("Sex dagar sent.", more), **keys)
    site.post(
        "svar", Title="Jag håller med", Date="2026-03-04", Replies_to="mejlen-thinking-2026-03-02"
    )


def _write_small(site: SmallSite) -> None:
    think(site, "liten")
    think(site, "stor", thinking(pro=FORTY, con=FIFTEEN))
    think(site, "flyttad", Moved="2026-11-10 Decide_by 2027-01-15: vi hinner inte")
    think(site, "pausad")
    step(site, "pausad", "paused", "2026-11-09", "Vi väntar.")
    think(site, "utanforhandling", Concerns="schedules", Negotiation="not required because of <b>")


def _write_superseding(site: SmallSite) -> None:
    think(site, "gammal", day="2025-01-02", Input_until="2025-01-10", Decide_by="2025-01-20")
    keys = {**SETTLED, "Outcome": "Ja, gammalt.", "Review_on": "2025-12-01"}
    step(site, "gammal", "decided", "2025-01-15", decided(), **keys)
    think(
        site,
        "ny",
        Supersedes="gammal",
        day="2025-05-01",
        Input_until="2025-05-05",
        Decide_by="2025-05-20",
    )
    step(site, "ny", "decided", "2025-05-10", decided(), **SETTLED)
    think(site, "nasta", Supersedes="ny")


def _write_imported(site: SmallSite) -> None:
    body = written("Så gjorde vi.", {"För": numbered(("**Det var billigt.** Då.",))})
    keys = {"Imported_from": "Intranätet, 2021", "Outcome": "Ja, 2021.", "Question": "Ska vi då?"}
    step(site, "hamtad", "decided", "2021-05-06", body, **keys)
    keys = {**keys, "Imported_from": "Intranätet, 2021, date not recorded"}
    step(site, "odaterad", "decided", "2021-05-07", body, **keys)


def _write_danish(site: SmallSite) -> None:
    body = written(
        "Det er spørgsmålet.",
        {"For": ("**Hurtigere.** Ja.",), "Imod": ("**Dyrere.** Nej.\n— []({author}yusuf)",)},
    )
    think(site, "dansk", body, Lang="da", Question="Skal vi lukke?")


def _write_unpublished(site: SmallSite) -> None:
    hidden = thinking(con=("**Zqhemligt skäl.** Ord.",))
    think(site, "zqutkast", hidden, Status="draft")
    think(site, "zqsenare", hidden, Date="2026-11-23 08:00", day="2026-11-23")
    think(site, "zqtillbaka", hidden, Withdrawn="2026-11-20 12:00")
    step(
        site, "liten", "decided", "2026-11-24", decided(), Outcome="Zqsvar", Review_on="2027-05-01"
    )
