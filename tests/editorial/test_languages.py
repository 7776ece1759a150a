"""The languages of a site."""

from editorial.languages import LANGUAGES, OWN_NAMES


def test_languages_each_say_what_they_call_themselves() -> None:
    assert [(lang, OWN_NAMES[lang]) for lang in LANGUAGES] == [
        ("sv", "svenska"),
        ("da", "dansk"),
        ("en", "English"),
    ]
    assert set(OWN_NAMES) == set(LANGUAGES)
