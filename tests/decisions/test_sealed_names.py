"""Who brought an argument stands by id in a sealed text, so a name can change or go."""

from __future__ import annotations

import pytest

from tests.decisions.page_site import step, think
from tests.site.decision_texts import SETTLED, decided, thinking
from tests.site.small_site import Built, SmallSite, texts

pytestmark = pytest.mark.site

BY_SAGA = "**Det kostar.** Någon betalar.\n— []({author}saga)"


def write(site: SmallSite) -> None:
    """Write a decision with an argument of Saga's, who is thanked and has written a step."""
    site.person("hedda", Name="Hedda Strand", Consent="name")
    site.person("saga", Name="Zqsaga Ek", Titles="2020-01-01 zqsvetsare", Consent="name, title")
    think(site, "en", thinking(con=(BY_SAGA,)), Handed_over="2026-11-05 saga")
    step(site, "en", "decided", "2026-11-10", decided(), Thanks="saga", Authors="saga", **SETTLED)
    site.seal()


def brought_by(built: Built) -> str:
    """Return who brought the argument, as the decision's page says it."""
    (said,) = texts(built.page("decisions/en/"), "//li[@id='against-1']/p[~meta]")
    return said


def with_name(built: Built) -> list[str]:
    """Return the files that her name or title stands in."""
    files = built.files.items()
    return [path for path, data in files if b"Zqsaga" in data or b"zqsvetsare" in data]


def test_name_that_is_withdrawn_is_gone_and_the_seal_holds(site: SmallSite) -> None:
    write(site)
    before = site.built()
    assert brought_by(before) == "Zqsaga Ek, zqsvetsare"
    assert {"decisions/en/index.html", "decisions/en/feed.json"} <= set(with_name(before))
    site.person("saga", Name="Zqsaga Ek", Titles="2020-01-01 zqsvetsare", Consent="none")

    after = site.built()

    assert brought_by(after) == "En kollega som inte namnges"
    assert with_name(after) == []
    seals = [texts(one.page("decisions/en/"), "//p[~seal]") for one in (before, after)]
    assert seals[0] == seals[1]


def test_name_that_is_changed_is_changed_everywhere(site: SmallSite) -> None:
    write(site)
    site.built()
    site.person("saga", Name="Saga Berg", Consent="name")
    built = site.built()
    assert brought_by(built) == "Saga Berg"
    assert with_name(built) == []


def test_title_is_the_one_she_had_that_day(site: SmallSite) -> None:
    write(site)
    titles = "2026-11-09 chef\n    2020-01-01 svetsare"
    site.person("saga", Name="Saga Ek", Titles=titles, Consent="name, title")
    assert brought_by(site.built()) == "Saga Ek, svetsare"


def test_built_after_an_edit_is_as_built_from_nothing(site: SmallSite) -> None:
    write(site)
    site.built()
    site.person("saga", Name="Saga Berg", Consent="name")
    think(site, "annan", Supersedes="en", day="2026-11-12")
    step(site, "annan", "decided", "2026-11-14", decided(), **SETTLED)
    site.seal()
    warm = site.built()
    other = SmallSite(site.folder.parent / "annan")
    for path in sorted((site.folder / "content").rglob("*.md")):
        name = path.relative_to(site.folder).as_posix()
        other.write(name, path.read_bytes())
    assert other.built().files == warm.files


def test_concern_that_the_site_does_not_know_is_refused(site: SmallSite) -> None:
    site.settings('NEGOTIATED_CONCERNS = {"safety": {"sv": "skyddsfrågor"}}')
    think(site, "en", Concerns="safty")
    site.seal()
    built = site.build()
    assert built.said()[0].partition(": ")[2] == (
        "Concerns must be one of safety, found 'safty': did you mean safety?"
    )


def test_own_concern_is_negotiated_before_it_is_decided(site: SmallSite) -> None:
    site.settings('NEGOTIATED_CONCERNS = {"safety": {"sv": "skyddsfrågor"}}')
    think(site, "en", Concerns="safety")
    step(site, "en", "decided", "2026-11-10", decided(), **SETTLED)
    site.seal()
    (said, _) = site.build().said()
    assert "a decision that concerns safety must say how it was negotiated" in said
    step(
        site,
        "en",
        "decided",
        "2026-11-10",
        decided(),
        Negotiation="not required because x",
        **SETTLED,
    )
    assert site.build().returncode == 0


def test_successor_who_is_not_named_in_her_own_step_is_named_nowhere_on_the_page(
    site: SmallSite,
) -> None:
    site.person("hedda", Name="Hedda Strand", Consent="name")
    site.person("saga", Name="Zqsaga Ek", Consent="name")
    think(site, "en", thinking(), Handed_over="2026-11-05 saga\n    2026-12-24 hedda")
    own = {"Authors": "saga", "Consent": "none"}
    step(site, "en", "decided", "2026-11-10", decided(), **own, **SETTLED)
    site.seal()

    built = site.built()

    page = built.page("decisions/en/")
    assert texts(page, "//ol[~steps]/li[b='Överlämnat']/p") == ["till en kollega som inte namnges"]
    assert "Zqsaga" not in built.text("decisions/en/")
