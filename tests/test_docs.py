"""The documentation is true: its examples build, its commands, files and settings are there."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pelican.settings import DEFAULT_CONFIG
from PIL import Image

from editorial.decisions.stages import moves_table
from editorial.decisions.wording import CONDITIONS_LATER, HEADINGS
from editorial.digest import text_digest
from editorial.guest_posts.workflow import table_in_words
from editorial.languages import LANGUAGES
from editorial.metadata import Source, parse
from plugins import defaults
from tests.requirements_present import require

ENGINE = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([ENGINE / "README.md", ENGINE / "CHANGELOG.md", *ENGINE.glob("docs/*.md")])
NAMES = [str(path.relative_to(ENGINE)) for path in DOCUMENTS]

CONF = """
from plugins.defaults import *

HOST = "hedda"
FOOT_MENU = ("skriv",)
"""
WITH_EXAMPLES = ("writing.md", "decisions.md")
PICTURES = ("content/images/tavlan.jpg", "content/people/hedda.jpg")
BUILT = "18 posts and 3 pages published, 2 not: 1 draft, 1 scheduled (content/posts/2027-nytt-ar.md"

_EXAMPLE = re.compile(r"^```markdown (?P<path>content/\S+)\n(?P<text>.*?)^```$", re.M | re.S)
_LINK = re.compile(r"\]\((?!https?:|#|\{)(?P<path>[^)#\s]+)")
_FENCE = re.compile(r"^```.*?^```$", re.M | re.S)
_COMMAND = re.compile(r"^    make (?P<target>[a-z-]+)|`make (?P<quoted>[a-z-]+)[ `]", re.M)
_MESSAGE = re.compile(r"^\| `([^`]+)` \|", re.M)
_SETTING = re.compile(r"`(?P<name>(?!RADRUM_)[A-Z]{2,}(?:_[A-Z]+)+)(?: = [^`]*)?`")


def examples() -> dict[str, str]:
    """Return the example files of the documents on writing, text by path."""
    texts = ((ENGINE / "docs" / name).read_text(encoding="utf-8") for name in WITH_EXAMPLES)
    return {match["path"]: match["text"] for text in texts for match in _EXAMPLE.finditer(text)}


def example(path: str) -> Source:
    return parse(path, examples()[path])


def example_site(folder: Path) -> Path:
    """Write the examples as a site, with pictures where they show some; return its folder."""
    for path, text in {**examples(), "pelicanconf.py": CONF}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    for path in PICTURES:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (8, 10)).save(folder / path)
    return folder


def built(site: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "plugins.build", "--date=2026-11-22"],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(ENGINE)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.site
def test_examples_build_as_one_site_without_a_warning(tmp_path: Path) -> None:
    result = built(example_site(tmp_path))

    told = result.stdout.partition(", until")[0]
    assert (result.returncode, result.stderr, told) == (0, "", BUILT)


def test_example_translation_names_the_digest_of_its_original() -> None:
    original = example("content/posts/2026-fredagsmotet.md")
    translation = example("content/posts/2026-fredagsmotet.da.md")

    digest = text_digest(original.get("title"), original.get("summary"), original.body)

    assert translation.get("translated_from") == digest


def _said_in(module: Path) -> Iterator[str]:
    """Yield the strings of a module, with `…` for what is filled in."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
            yield "".join(map(str, parts))


def test_messages_of_the_editing_guide_are_said_by_the_engine() -> None:
    text = (ENGINE / "docs" / "editing.md").read_text(encoding="utf-8")
    tables = text.partition("## What the checks say")[2].partition("## Correcting")[0]
    rooms = ("editorial", "rendering", "plugins")
    said = "\n".join(
        line for room in rooms for path in (ENGINE / room).rglob("*.py") for line in _said_in(path)
    )

    assert [message for message in _MESSAGE.findall(tables) if message not in said] == []


def _outside_fences(document: Path) -> str:
    return _FENCE.sub("", document.read_text(encoding="utf-8"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_links_of_a_document_lead_to_files(document: Path) -> None:
    links = [match["path"] for match in _LINK.finditer(_outside_fences(document))]

    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_commands_of_a_document_are_targets_of_the_makefile(document: Path) -> None:
    makefile = (ENGINE / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.M))
    matches = _COMMAND.finditer(_outside_fences(document))

    assert {match["target"] or match["quoted"] for match in matches} - targets == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_settings_of_a_document_are_there(document: Path) -> None:
    named = {match["name"] for match in _SETTING.finditer(_outside_fences(document))}

    assert named - set(vars(defaults)) - set(DEFAULT_CONFIG) == set()


def test_readme_names_every_room_and_file_at_the_top() -> None:
    require("a checkout of git", (ENGINE / ".git").exists())
    readme = (ENGINE / "README.md").read_text(encoding="utf-8")
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ENGINE,
        capture_output=True,
        text=True,
        check=True,
    )
    tops = {path.partition("/")[0] for path in tracked.stdout.splitlines()}

    assert {top for top in tops if top not in readme} == set()


def test_workflow_of_the_guide_is_the_table_that_the_rules_print() -> None:
    text = (ENGINE / "docs" / "guests.md").read_text(encoding="utf-8")
    printed = text.partition("table`. -->\n\n")[2].partition("\n<!-- End of the table. -->")[0]

    assert printed == table_in_words()


def test_commands_of_the_guests_guide_are_commands() -> None:
    text = (ENGINE / "docs" / "guests.md").read_text(encoding="utf-8")
    named = set(re.findall(r'(?:^\| `|DO=")([a-z][a-z-]+)(?= |`|")', text, re.M))
    told = subprocess.run(
        [sys.executable, "-P", "-m", "plugins.guest_posts", "--help"],
        env={**os.environ, "PYTHONPATH": str(ENGINE)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    known = set(re.findall(r"^    ([a-z][a-z-]+)", told, re.M))

    treatments = {"stay", "initials", "anonymous", "remove", "withdrawn"}
    assert (named - treatments - known, known - named) == (set(), {"list", "table"} - named)


def test_stages_of_the_decisions_guide_are_the_table_that_the_rules_print() -> None:
    text = (ENGINE / "docs" / "decisions.md").read_text(encoding="utf-8")
    printed = text.partition("table` prints. -->\n\n")[2].partition("\n<!-- End of the table. -->")[
        0
    ]

    assert printed == moves_table()


def test_headings_of_the_decisions_guide_are_those_that_are_written() -> None:
    text = (ENGINE / "docs" / "decisions.md").read_text(encoding="utf-8")
    rows = text.partition("| step | section |")[2].partition("\n\n")[0].splitlines()[2:]
    told = [tuple(cell.strip() for cell in row.split("|")[3:6]) for row in rows]
    later = tuple(CONDITIONS_LATER[lang] for lang in LANGUAGES)
    usual = {tuple(words[lang][0] for lang in LANGUAGES) for words in HEADINGS.values()}

    assert set(told) == {*usual, later}


def test_commands_of_the_decisions_guide_are_commands() -> None:
    text = (ENGINE / "docs" / "decisions.md").read_text(encoding="utf-8")
    table = text.partition('| `make decisions DO="..."` |')[2].partition("\n\n")[0]
    named = set(re.findall(r"^\| `([a-z-]+) ", table, re.M))
    told = subprocess.run(
        [sys.executable, "-P", "-m", "plugins.decisions", "--help"],
        env={**os.environ, "PYTHONPATH": str(ENGINE)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    known = set(re.findall(r"^    ([a-z][a-z-]+)", told, re.M))

    assert known - named == {"list", "table"}
