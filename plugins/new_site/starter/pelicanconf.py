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

# What the header links to: texts, decisions, people, guests, archive, subscribe, paths, search,
# or the slug of a page or of a reading path. What there is none of is left out.
MENU = ("texts", "decisions", "people", "paths", "subscribe", "search")

# For those who come to an interview: how they can ask something before it (an e-mail address, or
# the slug of a page), and where your open jobs are (https:). Reading paths end with both.
ASK_BEFORE = ""
OPEN_JOBS = ""

# Where the home page leads who comes the first time: the slug of a reading path or page. Unless
# you say, the path there is, or the only one that is not for one role; "" is nowhere.
# CANDIDATE_PAGE = "infor-intervjun"

# What the words after `Role:` in reading paths are called, in each language.
# PATH_ROLES = {"developer": {"sv": "Utvecklare", "en": "Developer"}}

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
