"""The site of the benchmark: a blog in one language, as `make new-site` begins one."""

from plugins.defaults import *  # noqa: F403

SITENAME = "Mätningen"
SITESUBTITLE = "Texter som ingen har skrivit."
LANGUAGES = ("sv",)
MENU = ("texts", "people", "subscribe")
# What the others have none of; docs/performance.md says what it costs.
SEARCH = False
RELATED_POSTS = 0
PRINT_PAGES = False
FEED_AUTHORITY = "blog.example.org,2010"
