"""Posts: what is published when, and where a text appeared before."""

from datetime import UTC, date, datetime, timedelta

import pytest

from editorial.posts import Earlier, Standing, earlier_from, is_in_output, standing_of

NOW = datetime(2026, 5, 12, 8, 10, tzinfo=UTC)
BEFORE = NOW - timedelta(seconds=1)
AFTER = NOW + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("state", "role", "standing"),
    [
        ("", "guest", Standing.PUBLISHED),
        ("draft", "guest", Standing.UNDER_WAY),
        ("submitted", "guest", Standing.UNDER_WAY),
        ("changes_requested", "guest", Standing.UNDER_WAY),
        ("accepted", "guest", Standing.UNDER_WAY),
        ("scheduled", "guest", Standing.PUBLISHED),
        ("published", "guest", Standing.PUBLISHED),
        ("Published", "guest", Standing.PUBLISHED),
        ("declined", "guest", Standing.DECLINED),
        ("withdrawn", "guest", Standing.WITHDRAWN),
        ("no such state", "guest", Standing.UNDER_WAY),
        ("", "host", Standing.PUBLISHED),
        ("draft", "host", Standing.PUBLISHED),
        ("submitted", "host", Standing.PUBLISHED),
        ("changes_requested", "host", Standing.PUBLISHED),
        ("accepted", "host", Standing.PUBLISHED),
        ("scheduled", "host", Standing.PUBLISHED),
        ("published", "host", Standing.PUBLISHED),
        ("declined", "host", Standing.PUBLISHED),
        ("withdrawn", "host", Standing.PUBLISHED),
        ("no such state", "host", Standing.PUBLISHED),
    ],
)
def test_standing_follows_the_state_of_a_guests_post_alone(
    state: str, role: str, standing: Standing
) -> None:
    assert standing_of("", state, BEFORE, NOW, is_guest=role == "guest") == standing


@pytest.mark.parametrize(
    ("status", "moment", "standing"),
    [
        ("", BEFORE, Standing.PUBLISHED),
        ("", NOW, Standing.PUBLISHED),
        ("", AFTER, Standing.SCHEDULED),
        ("published", BEFORE, Standing.PUBLISHED),
        ("published", NOW, Standing.PUBLISHED),
        ("published", AFTER, Standing.SCHEDULED),
        ("hidden", BEFORE, Standing.HIDDEN),
        ("hidden", NOW, Standing.HIDDEN),
        ("hidden", AFTER, Standing.SCHEDULED),
        ("draft", BEFORE, Standing.DRAFT),
        ("draft", NOW, Standing.DRAFT),
        ("draft", AFTER, Standing.DRAFT),
        ("skip", BEFORE, Standing.SKIPPED),
        ("skip", NOW, Standing.SKIPPED),
        ("skip", AFTER, Standing.SKIPPED),
        ("Draft", BEFORE, Standing.DRAFT),
        ("HIDDEN", BEFORE, Standing.HIDDEN),
    ],
)
@pytest.mark.parametrize("is_guest", [True, False])
def test_standing_follows_the_status_and_the_moment(
    status: str, moment: datetime, standing: Standing, is_guest: bool
) -> None:
    assert standing_of(status, "", moment, NOW, is_guest=is_guest) == standing


@pytest.mark.parametrize(
    ("standing", "is_there"),
    [
        (Standing.PUBLISHED, True),
        (Standing.HIDDEN, True),
        (Standing.DRAFT, False),
        (Standing.SKIPPED, False),
        (Standing.SCHEDULED, False),
        (Standing.UNDER_WAY, False),
        (Standing.DECLINED, False),
        (Standing.WITHDRAWN, False),
    ],
)
def test_output_holds_what_is_published_or_hidden(standing: Standing, is_there: bool) -> None:
    assert is_in_output(standing) == is_there


@pytest.mark.parametrize(
    ("value", "earlier"),
    [
        ("Hamnbladet", Earlier("Hamnbladet")),
        ("Hamnbladet, 2026-10-02", Earlier("Hamnbladet", date(2026, 10, 2))),
        (
            "Hamnbladet, 2026-10-02, https://example.org/h",
            Earlier("Hamnbladet", date(2026, 10, 2), "https://example.org/h"),
        ),
        (
            "Hamnbladet, 2026-10-02, https://example.org/h, canonical",
            Earlier("Hamnbladet", date(2026, 10, 2), "https://example.org/h", True),
        ),
        ("Hamn, hav och hus, 2026-10-02", Earlier("Hamn, hav och hus", date(2026, 10, 2))),
        ("Hamnbladet, http://example.org", Earlier("Hamnbladet", None, "http://example.org")),
        ("https://example.org", Earlier("https://example.org", None, "https://example.org")),
        ("Hamnbladet, canonical", Earlier("Hamnbladet")),
        ("Hamnbladet, 20261002", Earlier("Hamnbladet, 20261002")),
        ("2026-10-02", Earlier("", date(2026, 10, 2))),
        ("javascript:alert(1)", Earlier("javascript:alert(1)")),
        (" , ,", None),
        ("canonical", None),
        ("", None),
    ],
)
def test_earlier_place_is_read_by_its_parts(value: str, earlier: Earlier | None) -> None:
    assert earlier_from(value) == earlier


@pytest.mark.parametrize(
    ("state", "standing"),
    [
        ("scheduled", Standing.SCHEDULED),
        ("published", Standing.SCHEDULED),
        ("accepted", Standing.UNDER_WAY),
        ("declined", Standing.DECLINED),
        ("withdrawn", Standing.WITHDRAWN),
    ],
)
def test_guests_post_of_a_coming_day_waits_for_it_unless_it_is_held_back(
    state: str, standing: Standing
) -> None:
    assert standing_of("", state, AFTER, NOW, is_guest=True) == standing


@pytest.mark.parametrize("status", ["", "draft", "hidden"])
@pytest.mark.parametrize("state", ["", "published", "scheduled", "draft", "declined", "withdrawn"])
@pytest.mark.parametrize("moment", [BEFORE, AFTER])
@pytest.mark.parametrize("is_guest", [True, False])
def test_what_is_withdrawn_is_so_whatever_else_is_said(
    status: str, state: str, moment: datetime, is_guest: bool
) -> None:
    found = standing_of(status, state, moment, NOW, is_guest=is_guest, is_withdrawn=True)

    assert found == Standing.WITHDRAWN
