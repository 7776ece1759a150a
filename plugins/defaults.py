"""The engine's settings. A site's own `pelicanconf.py` begins with

    from plugins.defaults import *

and then says only what is its own. Names without a comment are Pelican's.
"""

from pathlib import Path

_ENGINE = Path(__file__).resolve().parent.parent

# --- What a site says of itself -----------------------------------------------------------
SITENAME = "En ledares blogg"
SITESUBTITLE = ""
# One sentence under the host's name on the home page.
SITEURL = "http://localhost:8000"
TIMEZONE = "Europe/Stockholm"
DEFAULT_LANG = "sv"
# The languages that have an index and feeds of their own, the first language first.
LANGUAGES = ("sv", "da", "en")
# The id of the person whose blog it is (a file in content/people), or None.
HOST = None
# The colour of links and marks, #rrggbb. The dark theme's is made from it unless it is given.
ACCENT = "#2a3da8"
ACCENT_DARK = None
# A picture shown beside the site's name, a path under content/, or None.
LOGO = None
# The header's links: texts, decisions, people, guests, archive, subscribe, paths, search, or the
# slug of a page or of a reading path.
MENU = ("texts", "decisions", "people", "subscribe", "search")
# The footer's links: slugs of pages; those that do not exist are left out.
FOOT_MENU = ("guests", "om", "skriv-for-oss", "samtalsregler", "personuppgifter")
# A sentence of the site's own at the foot of each page, by language: {"sv": "...", "en": "..."}.
FOOT_NOTE: dict[str, str] = {}
# The slug of the reading path or page for those who come to an interview; None is the path there
# is, or the only one that is not for one role, and "" nothing.
CANDIDATE_PAGE = None
# Who answers for the site: company, number, address, responsible (a person's id or a name), which
# `make publish` demands, and email.
PUBLISHER: dict[str, str] = {}
# The licence or reservation that feeds carry.
RIGHTS = ""
# `domain,year` that feed ids are made from. Never change it, not even with the domain.
FEED_AUTHORITY = "localhost,2024"
# The slug of the page that says how to write for the site.
GUEST_PAGE = "skriv-for-oss"
# Within how many working days a guest is answered, where no other day has been promised.
GUEST_ANSWER_WORKDAYS = 5
# How many posts a feed holds.
FEED_ITEMS = 20
# What a decision may say it concerns, and how it is called in each language: what is negotiated
# with those it concerns before it is decided.
NEGOTIATED_CONCERNS: dict[str, dict[str, str]] = {
    "employment-terms": {
        "sv": "anställningsvillkor",
        "da": "ansættelsesvilkår",
        "en": "terms of employment",
    },
}
# For /.well-known/security.txt: an address (mailto: or https:), and the day it expires.
SECURITY_CONTACT = None
SECURITY_EXPIRES = None
# How many posts stand on the home page; a language's index holds all of them.
HOME_POSTS = 8
# How many posts about the same are shown after a post; 0 for none.
RELATED_POSTS = 3
# How fast texts are read, for the minutes that pages show: English prose is read at 238 words a
# minute (Brysbaert, How many words do we read per minute?, 2019); Nordic words are longer.
WORDS_PER_MINUTE = 220
# What the words after `Role:` in reading paths are called, for the choice among the paths.
PATH_ROLES: dict[str, dict[str, str]] = {
    "developer": {"sv": "Utvecklare", "da": "Udvikler", "en": "Developer"},
    "sales": {"sv": "Säljare", "da": "Sælger", "en": "Sales"},
}
# How a reader of a path can ask something before an interview: an e-mail address, or the slug of a
# page. And where the company's open jobs are, an address (https:).
ASK_BEFORE = ""
OPEN_JOBS = ""
# When the index of the search is made: "publish" (by `make publish` and `make search`), True (by
# every build), or False: the site has no search page.
SEARCH: bool | str = "publish"
# When share cards are drawn, the pictures that networks show beside a link: the same words.
SHARE_CARDS: bool | str = "publish"
# When years, series and decisions are also made as one page each, with all their texts, to print:
# the same words. On a site with thousands of posts "publish" makes each edit quicker.
PRINT_PAGES: bool | str = True
# When reading paths, and all posts of each language, are made as books (EPUB): the same words.
BOOKS: bool | str = "publish"
# Metadata keys of the site's own that the checks shall not report.
KNOWN_KEYS: tuple[str, ...] = ()
# Whether pictures from other sites are shown. If not, they become links: no reader is told on.
EXTERNAL_IMAGES = False
# The largest text, in bytes.
MAX_TEXT_BYTES = 2_000_000
# The day (yyyy-mm-dd), or the moment (yyyy-mm-ddThh:mm+hh:mm), the site is built for; None is now.
# Of a moment only the day in TIMEZONE counts.
BUILD_DATE = None
# Set by commands: the one text to show before it is out; whether the moves of guest posts are
# checked against version control, and since which commit.
PREVIEW = None
CHECK_WORKFLOW = False
CHECK_SINCE = ""
PRODUCTION = False
IS_TAKING_BACK = False

PELICAN_CLASS = "plugins.incremental.site.Site"

# --- Where things are ---------------------------------------------------------------------
PATH = "content"
OUTPUT_PATH = "output"
# What was made and can be used again by the next build.
CACHE_PATH = ".radrum/cache"
THEME = str(_ENGINE / "theme")
PEOPLE_PATH = "people"
PATHS_PATH = "paths"
PAGE_PATHS = ["pages", "paths"]
ARTICLE_PATHS = [""]
ARTICLE_EXCLUDES = ["pages", "paths", "people", "images", "files"]
STATIC_PATHS = ["images", "files"]
THEME_STATIC_PATHS: list[str] = []
# A folder of this name gives no category to the posts in it.
POST_FOLDER = "posts"
# Files that stay in the output though no build made them.
OUTPUT_RETENTION = [".git", "CNAME", ".nojekyll"]

PLUGINS = [
    "plugins.checks",
    "plugins.reading",
    "plugins.templates",
    "plugins.languages",
    "plugins.people",
    "plugins.posts",
    "plugins.related",
    "plugins.series",
    "plugins.print_pages",
    "plugins.books",
    "plugins.guest_posts",
    "plugins.decisions",
    "plugins.reading_path",
    "plugins.search",
    "plugins.share_cards",
    "plugins.pictures",
    "plugins.feeds",
    "plugins.discovery",
    "plugins.redirects",
    "plugins.pages",
    "plugins.navigation",
    "plugins.style",
]

# --- Addresses ----------------------------------------------------------------------------
ARTICLE_URL = "{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = "{date:%Y}/{slug}/index.html"
ARTICLE_LANG_URL = "{lang}/{date:%Y}/{slug}/"
ARTICLE_LANG_SAVE_AS = "{lang}/{date:%Y}/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
PAGE_LANG_URL = "{lang}/{slug}/"
PAGE_LANG_SAVE_AS = "{lang}/{slug}/index.html"
AUTHOR_URL = "people/{slug}/"
AUTHOR_SAVE_AS = "people/{slug}/index.html"
AUTHORS_URL = "people/"
AUTHORS_SAVE_AS = "people/index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
TAGS_URL = "tags/"
TAGS_SAVE_AS = "tags/index.html"
CATEGORY_URL = "categories/{slug}/"
CATEGORY_SAVE_AS = "categories/{slug}/index.html"
CATEGORIES_URL = "categories/"
CATEGORIES_SAVE_AS = "categories/index.html"
ARCHIVES_URL = "archive/"
ARCHIVES_SAVE_AS = "archive/index.html"
YEAR_ARCHIVE_URL = "{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/index.html"
INDEX_URL = ""
DECISION_URL = "decisions/{id}/"
DECISIONS_URL = "decisions/"
PATHS_URL = "paths/"
SUBSCRIBE_URL = "subscribe/"
GUESTS_URL = "guests/"
SERIES_URL = "series/"
SEARCH_URL = "search/"
LANGUAGE_URL = "{lang}/"
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
DEFAULT_PAGINATION = 50
PAGINATED_TEMPLATES = {"language": None, "tag": None, "category": None, "author": None}
DIRECT_TEMPLATES = ["index", "tags", "categories", "authors", "archives"]
# Drafts are public files in Pelican; here they are no files at all.
DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""

# --- How things are read and written ------------------------------------------------------
# Scheduled posts are held back by plugins.posts, by the build's date and not by the clock.
WITH_FUTURE_DATES = True
ARTICLE_TRANSLATION_ID = "translation_group"
DEFAULT_CATEGORY = ""
RELATIVE_URLS = False
FORMATTED_FIELDS: list[str] = []
MARKDOWN: dict[str, object] = {"extensions": [], "extension_configs": {}}
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n", "jinja2.ext.do"],
}
LOCALE = ["C"]
# A text that is not Markdown is told of by the checks; reStructuredText could read other files.
READERS = {"html": None, "htm": None, "rst": None}

# Pelican's own feeds are off; plugins.feeds writes them.
FEED_ALL_ATOM = FEED_ALL_RSS = FEED_ATOM = FEED_RSS = None
CATEGORY_FEED_ATOM = CATEGORY_FEED_RSS = TAG_FEED_ATOM = TAG_FEED_RSS = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = TRANSLATION_FEED_RSS = None
