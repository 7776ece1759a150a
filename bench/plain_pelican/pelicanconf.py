"""Plain Pelican with a theme of its own: the same pages and feeds, as far as it makes them."""

from pathlib import Path

SITENAME = "Mätningen"
SITESUBTITLE = "Texter som ingen har skrivit."
SITEURL = "http://localhost:8000"
TIMEZONE = "Europe/Stockholm"
DEFAULT_LANG = "sv"
THEME = "theme"
THEME_STATIC_PATHS = []
PATH = "content"
OUTPUT_PATH = "output"
ARTICLE_PATHS = ["posts"]
STATIC_PATHS = ["extra"]
EXTRA_PATH_METADATA = {
    f"extra/{name}": {"path": name} for name in ("_headers", "icon.svg", "robots.txt")
}
ARTICLE_URL = "{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = "{date:%Y}/{slug}/index.html"
AUTHOR_URL = "people/{slug}/"
AUTHOR_SAVE_AS = "people/{slug}/index.html"
AUTHORS_SAVE_AS = "people/index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
TAGS_SAVE_AS = "tags/index.html"
CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = ""
ARCHIVES_SAVE_AS = "archive/index.html"
YEAR_ARCHIVE_URL = "{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/index.html"
DEFAULT_PAGINATION = 50
PAGINATED_TEMPLATES = {"tag": None, "author": None}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
# What is one file of a site, each by a template of its name.
DIRECT_TEMPLATES = ["index", "archives", "tags", "authors", "subscribe", "404"]
DIRECT_TEMPLATES += ["sitemap", "all", "sv", "feeds"]
TEMPLATE_EXTENSIONS = [".html", ".xml", ".json", ".opml"]
SUBSCRIBE_SAVE_AS = "subscribe/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
ALL_SAVE_AS = "feeds/all.json"
SV_SAVE_AS = "feeds/sv.json"
FEEDS_SAVE_AS = "feeds/feeds.opml"
# Headings have addresses, summaries are plain, and code has no colours, as everywhere here.
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.toc": {"marker": ""},
    },
    "output_format": "html5",
}
FORMATTED_FIELDS = []
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_ALL_RSS = "feeds/all.rss.xml"
AUTHOR_FEED_ATOM = "people/{slug}/feed.atom.xml"
AUTHOR_FEED_RSS = "people/{slug}/feed.rss.xml"
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = "feeds/{lang}.atom.xml"
TRANSLATION_FEED_RSS = "feeds/{lang}.rss.xml"

# What the theme asks for besides. Whoever makes the site writes the stylesheet and its policy.
HOME_POSTS = 8
MONTHS = ("", "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti")
MONTHS += ("september", "oktober", "november", "december")
STYLE = Path(__file__).with_name("style.css").read_text("utf-8")
POLICY = Path(__file__).with_name("policy.txt").read_text("utf-8")
MINUTE = 1500
"""The characters of HTML that are read in a minute."""
NEIGHBOURS = {}
"""Each post with the one after it and the one before it, filled by the first post of a build."""


def _by_name(tags):
    """Return tags and their posts in the order of the Swedish alphabet."""
    order = str.maketrans("åäö", "{|}")
    return sorted(tags, key=lambda tag: (tag[0].name.lower().translate(order), tag[0].slug))


JINJA_FILTERS = {"by_name": _by_name}
