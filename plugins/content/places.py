"""Where content lies, and which addresses the finished site has."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from editorial.checks import Sort
from editorial.checks.addresses import Places, is_inside
from editorial.finding import Finding, Problem
from editorial.people import Person, Use
from plugins.content.files import MARKDOWN_SUFFIXES, links_out, walk
from plugins.content.links import AddressBook, files_in
from plugins.content.metadata import author_of, slug_of
from plugins.content.placing import path_url, series_url
from plugins.content.records import Record

if TYPE_CHECKING:
    from plugins.content.index import ContentIndex

VERSIONS = ".guest-posts"
"""Where, under content/, the versions of guest posts are kept that were handed in or approved."""
FEED_SUFFIXES = (".atom.xml", ".rss.xml", ".json")
"""In the order of Atom, RSS and JSON Feed."""
OPML_FILE = "feeds/feeds.opml"
CALENDAR_FILE = "calendar.ics"
ALL = "all/"
"""What stands after the address of a list for all its texts on one page."""
_FOR_TEXTS = {"article", "page"}
ENGINE_FILES = {
    "404.html": "the page for what is not found",
    "sitemap.xml": "the site map",
    "robots.txt": "the rules for robots",
    "icon.svg": "the site's mark",
    "_headers": "the header rules",
    "_redirects": "the redirect list",
    "410.html": "the page for what is withdrawn",
    "withdrawn.txt": "the list of what is withdrawn",
    "withdrawn.nginx.conf": "the rules for what is withdrawn",
    ".htaccess": "the rules for what is withdrawn",
    ".well-known/security.txt": "the contact for security",
}


def folders(settings: dict[str, Any]) -> Iterator[tuple[Sort, str, frozenset[str]]]:
    """Yield (what lies there, folder under content/, names of folders in it to leave out)."""
    yield Sort.PERSON, settings["PEOPLE_PATH"], frozenset()
    for folder in settings["PAGE_PATHS"]:
        yield Sort.PAGE, folder, frozenset()
    for folder in settings["ARTICLE_PATHS"]:
        excluded = frozenset(settings["ARTICLE_EXCLUDES"]) if not folder else frozenset()
        yield Sort.POST, folder, excluded


def misplaced(root: Path, settings: dict[str, Any], known: Collection[str]) -> Iterator[Finding]:
    """Yield texts that lie among the pictures, where they would be published as they are.

    `known` are the paths of the posts, pages and people, which are held back from that.
    """
    for folder in settings["STATIC_PATHS"]:
        place = root / folder
        if not folder or not place.is_dir():
            continue
        for path in walk(place, settings["IGNORE_FILES"]):
            relative = path.relative_to(root).as_posix()
            if path.suffix.lower() in MARKDOWN_SUFFIXES and relative not in known:
                yield Finding(
                    relative,
                    0,
                    f"a text must not lie in {folder}/, where files are published as they are, "
                    "drafts too: move it",
                    Problem.LEAK,
                )


def leading_out(root: Path, settings: dict[str, Any]) -> Iterator[Finding]:
    """Yield symbolic links that lead out of the content."""
    for path in links_out(root, settings["IGNORE_FILES"]):
        yield Finding(
            path.relative_to(root).as_posix(),
            0,
            "a symbolic link must lead to something in the content folder, found one that leads "
            "out of it: put the file itself there",
            Problem.LEAK,
        )


def is_static(path: str, settings: dict[str, Any]) -> bool:
    """Tell whether a path under content/ is published as it is."""
    folders = [folder.rstrip("/") for folder in settings["STATIC_PATHS"] if folder]
    return any(path == folder or path.startswith(f"{folder}/") for folder in folders)


def templates(settings: dict[str, Any]) -> frozenset[str]:
    """Return the names, without suffix, of the templates that a text may ask for.

    Those are the theme's two for texts and what the site has added; the theme's others are made
    for pages that are no text.
    """
    of_theme = _templates_in(Path(settings["THEME"]) / "templates")
    added: set[str] = set()
    for folder in settings["THEME_TEMPLATES_OVERRIDES"]:
        added |= _templates_in(Path(folder)) - of_theme
    return frozenset(added | _FOR_TEXTS)


def _templates_in(folder: Path) -> set[str]:
    return {file.stem for file in folder.glob("*.html")}


def feed_stem(url: str) -> str:
    """Return the address, without suffixes, of the feeds of the page at an address."""
    folder = url if url.endswith("/") else f"{url.removesuffix('.html')}/"
    return f"{folder}feed"


def base_path(settings: dict[str, Any]) -> str:
    """Return the path part of SITEURL without a slash at its end: empty, or `/blog`."""
    return urlsplit(settings["SITEURL"]).path.rstrip("/")


def languages_in_use(index: ContentIndex, settings: dict[str, Any]) -> list[str]:
    """Return the site's first language, then the others that some listed post is in."""
    first = settings["DEFAULT_LANG"]
    found = index.listed(settings).languages - {first}
    order = {lang: place for place, lang in enumerate(settings["LANGUAGES"])}
    return [first, *sorted(found, key=lambda lang: (order.get(lang, len(order)), lang))]


def reserved(index: ContentIndex, settings: dict[str, Any]) -> dict[str, str]:
    """Return the output files that the engine writes itself, and what each is."""
    said = (
        (file, f"the notice that {record.path} is withdrawn")
        for file, record in index.notices.items()
    )
    return _engine_files(index, settings) | dict(said)


def _engine_files(index: ContentIndex, settings: dict[str, Any]) -> dict[str, str]:
    """Return what is reserved, apart from the notices of what was taken back."""
    files = dict(ENGINE_FILES)
    files |= dict.fromkeys(settings["OUTPUT_RETENTION"], "a file that is kept")
    files |= dict.fromkeys(index.static_files(settings), "a file of the site")
    files |= dict.fromkeys(_feed_files(index, settings), "a feed")
    files |= dict.fromkeys(_calendar_files(index, settings), "a calendar")
    for url, what in _engine_urls(index, settings).items():
        files[_file(url)] = what
    return files


def notices(index: ContentIndex, settings: dict[str, Any]) -> dict[str, Record]:
    """Return the output files where a notice stands, and the text that was taken back.

    What has come to its address since, and old addresses that were another's, are left alone.
    """
    withdrawn = [record for record in index.records.values() if record.withdrawn]
    if not withdrawn:
        return {}
    places = Places(_engine_files(index, settings))
    for record in index.records.values():
        for file in (record.save_as, *record.aliases) if record.is_in_output else ():
            places.claim(file, record.path)
    return {
        file: record
        for record in withdrawn
        for file in (record.save_as, *record.aliases)
        if is_inside(file) and not places.claim(file, record.path)
    }


def address_book(index: ContentIndex, settings: dict[str, Any]) -> AddressBook:
    """Return what the texts of this site can link to."""
    published = [record for record in index.records.values() if record.is_in_output]
    addresses = {f"/{record.url}" for record in published}
    addresses |= {f"/{alias}".removesuffix("index.html") for r in published for alias in r.aliases}
    addresses |= {f"/{url}" for url in _engine_urls(index, settings)}
    addresses |= {f"/{name}" for name in ENGINE_FILES}
    addresses |= {f"/{path}" for path in index.static_files(settings)}
    addresses |= {f"/{path}" for path in _feed_files(index, settings)}
    addresses |= {f"/{path}" for path in _calendar_files(index, settings)}
    held_back = {f"/{r.url}" for r in index.records.values() if not r.is_in_output}
    gone = {f"/{file}".removesuffix("index.html") for file in index.notices}
    slugs = _slugs(index, settings)
    unnamed = index.people.keys() - slugs["author"]
    return AddressBook(
        root=index.root,
        people=settings["PEOPLE_PATH"],
        host=settings["SITEURL"].rstrip("/").removesuffix(base_path(settings)),
        base=base_path(settings),
        intrasite=re.compile(settings["INTRASITE_LINK_REGEX"]),
        records=index.records,
        addresses=frozenset(addresses),
        unpublished=frozenset(held_back),
        slugs=slugs,
        withdrawn=frozenset(gone),
        first_language=settings["DEFAULT_LANG"],
        unnamed=frozenset(unnamed)
        | {f"/{settings['AUTHOR_URL'].format(slug=person)}" for person in unnamed},
        renamed=_renamed(index, settings),
        decisions=frozenset(index.decisions),
    )


def lone_book(root: Path, settings: dict[str, Any]) -> AddressBook:
    """Return a book that finds the files a text names, and knows of no other text."""
    return AddressBook(
        root=root,
        people=settings["PEOPLE_PATH"],
        host=settings["SITEURL"].rstrip("/").removesuffix(base_path(settings)),
        base=base_path(settings),
        intrasite=re.compile(settings["INTRASITE_LINK_REGEX"]),
        records={},
        addresses=frozenset(),
        unpublished=frozenset(),
    )


def _renamed(index: ContentIndex, settings: dict[str, Any]) -> dict[str, str]:
    """Return new paths for files whose name gives away one who is not to be named.

    Of one who is named elsewhere but not in a text, those that the text shows.
    """
    suspects = [(path, index.unnamed) for path in index.static_files(settings)]
    book = lone_book(index.root, settings)
    for record in index.posts:
        if record.is_in_output and not record.names_its_authors:
            people = [index.people.get(name) or Person(name, name, "") for name in record.authors]
            files = (book.file_of(link, record) for link in files_in(record.text.html))
            paths = (file.relative_to(index.root).as_posix() for file in files if file)
            suspects += [(path, people) for path in paths]
    telling = {path for path, people in suspects if people and _tells_of(path, people, settings)}
    return {path: _neutral(path) for path in sorted(telling - {settings["LOGO"]})}


def _tells_of(path: str, people: list[Person], settings: dict[str, Any]) -> bool:
    """Tell whether a file is called by the id of one of the people, or by a word of a name."""
    words_of_path = re.sub(r"[/._]+", " ", path)
    slug = re.sub(r"[^a-z0-9]+", "-", slug_of(words_of_path, settings).lower())
    names = (slug_of(person.name, settings).lower().split("-") for person in people)
    words = {word for name in names for word in name if len(word) > 2}
    return bool(words & {*slug.split("-")}) or any(f"-{one.id}-" in f"-{slug}-" for one in people)


def _neutral(path: str) -> str:
    name = hashlib.sha256(path.encode()).hexdigest()[:12]
    return f"{path.split('/', maxsplit=1)[0]}/{name}{Path(path).suffix.lower()}"


def guests_urls(index: ContentIndex, settings: dict[str, Any]) -> dict[str, str]:
    """Return the address of the page of guests in each language; none without any guest."""
    if not index.listed(settings).has_guests:
        return {}
    first, *others = languages_in_use(index, settings)
    urls = {first: settings["GUESTS_URL"]}
    return urls | {lang: f"{lang}/{settings['GUESTS_URL']}" for lang in others}


def guests_url(index: ContentIndex, settings: dict[str, Any], lang: str) -> str:
    """Return the address of the page of guests for readers of a language, or nothing."""
    urls = guests_urls(index, settings)
    return urls.get(lang) or urls.get(settings["DEFAULT_LANG"], "")


def search_urls(index: ContentIndex, settings: dict[str, Any]) -> dict[str, str]:
    """Return the address of the search page in each language; none where it is switched off."""
    if not settings["SEARCH"]:
        return {}
    first, *others = languages_in_use(index, settings)
    urls = {first: settings["SEARCH_URL"]}
    return urls | {lang: f"{lang}/{settings['SEARCH_URL']}" for lang in others}


def decision_url(name: str, settings: dict[str, Any]) -> str:
    """Return the address of a decision's page."""
    return str(settings["DECISION_URL"].format(id=name))


def decision_urls(index: ContentIndex, settings: dict[str, Any]) -> list[str]:
    """Return the addresses of the list of all decisions and of each; none without any."""
    each = [decision_url(name, settings) for name in index.decisions]
    return [settings["DECISIONS_URL"], *each] if each else []


def _calendar_files(index: ContentIndex, settings: dict[str, Any]) -> Iterator[str]:
    return (f"{url}{CALENDAR_FILE}" for url in decision_urls(index, settings))


def _feed_files(index: ContentIndex, settings: dict[str, Any]) -> Iterator[str]:
    stems = ["feeds/all", *(f"feeds/{lang}" for lang in languages_in_use(index, settings))]
    urls = decision_urls(index, settings)
    urls += _author_urls(index, settings)
    for stem in (*stems, *map(feed_stem, urls)):
        yield from (f"{stem}{suffix}" for suffix in FEED_SUFFIXES)
    yield OPML_FILE


def _author_urls(index: ContentIndex, settings: dict[str, Any]) -> dict[str, str]:
    """Return the names of everyone with a page, by its address."""
    named = (author_of(name, index.people, settings) for name in index.seen_people)
    seen = {author.url: author.name for author in named if author}
    return seen | index.listed(settings).authors


def static_files(root: Path, settings: dict[str, Any]) -> Iterator[str]:
    """Yield the paths under content/ of what is published as it is."""
    for folder in settings["STATIC_PATHS"]:
        if (root / folder).is_dir():
            for path in walk(root / folder, settings["IGNORE_FILES"]):
                yield path.relative_to(root).as_posix()


def _slugs(index: ContentIndex, settings: dict[str, Any]) -> dict[str, frozenset[str]]:
    named = {name for name, person in index.seen_people.items() if person.allows(Use.NAME)}
    slugs = index.listed(settings).slugs
    return {what: frozenset(names) for what, names in slugs.items()} | {
        "author": frozenset(slugs["author"] | named)
    }


def _series_urls(index: ContentIndex, settings: dict[str, Any]) -> dict[str, str]:
    parts = ((one, one.source.get("series")) for one in index.posts if one.is_listed)
    urls = {series_url(name, one.lang, settings): f"the series {name}" for one, name in parts}
    return {url: what for url, what in urls.items() if url}


def _whole_urls(urls: dict[str, str], settings: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the addresses of what can be had on one page, and what it is."""
    if settings["PRINT_PAGES"]:
        kinds = ("the year ", "the series ", "the decision ")
        yield from ((url, what) for url, what in urls.items() if what.startswith(kinds))


def _engine_urls(index: ContentIndex, settings: dict[str, Any]) -> dict[str, str]:
    """Return the addresses of the pages that the engine makes, without those of texts."""
    urls = {
        "": "the home page",
        settings["ARCHIVES_URL"]: "the archive",
        settings["AUTHORS_URL"]: "the people",
        settings["SUBSCRIBE_URL"]: "the page on subscribing",
    }
    urls |= dict.fromkeys(guests_urls(index, settings).values(), "the guests")
    urls |= dict.fromkeys(search_urls(index, settings).values(), "the search")
    for lang in languages_in_use(index, settings)[1:]:
        urls[settings["LANGUAGE_URL"].format(lang=lang)] = f"the index in {lang}"
        urls[f"{lang}/{settings['SUBSCRIBE_URL']}"] = "the page on subscribing"
    for decision in index.decisions:
        urls[decision_url(decision, settings)] = f"the decision {decision}"
    if index.paths:
        for lang in languages_in_use(index, settings):
            urls[path_url("", lang, settings)] = "the reading paths"
    urls |= index.listed(settings).pages
    urls |= _series_urls(index, settings)
    urls |= {
        f"{url}{ALL}": f"all of {what} on one page" for url, what in _whole_urls(urls, settings)
    }
    slugs = index.listed(settings).slugs
    urls |= {settings["DECISIONS_URL"]: "the decisions"} if index.decisions else {}
    urls |= {settings["TAGS_URL"]: "the tags"} if slugs["tag"] else {}
    urls |= {settings["CATEGORIES_URL"]: "the sections"} if slugs["category"] else {}
    authors = _author_urls(index, settings)
    return urls | {url: f"the page of {name}" for url, name in authors.items()}


def _file(url: str) -> str:
    return f"{url}index.html" if not url or url.endswith("/") else url
