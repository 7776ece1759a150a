"""A site's settings: its own file, then what the build was asked for."""

from __future__ import annotations

import importlib.util
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plugins.build.problems import BuildError, sentence, shown
from plugins.build.request import Request, day_from, siteurl_from

Settings = dict[str, Any]

ENGINE = Path(__file__).resolve().parents[2]
CONF = "pelicanconf.py"
PRODUCTION_CONF = "publishconf.py"
_CHECKS = "plugins.checks"
_NEEDED = "THEME"
"""What no site can be built without, and the engine's settings say."""
_KEPT = (".git", "CNAME", ".nojekyll")
_SOURCE_SETTINGS = ("PATH", "THEME", "THEME_TEMPLATES_OVERRIDES", "PLUGIN_PATHS")
_SOURCE_FOLDERS = ("plugins", "rendering", "editorial")


def load_settings(request: Request) -> Settings:
    """Return Pelican's settings for the request, `OUTPUT_PATH` being the final output.

    Raises BuildError.
    """
    return complete(said_settings(request), request)


def complete(said: Settings, request: Request) -> Settings:
    """Return what the site says and all that Pelican has beside. Raises BuildError."""
    # Where nothing has changed, Pelican is not needed, and loading it takes most of the time.
    from pelican.settings import read_settings  # noqa: PLC0415

    try:
        return dict(read_settings(override=dict(said)))
    except ValueError as error:
        raise BuildError(f"{shown(_conf_of(request))}: {error}") from error


def said_settings(request: Request) -> Settings:
    """Return what the site's own files say, and what the build was asked for.

    The working directory becomes the site's folder, which is also searched last for imports, so
    that relative paths and a site's own plugins work from wherever the build is started.
    Raises BuildError.
    """
    conf = _conf_of(request)
    if str(ENGINE) not in sys.path:
        sys.path.insert(0, str(ENGINE))
    os.chdir(request.site)
    if os.curdir not in sys.path:
        sys.path.append(os.curdir)
    said = _said_by(conf, request)
    _refuse_without_own_plugins(said, conf)
    for name, what in _asked_for(request).items():
        if not said.get(name):
            raise BuildError(
                f"{shown(conf)}: {name} is switched off, so there is no {what} to make."
            )
    return {**said, **_overrides(request, said)}


def _conf_of(request: Request) -> Path:
    conf = request.site / CONF
    if not request.site.is_dir():
        raise BuildError(f"There is no folder {shown(request.site)}: SITE= names a site's folder.")
    if not conf.is_file():
        raise BuildError(
            f"There is no {CONF} in {shown(request.site)}: SITE= names a site's folder "
            "(make new-site SITE=folder makes one)."
        )
    return conf


def _said_by(conf: Path, request: Request) -> Settings:
    """Return what the site's files say; each is run once, for `+=` would otherwise add twice.

    `pelicanconf` is loaded first even in production: `from pelicanconf import *` in the site's
    publishconf must find the site's file and not the engine's.
    """
    said = _run(conf)
    _refuse_without_ours(said, conf, "from plugins.defaults import *")
    publishing = request.site / PRODUCTION_CONF
    if not request.production or not publishing.is_file():
        return said
    said = _run(publishing)
    _refuse_without_ours(said, publishing, f"from {conf.stem} import *")
    return said


def _refuse_without_ours(said: Settings, conf: Path, line: str) -> None:
    """Raise BuildError when a file of settings does not begin with those it must."""
    if not said.get(_NEEDED):
        raise BuildError(
            f"{shown(conf)}: the settings must begin with the engine's, found none of them: "
            f"write `{line}` as the first line"
        )


def _refuse_without_own_plugins(said: Settings, conf: Path) -> None:
    """Raise BuildError when the engine's settings are used and its plugins were left out."""
    named = list(said.get("PLUGINS") or ())
    if said.get("ARTICLE_TRANSLATION_ID") != "translation_group" or _CHECKS in named:
        return
    own = "".join(f', "{name}"' for name in named)
    raise BuildError(
        f"{shown(conf)}: PLUGINS must hold the engine's own: write PLUGINS = [*PLUGINS{own}]"
    )


def _run(conf: Path) -> Settings:
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        return _settings_in(conf)
    except Exception as error:
        raise BuildError(sentence(error)) from error
    finally:
        sys.dont_write_bytecode = before


def _settings_in(conf: Path) -> Settings:
    """Return the names in capitals of a file of settings, loaded as the module of its name."""
    spec = importlib.util.spec_from_file_location(conf.stem, conf)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[conf.stem] = module
    spec.loader.exec_module(module)
    return {name: value for name, value in sorted(vars(module).items()) if name.isupper()}


def _asked_for(request: Request) -> dict[str, str]:
    """Return the settings of what a build shall make that it otherwise leaves to publishing."""
    asked = {"SEARCH": ("index", request.search), "BOOKS": ("book", request.books)}
    return {name: what for name, (what, is_asked) in asked.items() if is_asked}


def _overrides(request: Request, said: Settings) -> Settings:
    content = request.content or request.site / (said.get("PATH") or "content")
    output = request.output or request.site / (said.get("OUTPUT_PATH") or "output")
    if not content.is_dir():
        raise BuildError(f"There is no folder of content at {shown(content)}.")
    siteurl = request.siteurl or said.get("SITEURL") or "http://localhost:8000"
    return {
        "PATH": str(content.resolve()),
        "OUTPUT_PATH": str(output.resolve()),
        "SITEURL": siteurl_from(siteurl, production=request.production),
        "BUILD_DATE": _day(request, said),
        "PRODUCTION": request.production,
        "IS_TAKING_BACK": request.as_published,
        **{name: said.get(name, False) for name in ("SEARCH", "BOOKS")},
        **dict.fromkeys(_asked_for(request), True),
        "CHECK_WORKFLOW": request.check,
        "CHECK_SINCE": request.base,
        "CONTENT_SHOWN_AS": shown(content),
        "CONF_SHOWN_AS": shown(request.site / CONF),
        "OUTPUT_RETENTION": sorted({*_KEPT, *said.get("OUTPUT_RETENTION", ())}),
        "DELETE_OUTPUT_DIRECTORY": False,
        # The pages move once they are written, and a relative link would then lead nowhere.
        "STATIC_CREATE_LINKS": False,
    }


def _day(request: Request, said: Settings) -> str:
    name = said.get("TIMEZONE") or "UTC"
    try:
        zone = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise BuildError(f"TIMEZONE must be a name such as Europe/Stockholm: {name!r}") from error
    asked = request.day or said.get("BUILD_DATE") or datetime.now(zone)
    return day_from(str(asked), zone)


def sources_of(settings: Settings, site: Path) -> list[str]:
    """Return the folders and files that the output is made from, as far as they exist."""
    named = [settings.get(key) or () for key in _SOURCE_SETTINGS]
    flat = [path for paths in named for path in ([paths] if isinstance(paths, str) else paths)]
    paths = [site / path for path in (*flat, "extensions", CONF, PRODUCTION_CONF)]
    paths += [ENGINE / folder for folder in _SOURCE_FOLDERS]
    return sorted({str(path.resolve()) for path in paths if path.exists()})
