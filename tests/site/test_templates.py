"""Templates kept from build to build, parts of pages made once, and a site's own versions."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, pass_context
from jinja2.runtime import Context

from plugins.made_once import made_once
from plugins.templates import CompiledTemplates, Kept
from tests.site.small_site import ENGINE, SmallSite, texts

THEME = ENGINE / "theme" / "templates"
OWN = 'THEME_TEMPLATES_OVERRIDES = ["templates"]\n'


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A site with pages in two languages, one of them within the menu."""
    site = SmallSite(tmp_path)
    site.settings('MENU = ("texts", "people", "om")')
    site.post("ett", Title="Ett", Tags="Vind", Authors="Gun Gäst")
    site.post("two", Title="Two", Lang="en", Tags="Vind", Authors="Gun Gäst")
    site.page("om", Title="Om oss", Slug="om")
    return site


def environment(pages: dict[str, str], folder: Path | None = None) -> Environment:
    """Return an environment as the engine makes it, with templates from memory."""
    found = Environment(loader=DictLoader(pages), autoescape=True, extensions=[Kept])
    found.bytecode_cache = CompiledTemplates(folder) if folder else None
    return found


def test_kept_part_is_made_once_for_each_value() -> None:
    asked: list[str] = []
    page = "{% for one in 'aba' %}{% kept one %}{{ ask(one) }}{% endkept %}{% endfor %}"
    made = environment({"page.html": page})
    made.globals["ask"] = lambda one: asked.append(one) or f"<{one}>"
    template = made.get_template("page.html")
    assert template.render() == template.render() == "&lt;a&gt;&lt;b&gt;&lt;a&gt;"
    assert asked == ["a", "b"]


def test_kept_parts_of_two_templates_are_not_mixed_up() -> None:
    pages = {f"{one}.html": f"{{% kept 1 %}}{one}{{% endkept %}}" for one in "ab"}
    made = environment(pages)
    assert [made.get_template(name).render() for name in pages] == ["a", "b"]


def test_page_in_the_menu_is_marked_there_alone(site: SmallSite) -> None:
    built = site.build()
    marked = {
        path: texts(built.page(path), "//nav//a[@aria-current]/@href") for path in built.pages
    }
    assert marked.pop("index.html") == ["/"]
    assert marked.pop("people/index.html") == ["/people/"]
    assert marked.pop("om/index.html") == ["/om/"]
    assert marked.pop("en/index.html") == ["/en/"]
    assert not any(marked.values())


def test_own_version_of_the_parts_may_ask_anything_of_the_page(site: SmallSite) -> None:
    parts = (THEME / "parts.html").read_text(encoding="utf-8")
    before = '{% macro overview() %}\n{% kept lang %}\n<p class="row">'
    assert before in parts
    own = parts.replace(
        before, '{% macro overview() %}\n{% if 1 %}\n<p id="own">{{ page_url }}</p>'
    )
    own = own.replace(
        "{% endkept %}\n{% endmacro %}\n\n{# What the head", "{% endif %}\n{% endmacro %}\n\n{# "
    )
    site.settings(OWN)
    site.write("templates/parts.html", own)
    built = site.build()
    assert built.stderr == ""
    for url in ("2026/ett/", "en/2026/two/", "tags/vind/"):
        assert texts(built.page(url), '//p[@id="own"]') == [url]


def test_own_base_that_imports_the_parts_with_context_makes_the_same_pages(
    site: SmallSite,
) -> None:
    base = (THEME / "base.html").read_text(encoding="utf-8")
    ours = '{% set parts = macros("parts.html") %}'
    assert ours in base
    before = site.build().files
    site.settings(f'{OWN}MENU = ("texts", "people", "om")')
    own = base.replace(ours, '{% import "parts.html" as parts with context %}')
    site.write("templates/base.html", own)
    assert site.build().files == before


def test_changed_template_is_compiled_anew(site: SmallSite) -> None:
    site.settings(OWN)
    site.write("templates/404.html", "ett")
    assert site.build().text("404.html") == "ett"
    site.write("templates/404.html", "två")
    assert site.build().text("404.html") == "två"


@pytest.mark.parametrize("damage", [b"", b"j2", None], ids=["empty", "short", "one byte"])
def test_damaged_kept_template_is_compiled_anew(site: SmallSite, damage: bytes | None) -> None:
    # The engine's own are kept beside them, for all sites; those of a theme of one's own, here.
    shutil.copytree(THEME.parent, site.folder / "tema", ignore=shutil.ignore_patterns("__*"))
    site.settings('THEME = "tema"')
    whole = site.build().files
    kept = sorted(site.folder.glob(".radrum/cache/templates/*.bin"))
    sound = {file: file.read_bytes() for file in kept}
    assert len(kept) > 5
    for file, data in sound.items():
        other = data[:-20] + bytes([data[-20] ^ 1]) + data[-19:]
        file.write_bytes(other if damage is None else damage)
    for file in site.folder.glob(".radrum/kept-*"):
        file.unlink()  # Or nothing would have changed, and no template would be asked for.
    assert site.build().files == whole
    assert {file: file.read_bytes() for file in kept} == sound


def test_kept_code_is_not_taken_where_a_filter_is_another(tmp_path: Path) -> None:
    @pass_context
    def with_page(context: Context, value: str) -> str:
        return f"{value} {context['title']}"

    said = []
    for own in (str.upper, with_page, str.upper):
        made = environment({"page.html": "{{ 'a' | own }}"}, tmp_path)
        made.filters["own"] = own
        said.append(made.get_template("page.html").render(title="b"))
    assert said == ["A", "a b", "A"]


def test_templates_need_no_folder_to_be_kept_in(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    made = environment({"page.html": "{{ 1 + 1 }}"}, tmp_path / "file")
    assert made.get_template("page.html").render() == "2"


def test_things_are_made_once_a_build_and_anew_for_changed_settings() -> None:
    settings: dict[str, object] = {"NAME": "a"}
    made = made_once(_Named, settings)
    assert made_once(_Named, settings) is made
    assert made_once(_Named, {**settings, "NAME": "b"}).name == "b"
    settings["CONTENT_INDEX"] = object()
    assert made_once(_Named, settings) is not made


class _Named:
    def __init__(self, settings: dict[str, object]) -> None:
        self.name = settings["NAME"]
