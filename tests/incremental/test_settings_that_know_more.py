"""Settings that hold functions, and extensions that read files of their own."""

from __future__ import annotations

import pytest

from tests.incremental.edits import EXTENSIONS
from tests.incremental.stepwise import Stepwise

pytestmark = pytest.mark.site

POST = "content/posts/p5.md"
GLOSSARY = """
from pathlib import Path

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor


class Glossary(Preprocessor):
    def run(self, lines):
        return [line.replace("Text", Path("data.txt").read_text()) for line in lines]


class GlossaryExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(Glossary(md), "glossary", 1)


def makeExtension(**configs):
    return GlossaryExtension(**configs)
"""
ORDER = (
    '_last = open("data.txt").read()\nARTICLE_ORDER_BY = lambda one: (one.slug == _last, one.slug)'
)


def test_function_of_the_sites_own_is_asked_in_each_build(stepwise: Stepwise) -> None:
    stepwise.sites.write("data.txt", "p1")
    stepwise.set(*ORDER.splitlines())
    stepwise.add_to_pages("{% for one in articles %}<!-- {{ one.title }} -->{% endfor %}")
    stepwise.built()
    stepwise.sites.write("data.txt", "p2")
    assert stepwise.differences() == []


def test_extension_of_markdown_may_read_a_file_of_its_own(stepwise: Stepwise) -> None:
    stepwise.sites.write("data.txt", "Ord")
    stepwise.sites.write("own/__init__.py", "")
    stepwise.sites.write("own/glossary.py", GLOSSARY)
    stepwise.set('MARKDOWN = {"extensions": ["own.glossary"]}')
    stepwise.built()
    stepwise.sites.write("data.txt", "Andra ord")
    assert stepwise.differences() == []
    stepwise.sites.write("own/glossary.py", GLOSSARY.replace("Text", "nummer"))
    assert stepwise.differences() == []


@pytest.mark.parametrize("name", EXTENSIONS)
def test_foreign_plugin_is_run_in_each_build(stepwise: Stepwise, name: str) -> None:
    stepwise.sites.write("data.txt", "ett")
    stepwise.sites.write(f"extensions/{name}.py", EXTENSIONS[name])
    stepwise.set(f'PLUGINS = [*PLUGINS, "extensions.{name}"]')
    stepwise.built()
    stepwise.sites.write("data.txt", "annat")
    assert stepwise.differences() == []
    stepwise.add_words(POST)
    assert stepwise.differences() == []
