"""Sites with guest posts, on which commands are typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guest_posts.guest_site import ARGUMENTS, Forks, GuestSite


@pytest.fixture(scope="session")
def forks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forks]:
    forks = Forks(tmp_path_factory.getbasetemp())
    yield forks
    forks.close()


@pytest.fixture
def site(tmp_path: Path, forks: Forks) -> GuestSite:
    return GuestSite(tmp_path / "en sajt å", forks)


@pytest.fixture
def kept(site: GuestSite) -> GuestSite:
    """A site where a text was handed in, accepted and edited since; it is approved as it is."""
    site.guest()
    for command in ("submit", "accept"):
        site.done(command, "telefonen")
    site.guest("annan", State="published", Date="2026-11-01")
    text = site.read().replace("montör", "svetsare")
    site.write("content/posts/telefonen.md", text)
    site.done("approve", "telefonen", *ARGUMENTS["approve"])
    return site
