"""All rule checkers: content with the golden files, and with nothing that is no document."""

from collections.abc import Callable

import pytest

from .grammar import relative_addresses
from .rules import atom_problems, json_problems, opml_problems, rss_problems
from .samples import GOLDEN

Checker = Callable[[bytes], list[str]]


@pytest.mark.parametrize(
    ("check", "name"),
    [
        (atom_problems, "atom.xml"),
        (rss_problems, "rss.xml"),
        (json_problems, "feed.json"),
        (opml_problems, "feeds.opml"),
    ],
)
def test_rules_find_nothing_wrong_with_the_golden_files(check: Checker, name: str) -> None:
    assert check((GOLDEN / name).read_bytes()) == []


@pytest.mark.parametrize("check", [atom_problems, rss_problems, opml_problems, json_problems])
def test_rules_refuse_what_is_no_document_at_all(check: Checker) -> None:
    (problem,) = check(b"\xff<p>")

    assert problem.startswith("must be ")


def test_relative_addresses_are_found_in_every_attribute() -> None:
    fragment = (
        '<a href="/a"><img src="b" srcset="c 1x,https://x.example/d 2x, e"></a>'
        '<q cite="#f"><video poster="g"></video></q><a href="mailto:h@x.example">'
    )

    assert relative_addresses(fragment) == ["/a", "b", "c", "e", "#f", "g"]
