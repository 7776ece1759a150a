"""Old addresses: a page at each that leads on, and one list for hosts that redirect themselves."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from pelican import signals
from pelican.generators import Generator

from editorial.checks.addresses import Places, is_inside
from plugins.content import ContentIndex, Record
from plugins.content.places import base_path, reserved
from plugins.guest_posts.gone import gone_paths, redirect_lines


class RedirectGenerator(Generator):
    """Writes the redirect pages and `_redirects`."""

    def generate_output(self, writer: Any) -> None:
        """Write them. An old address that something else stands at is left out."""
        found = redirects(self.settings)
        gone = gone_paths(self.settings["CONTENT_INDEX"], self.settings)
        template = self.get_template("alias") if found else None
        for file, record in found.items():
            writer.write_file(
                file,
                template,
                self.context,
                url=file,
                lang=record.lang,
                target=record,
                noindex=True,
            )
        if found or gone:
            base = base_path(self.settings)
            lines = [
                f"{base}/{quote(_address(file))} {base}/{quote(record.url)} 301"
                for file, record in found.items()
            ]
            lines += redirect_lines(gone)
            writer.write_text("_redirects", "\n".join(lines) + "\n")


def redirects(settings: dict[str, Any]) -> dict[str, Record]:
    """Return the output files of old addresses and the text each leads to, by file."""
    index: ContentIndex = settings["CONTENT_INDEX"]
    published = [record for record in index.records.values() if record.is_in_output]
    places = Places(reserved(index, settings))
    for record in published:
        places.claim(record.save_as, record.path)
    found = {
        file: record
        for record in published
        for file in record.aliases
        if is_inside(file) and not places.claim(file, record.path) and file != record.save_as
    }
    return dict(sorted(found.items()))


def _address(file: str) -> str:
    return file.removesuffix("index.html")


def redirect_generator(_pelican: Any) -> type[Generator]:
    return RedirectGenerator


def register() -> None:
    signals.get_generators.connect(redirect_generator)
