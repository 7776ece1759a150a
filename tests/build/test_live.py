"""What is added to a served page: the script, and leave for it in the page's policy."""

import base64
import hashlib
import re

import pytest

from plugins.serve.live import SCRIPT, live, widened

HASH = f"'sha256-{base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()}'"


def test_script_stands_at_the_end_and_names_what_it_belongs_to() -> None:
    page = live(b"<p>en text", '1"2')

    assert page == f'<p>en text<script data-built="1&quot;2">{SCRIPT}</script>\n'.encode()


@pytest.mark.parametrize(
    ("policy", "wider"),
    [
        ("default-src 'none'", f"default-src 'none'; script-src {HASH}; connect-src 'self'"),
        (
            "DEFAULT-SRC 'self'; script-src a.example; script-src b.example;",
            f"default-src 'self'; script-src a.example {HASH}; connect-src 'self' 'self'",
        ),
        ("img-src 'self'", "img-src 'self'"),
        (
            "script-src 'unsafe-inline'; connect-src 'none'",
            "script-src 'unsafe-inline'; connect-src 'self'",
        ),
        (
            "script-src 'unsafe-inline' 'nonce-x'; script-src-elem 'none'",
            f"script-src 'unsafe-inline' 'nonce-x' {HASH}; script-src-elem {HASH}",
        ),
    ],
)
def test_policy_allows_the_script_and_nothing_more(policy: str, wider: str) -> None:
    assert widened(policy) == wider


@pytest.mark.parametrize(
    "tag",
    [
        b'<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">',
        b"<META HTTP-EQUIV=content-security-policy CONTENT=\"default-src 'none'\">",
    ],
)
def test_policy_of_a_page_is_found_in_every_spelling(tag: bytes) -> None:
    page = live(b"\xff" + tag + b"<p>", "1")

    assert page.startswith(b"\xff<")
    assert re.search(rb"script-src &#x27;sha256-[^;]+&#x27;; connect-src &#x27;self&#x27;\">", page)


def test_policy_that_is_only_written_about_is_left_alone() -> None:
    text = (
        b"<code>&lt;meta http-equiv=&quot;Content-Security-Policy&quot; content=&quot;x&quot;&gt;"
    )

    assert live(text, "1").startswith(text)
