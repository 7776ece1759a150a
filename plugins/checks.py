"""Reads and checks all content before anything is built, and stops the build if it must."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from pelican import Pelican, signals

from editorial.dates import read_day
from editorial.decisions.due import reminders
from editorial.finding import Finding, Problem, in_reading_order, warning_counts
from editorial.guest_posts.promises import waiting
from editorial.people import Use
from editorial.posts import Standing
from plugins.committed import workflow_findings
from plugins.content import ContentIndex, load
from plugins.content.places import base_path
from plugins.decisions.listing import reminder
from plugins.guest_posts.alone import show_alone
from plugins.parallel import give_back_memory
from plugins.picture_widths import shown_widths
from plugins.pictures import picture_findings
from plugins.site_settings import setting_findings
from plugins.today import build_day


class ContentProblems(SystemExit):
    """Raised when the content may not be built; its findings are printed already."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(1)
        self.findings = findings


def check_content(pelican: Pelican) -> None:
    """Put the index of all content into the settings. Raises ContentProblems on any error."""
    settings = pelican.settings
    faults = list(setting_findings(settings))
    _stop_at(faults)
    try:
        index = load(settings, widths_of=shown_widths)
        if settings["PREVIEW"]:
            _show_alone(index, settings)
            return
        index.findings += _workflow(index, settings)
        pictures = picture_findings(index, settings)
        index.findings = in_reading_order([*index.findings, *pictures])
        index.let_go()
        give_back_memory()
    except OSError as error:
        _stop_at([_unreadable_folder(error)])
        raise
    _stop_at(list(_unnamed_publisher(index, settings)))
    settings["CONTENT_INDEX"] = index
    settings["BASE_PATH"] = base_path(settings)
    settings["RECEIPT"] = receipt_of(index, settings)
    _stop_at([_placed(finding, settings) for finding in index.errors])


def _show_alone(index: ContentIndex, settings: dict[str, Any]) -> None:
    """Go on with one text alone, whatever is wrong with the others; tell what is wrong with it."""
    if settings["PREVIEW"] in index.records:
        show_alone(index, settings["PREVIEW"], settings)
    settings["CONTENT_INDEX"] = index
    settings["BASE_PATH"] = base_path(settings)
    for finding in index.findings:
        if finding.path == settings["PREVIEW"]:
            print(_placed(finding, settings), file=sys.stderr)


def _workflow(index: ContentIndex, settings: dict[str, Any]) -> list[Finding]:
    """Return the moves of guest posts that the workflow does not allow, where that is asked for."""
    if not settings["CHECK_WORKFLOW"]:
        return []
    return list(workflow_findings(index.root, settings["CHECK_SINCE"]))


def _unnamed_publisher(index: ContentIndex, settings: dict[str, Any]) -> Iterator[Finding]:
    """Yield a responsible publisher of a published site who has not agreed to be named."""
    responsible = index.people.get(settings["PUBLISHER"].get("responsible", ""))
    if settings["PRODUCTION"] and responsible and not responsible.allows(Use.NAME):
        yield Finding(
            settings.get("CONF_SHOWN_AS", "pelicanconf.py"),
            0,
            "the responsible publisher in PUBLISHER must be named on the site, found "
            f"{responsible.id!r}, whose Consent does not say name: ask, or name another",
            Problem.SETTING,
        )


def receipt_of(index: ContentIndex, settings: dict[str, Any]) -> dict[str, Any]:
    """Return what is published and what is not and why; warnings by sort and one by one."""
    texts = [record for record in index.records.values() if record.is_in_output]
    return {
        "posts": sum(1 for record in index.posts if record.is_in_output),
        "pages": len(texts) - sum(1 for record in index.posts if record.is_in_output),
        "not_published": _not_published(index),
        "warnings": warning_counts(index.findings),
        "warning_lines": [
            str(_placed(finding, settings)) for finding in index.findings if not finding.is_error
        ],
        "notes": list(notes(index, settings)),
    }


def notes(index: ContentIndex, settings: dict[str, Any]) -> Iterator[str]:
    """Yield what the one who builds should know, though nothing is wrong with the content."""
    expires = settings["SECURITY_EXPIRES"]
    if settings["SECURITY_CONTACT"] and read_day(str(expires)) <= build_day(settings):
        yield f"SECURITY_EXPIRES has passed ({expires}): give security.txt a new date"
    host = settings["HOST"]
    if host and index.people and host not in index.people:
        yield f"HOST names nobody in {settings['PEOPLE_PATH']}/: {host!r}"
    listed = {page.slug for page in index.pages if page.is_listed}
    begin, ask = settings["CANDIDATE_PAGE"], settings["ASK_BEFORE"]
    if begin and begin not in listed:
        yield f"CANDIDATE_PAGE must be the Slug of a page or reading path, found {begin!r}"
    ask = settings["ASK_BEFORE"]
    if (
        ask
        and "@" not in ask
        and not any(page.slug == ask and page.is_listed for page in index.pages)
    ):
        yield (
            "ASK_BEFORE must be an e-mail address or the Slug of a page, found no page with "
            f"{ask!r}, so that reading paths do not say how to ask"
        )
    yield from _late_answers(index, settings)
    today = build_day(settings)
    yield from (reminder(due, today) for due in reminders(index.decisions.values(), today))


def _late_answers(index: ContentIndex, settings: dict[str, Any]) -> Iterator[str]:
    """Yield the guests who wait for an answer that was promised for a day that has passed."""
    today, workdays = build_day(settings), settings["GUEST_ANSWER_WORKDAYS"]
    prefix = settings.get("CONTENT_SHOWN_AS", "content").rstrip("/")
    for record in index.posts:
        if record.standing is not Standing.UNDER_WAY:
            continue
        wait = waiting(record.source, is_approved=False, workdays=workdays)
        if wait.days_late(today):
            yield f"A guest waits for the answer due {wait.due}: {prefix}/{record.path}"


def _not_published(index: ContentIndex) -> list[dict[str, str]]:
    held_back = []
    for record in index.records.values():
        if not record.is_in_output:
            until = f", until {record.moment:%Y-%m-%d}" if record.moment else ""
            why = str(record.standing) + (until if record.standing == "scheduled" else "")
            held_back.append({"path": record.path, "why": why})
    held_back += [{"path": path, "why": "not Markdown"} for path in index.others]
    return held_back


def _placed(finding: Finding, settings: dict[str, Any]) -> Finding:
    """Return the finding with a path that can be opened from where the build was asked for."""
    prefix = settings.get("CONTENT_SHOWN_AS", "content").rstrip("/")
    return Finding(f"{prefix}/{finding.path}", finding.line, finding.message, finding.problem)


def _unreadable_folder(error: OSError) -> Finding:
    place = error.filename or "the content folder"
    message = f"a folder must be readable, found: {error.strerror}: give the build the right"
    return Finding(str(place), 0, message, Problem.UNREADABLE)


def _stop_at(errors: list[Finding]) -> None:
    if not errors:
        return
    for finding in errors:
        print(finding, file=sys.stderr)
    raise ContentProblems(errors)


def register() -> None:
    signals.initialized.connect(check_content)
