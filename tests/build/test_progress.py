import io

from pelican.plugins import signals

from plugins.build.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def followed(stream: io.StringIO, *, seconds: float) -> str:
    """Read two texts and write a page before the eyes of a Progress; return what it said."""
    progress = Progress(stream, redraw_seconds=seconds, line_seconds=seconds)
    progress.connect()
    signals.article_generator_context.send(None, metadata={})
    signals.page_generator_context.send(None, metadata={})
    signals.content_written.send("a.html", context={})
    progress.close()
    return stream.getvalue()


def test_progress_keeps_one_line_on_a_terminal_and_takes_it_away() -> None:
    assert followed(Terminal(), seconds=0) == (
        "\r\033[K1 texts read, 0 pages written"
        "\r\033[K2 texts read, 0 pages written"
        "\r\033[K2 texts read, 1 pages written"
        "\r\033[K"
    )


def test_progress_adds_lines_elsewhere() -> None:
    assert followed(io.StringIO(), seconds=0).splitlines()[-1] == "2 texts read, 1 pages written"


def test_progress_of_a_short_build_is_silent() -> None:
    assert followed(io.StringIO(), seconds=60) == ""
    assert followed(Terminal(), seconds=60) == ""
