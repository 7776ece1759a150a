"""Edits of a site, drawn by chance: of texts, people, pages, settings, templates and output."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.incremental.builders import ENGINE
from tests.incremental.lively_site import NAMES, PICTURE, SETTINGS, TAGS, post
from tests.incremental.twin_sites import TwinSites
from tests.site.decision_texts import ANSWERS, CHANGED, SETTLED, added, decided

Edit = Callable[[TwinSites, Random], None]
_THEME = ENGINE / "theme" / "templates"

POSTS, PEOPLE, PAGES = "content/posts", "content/people", "content/pages"
DATES = ("2025-12-30", "2026-03-03", "2026-07-07 10:00", "2026-11-23", "2027-01-01")
LANGS = (None, "en", "da", "sv")
BODIES = (
    "Helt ny text {n}.",
    "Text {n} med [ettan]({{filename}}/posts/p1.md) och [tvåan]({{filename}}/posts/p2.md).",
    "Text {n} med ![Båt]({{static}}/images/bild.svg)",
    "Text {n} med [filen]({{static}}/files/fil.txt) och [](  {{author}}anna).",
    "Text {n} av []({{author}}anna) om [beta]({{tag}}beta).",
    "Text {n}[^1].\n\n[^1]: En fotnot.",
    'Text {n} {{filename}} | och [ute](https://example.org/{n}) "citat" -- å.',
    "## Rubrik {n}\n\n" + "Ord på ord. " * 150,
)
WORDS = (
    "Ett stycke till, {n}.",
    "## Rubrik {n}\n\nMed *ord* och `kod`.",
    "Mer[^1].\n\n[^1]: En fotnot {n}.",
    "[Ute](https://example.org/{n}) | {n}",
    "1. Ett\n2. {n}",
    "| a | b |\n| --- | --- |\n| {n} | 2 |",
    "Ord på ord. " * 230,
    '!!! fakta "Ruta"\n    - {n}',
    "<b>Fet {n}</b> <script>x</script>",
)
KEYS: dict[str, tuple[str | None, ...]] = {
    "Title": ("Ny titel {n}", "Om p1", "Titel & <b>mer</b>"),
    "Slug": ("ny-slug-{n}", "p1", None),
    "Id": ("nytt-id-{n}", "id-p1", None),
    "Date": DATES,
    "Modified": ("2026-11-01", "2026-11-24", None),
    "Tags": (*TAGS, "alfa, beta", "ny-{n}", None),
    "Category": ("Arbete", "Fritid", None),
    "Status": ("hidden", "draft", None, None),
    "Aliases": ("/gammal/{n}/", "/gammal.html", None),
    "Authors": (*NAMES, "vd, anna", "Ny Person{n}", None),
    "Summary": ("Ny sammanfattning {n}.", "Med *eftertryck* {n}.", None),
    "Lang": LANGS,
    "Replies_to": ("id-p1", "id-p3", "n1", None),
    "Kind": ("note", "meeting", None),
    "Translation": ("true", None),
    "Translator": ("anna", None),
    "Thanks": ("anna", "Olle Karlsson", None),
    "First_published": ("2020-01-01, https://annan.example/x", None),
    "Template": ("page", None),
    "State": ("withdrawn", "draft", "published", None),
    "Consent": ("name", "none", None),
}
PERSON_KEYS: dict[str, tuple[str | None, ...]] = {
    "Name": ("Nytt Namn{n}", "Anna Ek"),
    "Titles": ("2025-01-01 chef {n}", "2026-12-01 chef {n}\n    2020-01-01 montör", None),
    "Consent": ("name", "name, title, photo, links", "initials", "none", None),
    "Left": ("2026-06-30", "2026-11-24", None),
    "Roles": ("colleague 2020-01-01", "guest 2026-11-24", None),
    "Links": ("Webb https://example.org/{n}", None),
    "Photo": ("vd.svg", None),
    "Languages": ("sv", "sv, en", None),
    "Fediverse": ("@anna@social.example", None),
}
SETTING_LINES = (
    'ACCENT = "#7a1f1f"',
    'SITENAME = "Vid kajen"',
    'SITESUBTITLE = "Om att leda"',
    'MENU = ("texts", "om", "archive", "subscribe")',
    'MENU = ("texts", "paths", "om")',
    "FEED_ITEMS = 3",
    "HOME_POSTS = 2",
    "DEFAULT_PAGINATION = 2",
    'SITEURL = "https://annan.example/blogg"',
    "WORDS_PER_MINUTE = 3",
    'FOOT_NOTE = {"sv": "Vid foten."}',
    'CANDIDATE_PAGE = "om"',
    'LOGO = "images/bild.svg"',
    'LANGUAGES = ("sv", "en")',
    "HOST = None",
    'HOST = "anna"',
    'RIGHTS = "Fritt"',
    'FEED_AUTHORITY = "kajen.example,2020"',
    'FOOT_MENU = ("om", "guests")',
    'BUILD_DATE = "2026-11-23"',
    'TIMEZONE = "UTC"',
    'JINJA_FILTERS = {"shout": lambda words: words.upper()}',
    "WITHOUT_MEANING = lambda: 1",
    'SITENAME = open("namn.txt").read().strip()',
    'PLUGINS = [*PLUGINS, "extensions.changing"]',
    'PLUGINS = [*PLUGINS, "extensions.finishing"]',
    'ARTICLE_ORDER_BY = "title"',
    "NEWEST_FIRST_ARCHIVES = False",
)
LOOPS = (
    "{% for one in articles %}<!-- {{ one.title }} {{ one.url }} -->{% endfor %}",
    "{% for tag, texts in tags %}<!-- {{ tag }} {{ texts|length }} -->{% endfor %}",
    "{% for one in period_archives.year %}<!-- {{ one.period }} "
    "{{ one.articles|map(attribute='title')|join('|') }} -->{% endfor %}",
    "{% for one, texts in authors %}<!-- {{ one }} -->{% endfor %}",
    "{% for one in pages %}<!-- {{ one.title }} {{ one.content|length }} -->{% endfor %}",
    "{% for one in dates %}<!-- {{ one.content|striptags|length }} -->{% endfor %}",
    "{% for one, texts in categories %}<!-- {{ one }} {{ texts[0].summary }} -->{% endfor %}",
    "{% if articles %}<!-- {{ articles[0].record.text.words }} -->{% endif %}",
    "<!-- {{ (articles|sort(attribute='title'))[0].title if articles }} -->",
    "<!-- {{ generated_content|length }} {{ hidden_articles|length }} -->",
    "<!-- {{ posts.newest(3)|length if posts.newest is defined }} -->",
    "<!-- {{ output_file }} {{ SITENAME|upper }} {{ last_build_date is defined }} -->",
    "<!-- {{ people.all()|length if people.all is defined }} -->",
)
EXTENSIONS = {
    "changing": """
from pathlib import Path

from pelican import signals


def change(generator):
    for article in generator.articles:
        article.title = article.title + Path("data.txt").read_text()


def register():
    signals.article_generator_finalized.connect(change)
""",
    "finishing": """
from pathlib import Path

from pelican import signals


def finish(pelican):
    Path(pelican.output_path, "extra.txt").write_text(Path("data.txt").read_text())


def register():
    signals.finalized.connect(finish)
""",
}


def with_keys(text: str, **keys: str | None) -> str:
    """Return a text with these keys; a key that is None is left out."""
    head, _, body = text.partition("\n\n")
    lines: dict[str, str] = {}
    last = ""
    for line in head.split("\n"):
        if line.startswith("    "):
            lines[last] += f"\n{line}"
        elif line:
            last, _, lines[last] = line.partition(": ")
    wanted = {**lines, **keys}
    said = [f"{key}: {value}" for key, value in wanted.items() if value is not None]
    return "\n".join(said) + f"\n\n{body}"


def drawn(draw: Random, values: tuple[str | None, ...]) -> str | None:
    found = draw.choice(values)
    return found.format(n=draw.randrange(100)) if found else found


def edit_body(sites: TwinSites, draw: Random) -> None:
    path = draw.choice(sites.names("content"))
    head, _, body = sites.read(path).partition("\n\n")
    new = draw.choice(BODIES).format(n=draw.randrange(100))
    if draw.random() < 0.5:
        new = f"{body.rstrip()}\n\nEtt stycke till, {draw.randrange(100)}."
    sites.write(path, f"{head}\n\n{new}\n")


def edit_words(sites: TwinSites, draw: Random) -> None:
    """Edit words of a text alone, which is what is built most quickly."""
    paths = sites.names(POSTS)
    plain = [path for path in paths if "\nStage:" not in sites.read(path)] or paths
    path = draw.choice(plain or sites.names("content"))
    text = sites.read(path)
    kind = draw.randrange(6)
    if kind == 0 and "Title: " in text:
        sites.write(path, with_keys(text, Title=f"Nytt om {draw.randrange(100)} & <i>mer</i>"))
    elif kind == 1 and "Summary: " in text:
        sites.write(path, with_keys(text, Summary=f"Nytt i *korthet*, {draw.randrange(100)}."))
    elif kind == 2 and text.count("\n\n") > 1:
        sites.write(path, text.rpartition("\n\n")[0] + "\n")
    else:
        new = draw.choice(WORDS).format(n=draw.randrange(100))
        sites.write(path, f"{text.rstrip()}\n\n{new}\n")


def edit_key(sites: TwinSites, draw: Random) -> None:
    key = draw.choice(list(KEYS))
    path = draw.choice(sites.names(POSTS) or sites.names(PAGES))
    sites.write(path, with_keys(sites.read(path), **{key: drawn(draw, KEYS[key])}))


def edit_page_key(sites: TwinSites, draw: Random) -> None:
    key = draw.choice(("Title", "Slug", "Lang", "Status", "Date", "Summary", "Modified"))
    path = draw.choice(sites.names(PAGES) or sites.names("content"))
    sites.write(path, with_keys(sites.read(path), **{key: drawn(draw, KEYS[key])}))


def edit_person(sites: TwinSites, draw: Random) -> None:
    key = draw.choice(list(PERSON_KEYS))
    path = draw.choice(sites.names(PEOPLE) or sites.names("content"))
    sites.write(path, with_keys(sites.read(path), **{key: drawn(draw, PERSON_KEYS[key])}))


def add_post(sites: TwinSites, draw: Random) -> None:
    name = f"ny{draw.randrange(20)}"
    keys = {key: drawn(draw, KEYS[key]) for key in draw.sample(list(KEYS), 4)}
    body = draw.choice(BODIES).format(n=draw.randrange(100))
    post(sites, name, body, **{"Slug": name, "Date": draw.choice(DATES), **keys, "Template": None})


def add_translation(sites: TwinSites, draw: Random) -> None:
    number, lang = draw.randrange(1, 6), draw.choice(("en", "da"))
    path = f"{POSTS}/p{number}.md"
    if path in sites.names(POSTS):
        keys = {"Lang": lang, "Translation": "true", "Title": f"P{number} {lang}", "Id": None}
        sites.write(f"{POSTS}/p{number}.{lang}.md", with_keys(sites.read(path), **keys))


def edit_path(sites: TwinSites, draw: Random) -> None:
    """Let a reading path lead elsewhere, mostly to what can be read."""
    plain = [
        path
        for path in sites.names(POSTS)
        if not any(f"\n{key}:" in sites.read(path) for key in ("Status", "State", "Lang"))
    ]
    chosen = draw.sample(plain, min(len(plain), draw.randrange(1, 4)))
    links = [f"{{filename}}/{path.removeprefix('content/')}" for path in chosen]
    links += draw.sample(["{author}vd", "{decision}vagn", "{author}anna"], draw.randrange(2))
    steps = "".join(f"1. []({link}) Skäl {draw.randrange(9)}.\n" for link in links)
    keys = f"Title: Väg {draw.randrange(3)}\nSlug: vag\nFor: Dig {draw.randrange(3)}\n"
    path = draw.choice(("content/paths/vag.md", "content/paths/vag.md", "content/paths/andra.md"))
    sites.write(path, f"{keys.replace('vag', path[14:-3])}\nLäs.\n\n{steps}")


def add_person(sites: TwinSites, draw: Random) -> None:
    name = draw.choice(("anna", "bo", "cia", "olle-karlsson"))
    sites.write(f"{PEOPLE}/{name}.md", f"Name: {name.title()} Ek\nConsent: name\n\nHej.\n")


def remove_text(sites: TwinSites, draw: Random) -> None:
    sites.remove(draw.choice(sites.names("content")))


def rename_text(sites: TwinSites, draw: Random) -> None:
    path = draw.choice(sites.names(POSTS) or sites.names("content"))
    sites.rename(path, f"{POSTS}/{draw.choice(('', 'mapp/'))}x{draw.randrange(20)}.md")


def rename_folder(sites: TwinSites, draw: Random) -> None:
    folders = sorted({str(path.rpartition("/")[0]) for path in sites.names("content", "")})
    folder = draw.choice(folders)
    sites.rename(folder, f"{folder}-{draw.randrange(3)}" if draw.random() < 0.7 else "content/m")


def add_step(sites: TwinSites, draw: Random) -> None:
    stage = draw.choice(("decided", "introduced", "reviewed", "dropped"))
    keys = {"decided": SETTLED, "reviewed": {"Outcome": "Bra."}}.get(stage, {})
    body = decided(ANSWERS, changed=CHANGED) if stage == "decided" else "Så är det nu."
    name = draw.choice(("vagn", "matsal"))
    day = draw.choice(("2026-11-03", "2026-11-10", "2026-11-24"))
    post(sites, f"{name}-{stage}", body, Date=day, Decision=name, Stage=stage, **keys)


def add_addition(sites: TwinSites, draw: Random) -> None:
    path = f"{POSTS}/{draw.choice(('vagn', 'matsal'))}-tanke.md"
    if path in sites.names(POSTS):
        day = draw.choice(("2026-10-05", "2026-10-12", "2026-11-24"))
        sites.write(path, sites.read(path).rstrip("\n") + added(day, "Mer.") + "\n")


def edit_setting(sites: TwinSites, draw: Random) -> None:
    line = draw.choice(SETTING_LINES)
    said = sites.read("pelicanconf.py")
    sites.write("namn.txt", f"Namn {draw.randrange(5)}\n")
    sites.write("data.txt", f" d{draw.randrange(3)}")
    for name, code in EXTENSIONS.items():
        if f"extensions.{name}" in line:
            sites.write(f"extensions/{name}.py", code)
    own = f"{line}\n"
    sites.write("pelicanconf.py", said.replace(own, "") if own in said else said + own)


def restore_settings(sites: TwinSites, draw: Random) -> None:
    del draw
    lines = sites.read("pelicanconf.py").removeprefix(SETTINGS).split("\n")
    sites.write("pelicanconf.py", SETTINGS + "\n".join(lines[:4]) + "\n")


def edit_data(sites: TwinSites, draw: Random) -> None:
    sites.write(draw.choice(("namn.txt", "data.txt")), f"Data {draw.randrange(5)}")


def edit_template(sites: TwinSites, draw: Random) -> None:
    name = draw.choice(("base", "article", "tag", "index", "list", "parts", "side", "404"))
    path = f"templates/{name}.html"
    if path in sites.names("templates", ".html"):
        sites.remove(path)
    elif name == "base":
        original = (_THEME / "base.html").read_text("utf-8")
        sites.write(path, original + "".join(draw.sample(LOOPS, 2)))
    else:
        original = (_THEME / f"{name}.html").read_text("utf-8")
        sites.write(path, original.replace("</p>", f"<!-- {draw.randrange(9)} --></p>"))


def edit_style(sites: TwinSites, draw: Random) -> None:
    if draw.random() < 0.3:
        sites.remove("templates/style.css")
    else:
        sites.write("templates/style.css", f"main {{ margin: {draw.randrange(9)}px; }}\n")


def edit_picture(sites: TwinSites, draw: Random) -> None:
    path = draw.choice(sites.names("content", ".svg") or ["content/images/bild.svg"])
    if draw.random() < 0.2:
        sites.remove(path)
    else:
        sites.write(path, PICTURE.format(f"Ny {draw.randrange(9)}"))


def edit_file(sites: TwinSites, draw: Random) -> None:
    name = draw.choice(("fil.txt", "annan.txt"))
    sites.write(f"content/files/{name}", f"Fil {draw.randrange(9)}.\n")


def touch(sites: TwinSites, draw: Random) -> None:
    sites.touch(draw.choice(sites.names("content", "")))


def edit_in_disguise(sites: TwinSites, draw: Random) -> None:
    path = draw.choice(sites.names("content"))
    text = sites.read(path)
    old = draw.choice(("e", "a", "1", "Text"))
    sites.write_in_disguise(path, old.swapcase().join(text.rsplit(old, 1)))


def link_text(sites: TwinSites, draw: Random) -> None:
    target = draw.choice(sites.names(POSTS) or ["ingen.md"])
    sites.link(f"{POSTS}/lank{draw.randrange(3)}.md", target.rpartition("/")[2])


def spoil_output(sites: TwinSites, draw: Random) -> None:
    sites.spoil(draw.randrange(1000))


def write_nonsense(sites: TwinSites, draw: Random) -> None:
    path = draw.choice(sites.names("content"))
    sites.write(path, draw.choice(("Title: x\nDate: aldrig\n\nx\n", "bara ord", "")))


CONTENT: dict[Edit, int] = {
    edit_words: 50,
    edit_body: 15,
    edit_key: 25,
    edit_page_key: 5,
    edit_person: 10,
    add_post: 10,
    add_translation: 5,
    edit_path: 6,
    add_person: 3,
    remove_text: 6,
    rename_text: 4,
    rename_folder: 1,
    add_step: 4,
    add_addition: 4,
    edit_picture: 4,
    edit_file: 2,
    touch: 3,
    edit_in_disguise: 4,
    link_text: 2,
    write_nonsense: 1,
}
"""Edits of content, each with how often it is drawn."""
ALL: dict[Edit, int] = {
    **CONTENT,
    edit_setting: 8,
    restore_settings: 3,
    edit_data: 2,
    edit_template: 5,
    edit_style: 2,
    spoil_output: 4,
}
