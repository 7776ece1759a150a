"""Plain Pelican with a theme that makes our pages, as far as Pelican can without plugins."""

SITENAME = "Mätningen"
SITESUBTITLE = "Texter som ingen har skrivit."
SITEURL = "http://localhost:8000"
TIMEZONE = "Europe/Stockholm"
DEFAULT_LANG = "sv"
DEFAULT_DATE_FORMAT = "%-d %B %Y"
THEME = "theme"
THEME_STATIC_PATHS = []
WAYS = [("/", "Texter"), ("/people/", "Människor"), ("/subscribe/", "Prenumerera")]
DIRECT_TEMPLATES = ["index", "tags", "authors", "archives", "subscribe", "404", "sitemap", "robots"]
SUBSCRIBE_SAVE_AS = "subscribe/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
ROBOTS_SAVE_AS = "robots.txt"
# So that macros need not be made again for each page.
JINJA_GLOBALS = {"SITENAME": SITENAME, "SITEURL": SITEURL}
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True}
PATH = "content"
OUTPUT_PATH = "output"
ARTICLE_PATHS = ["posts"]
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
YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/index.html"
DEFAULT_PAGINATION = 50
PAGINATED_TEMPLATES = {"tag": None, "author": None}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
# No colours for code: nobody else here has any.
MARKDOWN = {"extensions": ["markdown.extensions.extra", "markdown.extensions.meta"]}
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_ALL_RSS = "feeds/all.rss.xml"
AUTHOR_FEED_ATOM = "people/{slug}/feed.atom.xml"
AUTHOR_FEED_RSS = "people/{slug}/feed.rss.xml"
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
