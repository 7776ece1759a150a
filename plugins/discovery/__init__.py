"""What machines read: the head of each page, site map, robots, security.txt, header rules."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.discovery.files import header_rules, icon, robots, security, sitemap
from plugins.discovery.head import Head
from plugins.made_once import made_once

FILES = {
    "sitemap.xml": sitemap,
    "robots.txt": robots,
    ".well-known/security.txt": security,
    "_headers": header_rules,
    "icon.svg": icon,
}


def install(generator: Generator) -> None:
    generator.env.globals["head"] = made_once(Head, generator.settings)


def write_files(pelican: Pelican) -> None:
    """Write the files for machines, but those that the site brings itself or has no need of."""
    for name, text_of in FILES.items():
        text = text_of(pelican.settings)
        path = Path(pelican.settings["OUTPUT_PATH"], name)
        if text and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def register() -> None:
    signals.generator_init.connect(install)
    signals.finalized.connect(write_files)
