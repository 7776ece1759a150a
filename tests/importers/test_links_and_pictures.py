"""What the links and pictures of a record become."""

from __future__ import annotations

import struct
import zlib

import pytest

from tests.importers.record_folder import RecordFolder


def png(shade: int = 0) -> bytes:
    """Return a picture of one dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    dots = zlib.compress(bytes([0, shade]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")


def body_of(folder: RecordFolder, text: str) -> str:
    """Return the text that some words of a record become, with another record beside it."""
    folder.write("0013-use-yaml.md", "# Yaml\n\nDate: 2020-02-02\n\nIndented.\n")
    post = folder.imported("0001-x.md", f"# T\n\nDate: 2020-01-02\n\n## Context\n\n{text}\n")
    return post.body.strip()


TO_YAML = "{filename}/posts/2020-use-yaml.md"


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("[ADR-13](0013-use-yaml.md)", f"[ADR-13]({TO_YAML})"),
        ("[ADR-13](./0013-use-yaml.md#context 'Why')", f'[ADR-13]({TO_YAML} "Why")'),
        ("[ADR-13](<0013-use-yaml.md>)", f"[ADR-13]({TO_YAML})"),
        ("[ADR-13](0013-use-yaml)", f"[ADR-13]({TO_YAML})"),
        (
            "[the one][x] and [x][]\n\n[x]: 0013-use-yaml.md",
            f"[the one]({TO_YAML}) and [x]({TO_YAML})",
        ),
        ("[x]\n\n[X]: https://example.org 'A site'", '[x](https://example.org "A site")'),
        ("[site](https://example.org/a_(b))", "[site](<https://example.org/a_(b)>)"),
        ("<https://example.org> <saga@example.org>", "<https://example.org> <saga@example.org>"),
        ("[gone](0099-gone.md)", "gone (`0099-gone.md`)"),
        ("[gone](0099-gone.md 'Why')", 'gone ("Why", `0099-gone.md`)'),
        ("[out](../../etc/passwd)", "out (`../../etc/passwd`)"),
        ("[root](/0013-use-yaml.md)", "root (`/0013-use-yaml.md`)"),
        ("[no](#nowhere)", "no (`#nowhere`)"),
        ("[bad](javascript:alert(1))", "bad (`javascript:alert(1)`)"),
        ("[site's own]({author}saga)", "site's own (`{author}saga`)"),
        ("[site's own]({filename}/posts/x.md)", "site's own (`{filename}/posts/x.md`)"),
        ("<ftp://example.org/x>", "`ftp://example.org/x`"),
        ("`[ADR-13](0013-use-yaml.md)`", "`[ADR-13](0013-use-yaml.md)`"),
        ("`` ` [a](b.md) ``", "`` ` [a](b.md) ``"),
        ("```\n[a](b.md)\n```", "```\n[a](b.md)\n```"),
        ("a\n\n    [a](b.md)", "a\n\n    [a](b.md)"),
        (r"\[a](b.md)", r"\[a](b.md)"),
        ("<a href='0013-use-yaml.md'>it</a>", f'<a href="{TO_YAML}">it</a>'),
        ("<a href='gone.md'>it</a>", "it (`gone.md`)"),
        ("![p](https://example.org/p.png)", "[p](https://example.org/p.png)"),
        (
            "[![p](https://example.org/p.png)](0013-use-yaml.md)",
            f"[p (`https://example.org/p.png`)]({TO_YAML})",
        ),
        ("![gone](gone.png)", "gone (`gone.png`)"),
    ],
)
def test_link_becomes(folder: RecordFolder, written: str, becomes: str) -> None:
    assert body_of(folder, written) == becomes


def test_anchor_to_a_heading_that_stays_is_kept(folder: RecordFolder) -> None:
    body = body_of(folder, "[see](#more)\n\n## More\n\nWords.")

    assert body.startswith("[see](#more)\n")


@pytest.mark.parametrize(
    ("written", "address"),
    [("[a](gone.md)", "gone.md"), ("![a](gone.png)", "gone.png"), ("[a](../x.md)", "../x.md")],
)
def test_dead_link_is_told_of(folder: RecordFolder, written: str, address: str) -> None:
    folder.write("0001-x.md", f"# T\n\nDate: 2020-01-02\n\n{written}\n")

    said = folder.run()

    assert [line.partition(": ")[0] for line in said.about("0001-x.md")[1:]] == [address]


def test_reference_that_nothing_leads_to_stays(folder: RecordFolder) -> None:
    assert (
        body_of(folder, "Rain.\n\n[x]: https://example.org") == "Rain.\n\n[x]: https://example.org"
    )


def test_picture_moves_with_the_record(folder: RecordFolder) -> None:
    folder.write("img/The Quay.PNG", png())

    body = body_of(
        folder, "![The quay](img/The%20Quay.PNG 'At night') <img src='img/The Quay.PNG'>"
    )

    path = "images/decisions/x/the-quay.png"
    assert body == (f'![The quay]({{static}}/{path} "At night") ![The Quay]({{static}}/{path})')
    assert (folder.content / path).read_bytes() == png()


def test_pictures_of_one_name_stay_apart(folder: RecordFolder) -> None:
    folder.write("a/p.png", png(1))
    folder.write("b/p.png", png(2))

    body_of(folder, "![a](a/p.png) ![b](b/p.png)")

    copied = sorted((folder.content / "images/decisions/x").iterdir())
    assert [file.name for file in copied] == ["p-2.png", "p.png"]
    assert {file.read_bytes() for file in copied} == {png(1), png(2)}


def test_file_that_is_no_picture_is_not_copied(folder: RecordFolder) -> None:
    folder.write("p.png", "Not at all.")

    assert body_of(folder, "![p](p.png)") == "p (`p.png`)"
    assert not (folder.content / "images").exists()


@pytest.mark.parametrize("name", ["secret.png", "linked.png"])
def test_picture_outside_the_folder_is_not_copied(folder: RecordFolder, name: str) -> None:
    secret = folder.root / "secret.png"
    secret.write_bytes(png())
    (folder.records / "linked.png").symlink_to(secret)
    address = "../secret.png" if name == "secret.png" else name

    assert body_of(folder, f"![p]({address})") == f"p (`{address}`)"
    assert not (folder.content / "images").exists()
