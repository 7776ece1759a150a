"""What this site says of itself. Everything that is not said here is as in plugins/defaults.py."""

from plugins.defaults import *  # noqa: F403

# The name of the blog, and one sentence under the host's name.
SITENAME = "Vår blogg"
SITESUBTITLE = "Om att leda, för er som arbetar här och för er som undrar hur det är."

# Where the clock is, the first language (sv, da or en), and every language that gets pages
# and feeds of its own, the first one first.
TIMEZONE = "Europe/Stockholm"
DEFAULT_LANG = "sv"
LANGUAGES = ("sv",)

# Whose blog it is: the name of a file in content/people, without .md.
HOST = "vd"

# The colour of links, and the picture beside the name (a file under content/).
ACCENT = "#2a3da8"
LOGO = "images/logo.svg"

# What the header links to: texts, decisions, people, archive, subscribe, or a page's slug.
MENU = ("texts", "decisions", "people", "subscribe", "search")

# Who answers for the site. The law asks for it, so the site can be published only when the
# first four are filled in. `responsible` is a file in content/people, or a name.
PUBLISHER = {
    "company": "",
    "number": "",
    "address": "",
    "responsible": "",
    "email": "",
}

# What the ids in the feeds begin with: your domain, and the year you began. Change it before
# the first publishing and never afterwards, or every reader gets every text once more.
FEED_AUTHORITY = "blog.example.org,$year"

# Where a security fault can be reported (mailto: or https:), and when that expires.
SECURITY_CONTACT = None
SECURITY_EXPIRES = None

# Your own version of a template lies in templates/, under the name it has in the theme.
THEME_TEMPLATES_OVERRIDES = ["templates"]

# Your own Pelican plugins are modules in extensions/.
# PLUGINS = [*PLUGINS, "extensions.my_plugin"]
