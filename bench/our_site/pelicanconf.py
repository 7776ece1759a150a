"""The site of the benchmark: a blog in one language, as `make new-site` begins one."""

from plugins.defaults import *  # noqa: F403

SITENAME = "Mätningen"
SITESUBTITLE = "Texter som ingen har skrivit."
LANGUAGES = ("sv",)
MENU = ("texts", "people", "subscribe")
FEED_AUTHORITY = "blog.example.org,2010"
