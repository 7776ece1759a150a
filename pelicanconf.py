"""The demo: the blog of an invented company. A site of your own begins with `make new-site`."""

from plugins.defaults import *  # noqa: F403

SITENAME = "Vid kajen"
SITESUBTITLE = (
    "Vd på Strömkajen. Jag skriver om det jag försöker förstå, tänker högt innan jag bestämmer "
    "mig och berättar efteråt hur det gick."
)
HOST = "hedda"
MENU = ("texts", "decisions", "people", "infor-intervjun", "subscribe", "search")
FOOT_MENU = ("guests", "om", "skriv-for-oss", "sociala-medier", "samtalsregler", "personuppgifter")
CANDIDATE_PAGE = "infor-intervjun"
PATH_ROLES = {
    "developer": {"sv": "Programmerare", "da": "Programmør", "en": "Developer"},
    "sales": {"sv": "Säljare", "da": "Sælger", "en": "Sales"},
    "workshop": {"sv": "Montör eller tekniker", "da": "Montør eller tekniker", "en": "Technician"},
}
ASK_BEFORE = "jobb@example.org"
OPEN_JOBS = "https://www.example.org/jobb"
FOOT_NOTE = {
    "sv": "Strömkajen och alla som skriver här är påhittade, för att visa Rådrum.",
    "da": "Strömkajen og alle, der skriver her, er opdigtede for at vise Rådrum.",
    "en": "Strömkajen and everyone who writes here are invented, to show Rådrum.",
}
PUBLISHER = {
    "company": "Strömkajen AB",
    "number": "000000-0000",
    "address": "Hamngatan 4, Härnösand",
    "responsible": "hedda",
    "email": "vidkajen@example.org",
}
RIGHTS = "© Strömkajen AB och den som har skrivit texten"
FEED_AUTHORITY = "vidkajen.example,2024"
SECURITY_CONTACT = "mailto:sakerhet@example.org"
SECURITY_EXPIRES = "2027-11-01"
