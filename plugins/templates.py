"""Templates: compiled once for all builds, and parts of pages that are made once for many pages."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Environment, Template, nodes, pass_context
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context, Macro
from markupsafe import Markup, _escape_inner, escape
from pelican import signals
from pelican.generators import Generator

from plugins.incremental.reads import note_all, page_of, recording
from plugins.made_once import made_once
from plugins.pictures import cache_folder

_THEME = Path(__file__).resolve().parent.parent / "theme" / "templates"
_ENGINES_OWN = _THEME.parent / "__pycache__"
_DIGEST_BYTES = hashlib.sha256().digest_size
_SYNTAX = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix"),
    *("line_comment_prefix", "trim_blocks", "lstrip_blocks", "newline_sequence"),
    *("keep_trailing_newline", "optimized", "autoescape", "sandboxed", "is_async", "finalize"),
    *("newstyle_gettext", "policies"),
)
"""What of an environment decides how a template is compiled, beside filters, tests and tags."""


class CompiledTemplates(BytecodeCache):
    """Keeps what templates were compiled to, for all generators of a build and for later builds.

    Code is taken only if it was compiled from the same source in the same way, and if its file is
    whole: marshal must not be given a damaged one. Files are replaced, so builds may share them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._of_engine: set[str] = set()
        self._known: dict[tuple[str, str], CodeType] = {}

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return the code of a template, or an empty bucket if it must be compiled."""
        made_by = "\n".join([self.get_source_checksum(source), *_ways_of(environment)])
        checksum = hashlib.sha256(made_by.encode()).hexdigest()
        bucket = Bucket(environment, self.get_cache_key(name, filename), checksum)
        if filename and Path(filename).parent == _THEME and not sys.dont_write_bytecode:
            self._of_engine.add(bucket.key)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if there is code for it."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            data = _whole(self._file(bucket))
            if data:
                bucket.bytecode_from_string(data)
        if bucket.code is not None:
            self._known[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket; where no file can be written, for this build alone."""
        if bucket.code is None:
            return
        self._known[bucket.key, bucket.checksum] = bucket.code
        data = bucket.bytecode_to_string()
        file = self._file(bucket)
        beside = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(hashlib.sha256(data).digest() + data)
            beside.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        """Return where the code of a template is kept.

        The engine's own templates are compiled once for all its sites, as its modules are.
        """
        is_engines = bucket.key in self._of_engine
        folder = _ENGINES_OWN if is_engines else self._folder / "templates"
        return folder / f"{bucket.key}.bin"


def _whole(file: Path) -> bytes:
    """Return what was kept in a file; nothing if there is none or it is damaged."""
    try:
        kept = file.read_bytes()
    except OSError:
        return b""
    digest, data = kept[:_DIGEST_BYTES], kept[_DIGEST_BYTES:]
    return data if hashlib.sha256(data).digest() == digest else b""


def _ways_of(environment: Environment) -> Iterator[str]:
    """Yield all that decides, beside its source, what a template is compiled to."""
    yield from (f"{name} {getattr(environment, name, None)!r}" for name in _SYNTAX)
    # A filter's value is compiled in where all that it is given is known.
    named = [*environment.filters.items(), *environment.tests.items()]
    named += [(name, type(one)) for name, one in environment.extensions.items()]
    for name, one in named:
        module = str(getattr(one, "__module__", ""))
        words = (name, module, getattr(one, "__qualname__", ""), _stamp(module))
        yield f"{words} {getattr(one, 'jinja_pass_arg', None)}"
    yield _stamp("jinja2.compiler")


@cache
def _stamp(module: str) -> str:
    """Return what tells one version of a module's file from another."""
    file = getattr(sys.modules.get(module), "__file__", None)
    if not file:
        return sys.version
    found = Path(file).stat()
    return f"{found.st_mtime_ns} {found.st_size}"


Parts = dict[tuple[str, Any], tuple[str, frozenset[str]]]
"""Parts of pages, and what they were made from, by place and by what they depend on."""


class Kept(Extension):
    """The tag `{% kept a, b %} ... {% endkept %}`: a part that depends on nothing but `a` and `b`.

    It is made once for each value of them (which must be hashable), and then repeated. What is the
    same in the whole build, such as settings, need not be named.
    """

    tags = frozenset({"kept"})

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._made: Parts = {}
        self._new: list[tuple[str, Any]] = []

    def made_since(self) -> Parts:
        """Return the parts made since this was last asked, but for those of no plain values."""
        new, self._new = self._new, []
        return {key: self._made[key] for key in new if _is_plain(key[1])}

    def know(self, parts: Parts) -> None:
        """Take over parts that were made in another process."""
        self._made |= parts

    def let_go(self) -> None:
        """Let go of all parts; those that are asked for again are made again."""
        self._made.clear()

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Return the part as a question to memory, and as what is to be made if it has none."""
        line = next(parser.stream).lineno
        named = parser.parse_tuple(with_condexpr=False)
        place = nodes.Const(f"{parser.filename or parser.name}:{line}")
        body = parser.parse_statements(("name:endkept",), drop_needle=True)
        known = parser.free_identifier(lineno=line)
        asked = nodes.Assign(known, self.call_method("_known", [place, named], lineno=line))
        is_new = nodes.Test(known, "none", [], [], None, None)
        make = self.call_method("_part", [place, named], lineno=line)
        made = nodes.CallBlock(make, [], [], body).set_lineno(line)
        say = nodes.Output([known])
        return [asked.set_lineno(line), nodes.If(is_new, [made], [], [say]).set_lineno(line)]

    def _known(self, place: str, named: Any) -> str | None:
        found = self._made.get((place, named))
        if found is None:
            return None
        note_all(found[1])
        return found[0]

    def _part(self, place: str, named: Any, caller: Macro) -> str:
        with recording() as read, page_of(None):
            text = caller()
        self._made[place, named] = text, frozenset(read)
        self._new.append((place, named))
        note_all(read)
        return text


def _is_plain(named: Any) -> bool:
    """Tell whether a value is the same to all processes."""
    held = named if isinstance(named, tuple) else (named,)
    return all(type(one) in (str, int, bool, type(None)) for one in held)


class PlainTemplate(Template):
    """A template that puts out what it escapes as plain text.

    Jinja makes Markup of each value, only to join the text of all of them.
    """

    @classmethod
    def from_code(
        cls, environment: Environment, code: CodeType, globals: Any, uptodate: Any = None
    ) -> Template:
        """Return the template of compiled code, as Jinja does."""
        made: Template = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = _escaped
        return made


def _escaped(value: Any) -> str:
    kind = type(value)
    if kind is str:
        return _escape_inner(value)
    return value if kind is Markup else escape(value)


_ASKED_BY_THE_THEMES = ("lang", "localsiteurl")
"""What the theme's macros ask of a page beside settings; the second is where its links begin."""


class ThemeMacros:
    """The macros of the theme's own files, made once for each language of pages."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, ...], TemplateModule] = {}

    @pass_context
    def __call__(self, context: Context, name: str) -> TemplateModule:
        """Return the macros of a file, as `import ... with context` does.

        A site's own file of that name may ask anything of the page, and is asked anew for each.
        """
        asked = {key: str(context.get(key, "")) for key in _ASKED_BY_THE_THEMES}
        key = (name, *asked.values())
        if key in self._made:
            return self._made[key]
        template = context.environment.get_template(name)
        if not _is_the_themes(template):
            return template.make_module(context.get_all(), shared=True)
        settings = {name: value for name, value in context.get_all().items() if name.isupper()}
        self._made[key] = template.make_module(settings | asked)
        return self._made[key]


def _is_the_themes(template: Template) -> bool:
    return Path(template.filename or "").resolve().parent == _THEME


def _compiled(settings: dict[str, Any]) -> CompiledTemplates:
    return CompiledTemplates(cache_folder(settings))


def install(generator: Generator) -> None:
    environment = generator.env
    environment.bytecode_cache = made_once(_compiled, generator.settings)
    environment.auto_reload = False  # One build is made of one state of the templates.
    environment.add_extension(Kept)
    environment.template_class = PlainTemplate
    environment.globals["macros"] = ThemeMacros()


def register() -> None:
    signals.generator_init.connect(install)
