"""Three whole decisions, one in each language, and what readers get of them.

`python -m tests.decisions.golden_files` writes what lies beside their posts anew. A change there is
right if somebody who has the language, and only what lies there, could say of each changed line
which post it comes from and why it now reads so.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.site.small_site import Built, SmallSite

FOLDER = Path(__file__).parent / "golden"
DATE = "2027-03-15"
PAGE = "page.html"
_FEEDS = ("feed.atom.xml", "feed.rss.xml", "feed.json")
_CALENDAR = "calendar.ics"


@dataclass(frozen=True)
class Golden:
    """A decision: its language, its id, and the site that it stands on."""

    lang: str
    decision: str
    host: str
    sitename: str
    domain: str

    @property
    def siteurl(self) -> str:
        return f"https://{self.domain}"

    @property
    def folder(self) -> Path:
        return FOLDER / self.lang

    def write(self, site: SmallSite) -> None:
        """Write the site, its texts sealed."""
        lines = {
            "DEFAULT_LANG": self.lang,
            "LANGUAGES": (self.lang,),
            "HOST": self.host,
            "SITENAME": self.sitename,
            "FEED_AUTHORITY": f"{self.domain},2026",
        }
        site.settings("\n".join(f"{key} = {value!r}" for key, value in lines.items()))
        shutil.copytree(self.folder / "content", site.folder / "content", dirs_exist_ok=True)
        site.seal(self.siteurl)

    def shown(self, built: Built) -> dict[str, str]:
        """Return what is compared, by file: what the page says, its feeds, its calendar."""
        home = f"decisions/{self.decision}/"
        files = {PAGE: main_of(built.text(home))}
        return files | {name: built.text(f"{home}{name}") for name in (*_FEEDS, _CALENDAR)}

    def kept(self) -> dict[str, str]:
        """Return what was kept of it, by file."""
        names = (PAGE, *_FEEDS, _CALENDAR)
        return {name: (self.folder / name).read_bytes().decode("utf-8") for name in names}


GOLDEN = (
    Golden("sv", "nattskiftet", "runa", "Hällsjö såg", "hallsjo.example"),
    Golden("da", "soendagsaabent", "bodil", "Krank & Kæde", "krankogkaede.example"),
    Golden("en", "van-trackers", "tom", "Pellbrook Lifts", "pellbrook.example"),
)


def main_of(page: str) -> str:
    """Return the main element of a page, as it stands."""
    begin, end = page.index("<main"), page.index("</main>")
    return f"{page[begin:end]}</main>\n"


def same_lines(files: dict[str, str]) -> dict[str, list[str]]:
    """Return the lines of each file, however they end."""
    return {name: text.replace("\r\n", "\n").split("\n") for name, text in files.items()}


def main() -> None:
    """Write anew what readers get of each decision."""
    for golden in GOLDEN:
        with tempfile.TemporaryDirectory() as folder:
            site = SmallSite(Path(folder) / "sajt")
            golden.write(site)
            built = site.built(date=DATE, siteurl=golden.siteurl)
            for name, text in golden.shown(built).items():
                (golden.folder / name).write_bytes(text.encode("utf-8"))
                print(golden.folder / name)


if __name__ == "__main__":
    main()
