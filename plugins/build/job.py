"""One job from its request to its receipt: a build, a check or a clearing away."""

from __future__ import annotations

import importlib
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.build import output
from plugins.build.content import refuse_unreadable
from plugins.build.problems import BuildError, sentence, shown
from plugins.build.published import (
    Read,
    discard_staged,
    keep_changed,
    keep_sources,
    published_at,
    stage_sources,
)
from plugins.build.receipt import Receipt, closing_lines
from plugins.build.request import Request
from plugins.build.settings import CONF, Settings, complete, said_settings, sources_of
from plugins.build.state import NAME, key_of, open_state, replace_text, workplace
from plugins.incremental.kept import KeptSite, look
from plugins.incremental.store import DamagedError
from plugins.on_publishing import OF_THE_WHOLE_SITE, is_made
from plugins.parallel import Beside, ProcessLostError

if TYPE_CHECKING:
    from plugins.build.press import Log
    from plugins.incremental.at_hand import SiteAtHand

RECEIPT = "receipt.json"
WARNINGS = "warnings.txt"


class Job:
    """Carries out one request; `log` listens to what Pelican and the plugins log, if one does."""

    def __init__(self, request: Request, log: Log | None = None) -> None:
        self._site = request.site
        self._request = request
        self._log = log
        self._settings: Settings = {}
        self._tally: dict[str, Any] = {}
        self._started = time.monotonic()
        self._output_is_touched = False
        self._shown_as: Settings = {}

    def run(self) -> int:
        """Return 0, or 1 after saying on stderr, a line each, what was wrong."""
        try:
            if self._request.as_published:
                self._take_kept_sources()
            self._settings = said_settings(self._request) | self._shown_as
            lines = self._carry_out()
        except BuildError as error:
            return self._fail(error)
        except OSError as error:
            return self._fail(BuildError(sentence(error)))
        # What is done is done, even if nobody listens any more.
        with suppress(BrokenPipeError):
            print("\n".join(lines), flush=True)
        return 0

    def _take_kept_sources(self) -> None:
        """Let the sources of the last build take the place of the site's own."""
        request = self._request
        published = published_at(request.site, request.output)
        if published is None:
            raise BuildError(
                "What was last published is not known here: build the site once (make publish)."
            )
        self._request = replace(
            request,
            site=published.folder,
            content=published.sources,
            output=published.output,
            siteurl=request.siteurl or published.siteurl,
            day=request.day or published.day,
            production=published.production,
        )
        # Whoever reads what is said mends the site's own files.
        self._shown_as = {"CONTENT_SHOWN_AS": shown(published.content)}

    def _carry_out(self) -> list[str]:
        """Do what was asked for; return what is to be said of it."""
        if self._request.clean:
            return self._clear()
        return self._check() if self._request.check else self._build()

    @property
    def _output(self) -> Path:
        return Path(self._settings["OUTPUT_PATH"])

    def _build(self) -> list[str]:
        site, final, begun = self._site, self._output, time.time()
        kept = self._settings["OUTPUT_RETENTION"]
        output.refuse_unsafe(final, site, Path(self._settings["PATH"]), kept)
        state = open_state(site)
        with workplace(state, final) as staged:
            before = self._look(state, final)
            if before is not None and self._is_done(before):
                receipt, done = self._keep_receipt(), "Nothing had changed: looked at"
            elif (
                before is not None and self._can_edit() and self._edit(before, state, final, begun)
            ):
                receipt, done = self._keep_receipt(), "Written to"
            else:
                self._write(before, staged, final, begun)
                copying = Beside(lambda: self._keep_sources(state, _read(before, begun)))
                try:
                    receipt, done = self._keep_receipt(), "Written to"
                    self._keep(before)
                    with suppress(ProcessLostError):
                        copying.wait()
                finally:
                    copying.end()
        return self._lines(receipt, state, done)

    def _lines(self, receipt: Receipt, state: Path, done: str) -> list[str]:
        """Return what is said of a build; `done` is what was done to the output."""
        said = closing_lines(receipt, self._content_shown(), shown(state / WARNINGS))
        return [*said, f"{done} {shown(self._output)} in {receipt.seconds:.1f} seconds."]

    def _look(self, state: Path, final: Path) -> KeptSite | None:
        """Return the last build held against the site; None where this build is one by itself."""
        if self._request.as_published:
            return None
        key = key_of(final, state)
        return look(state, key, self._settings, self._site, final, _load_pelican)

    def _is_done(self, before: KeptSite) -> bool:
        """Tell whether nothing is to be built, and take over what the last build counted."""
        try:
            is_done = before.is_unchanged()
            tally = before.tally() if is_done else {}
        except DamagedError:
            return False
        self._tally = tally
        return is_done

    def _can_edit(self) -> bool:
        """Tell whether what shows a text is all there is to make again when its words change."""
        return not any(is_made(name, self._settings) for name in OF_THE_WHOLE_SITE)

    def _edit(self, before: KeptSite, state: Path, final: Path, begun: float) -> bool:
        """Make again what shows texts of which only words have changed; tell if that was all."""
        try:
            changed = before.edited() if self._can_edit() else []
        except DamagedError:
            return False
        if not changed:
            return False
        # Where nothing has changed, Pelican is not needed, and loading it takes most of the time.
        from plugins.incremental.at_hand import MOST_TEXTS, SiteAtHand  # noqa: PLC0415

        if len(changed) > MOST_TEXTS:
            return False
        try:
            hand = SiteAtHand(before, complete(self._settings, self._request))
        except DamagedError:
            return False
        return self._take(hand, changed, state, final, begun)

    def at_hand(self) -> tuple[SiteAtHand, Settings] | None:
        """Return the site as it was last built, and its settings, for edits to come.

        None where something has changed since. Raises BuildError and OSError.
        """
        from plugins.incremental.at_hand import SiteAtHand  # noqa: PLC0415 (as above)

        self._settings = said_settings(self._request)
        before = self._look(open_state(self._site), self._output)
        if before is None or not self._can_edit():
            return None
        try:
            if before.is_unchanged():
                return SiteAtHand(before, complete(self._settings, self._request)), self._settings
        except DamagedError:
            pass
        before.close()
        return None

    def edit(self, hand: SiteAtHand, said: Settings, changed: list[str]) -> list[str] | None:
        """Build a site at hand of which these files have changed; return what is to be said.

        `said` are the settings it was taken with. None where it takes a whole build. Raises
        BuildError and OSError.
        """
        begun = time.time()
        self._settings = said
        state, final = open_state(self._site), self._output
        with workplace(state, final):
            try:
                is_current = hand.kept.look_again(changed)
            except DamagedError:
                is_current = False
            if not is_current:
                return None
            if not self._take(hand, changed, state, final, begun):
                return None
            receipt = self._keep_receipt()
        return self._lines(receipt, state, "Written to")

    def _take(
        self, hand: SiteAtHand, changed: list[str], state: Path, final: Path, begun: float
    ) -> bool:
        """Put in place what an edit comes to; tell whether it came to anything."""
        try:
            found = hand.edit(changed)
        except DamagedError:
            return False
        if found is None:
            return False
        edited, self._tally = found
        output.put_files(edited.files, final, self._note_change)
        with suppress(OSError):
            keep_changed(state, self._settings, changed, _read(hand.kept, begun, changed))
        try:
            hand.kept.save_edit(edited, changed, self._tally)
        except (OSError, DamagedError):
            # What is kept is not what is at hand any more.
            hand.let_go()
        return True

    def _write(self, before: KeptSite | None, staged: Path, final: Path, begun: float) -> None:
        """Build what is to be built, and put it in place."""
        if before is not None:
            before.load()
        try:
            self._press(staged, before, lambda: self._stage_sources(_read(before, begun)))
            stays = before.files_that_stay() if before else frozenset()
            if before is not None:
                before.put_by()
            output.sync(staged, final, self._settings["OUTPUT_RETENTION"], self._note_change, stays)
        except BaseException:
            discard_staged(open_state(self._site), final)
            if before is not None:
                before.close()
            raise

    def _keep(self, before: KeptSite | None) -> None:
        """Keep what was built for the next build; without it, that one makes all of it again."""
        if before is None:
            return
        with suppress(OSError, DamagedError):
            before.save({**self._tally, "logged": self._logged()})
        before.close()

    def _stage_sources(self, read: Read) -> None:
        """Copy the sources while pages are made, so that less is left to do when they are."""
        if not self._request.as_published:
            with suppress(OSError):
                stage_sources(open_state(self._site), self._site, self._settings, read)

    def _keep_sources(self, state: Path, read: Read) -> None:
        """Keep the sources of the build for the day when a text is taken back."""
        if not self._request.as_published:
            # A full disk makes the next withdrawal slower, but this build is done.
            with suppress(OSError):
                keep_sources(state, self._site, self._settings, read)

    def _note_change(self) -> None:
        self._output_is_touched = True

    def _check(self) -> list[str]:
        with tempfile.TemporaryDirectory() as staged:
            self._press(Path(staged))
        said = closing_lines(self._receipt(), self._content_shown(), "above")
        return [*self._warnings(), *said]

    def _content_shown(self) -> str:
        return shown(self._settings["PATH"])

    def _clear(self) -> list[str]:
        state = self._site / NAME
        removed = [state] if state.is_dir() else []
        shutil.rmtree(state, ignore_errors=True)
        if output.clear(self._output, self._settings["OUTPUT_RETENTION"]):
            removed.append(self._output)
        said = [f"Removed what builds had made in {shown(folder)}." for folder in removed]
        return said or ["There was nothing to remove."]

    def _press(
        self,
        staged: Path,
        before: KeptSite | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> None:
        """Make in `staged` every page that is other than before."""
        # Where nothing has changed, Pelican is not needed, and loading it takes most of the time.
        from plugins.build.press import listening, run_pelican  # noqa: PLC0415
        from plugins.build.progress import Progress  # noqa: PLC0415

        refuse_unreadable(Path(self._settings["PATH"]))
        complete_settings = complete(self._settings, self._request)
        mine = {"OUTPUT_PATH": str(staged), "RECEIPT": {}, "KEPT": before}
        settings = {**complete_settings, **mine}
        if before is not None:
            from plugins.content.kept_records import KeptRecords  # noqa: PLC0415 (as above)

            records = KeptRecords(before.records, before.record, before.made.packed.put)
            before.made.records = records.made
            settings["KEPT_RECORDS"] = records
        with ExitStack() as stack:
            if self._log is None:
                self._log = stack.enter_context(listening())
            try:
                run_pelican(settings, self._log, Progress(), meanwhile)
            finally:
                self._tally = settings["RECEIPT"]

    def _logged(self) -> list[str]:
        """Return what Pelican warned of, in this build or in the one that it is equal to."""
        own = self._log.warnings if self._log is not None else ()
        return sorted({*own, *self._tally.get("logged", ())})

    def _warnings(self) -> list[str]:
        return [*self._tally.get("warning_lines", ()), *self._logged()]

    def _receipt(self, problems: tuple[str, ...] = ()) -> Receipt:
        tally, said = self._tally, self._settings
        from_pelican = {"from Pelican": len(self._logged())} if self._logged() else {}
        return Receipt(
            ok=not problems,
            finished=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=round(time.monotonic() - self._started, 2),
            problems=problems,
            build_date=said.get("BUILD_DATE", ""),
            siteurl=said.get("SITEURL", ""),
            production=self._request.production,
            output=said.get("OUTPUT_PATH", ""),
            posts=tally.get("posts", 0),
            pages=tally.get("pages", 0),
            not_published=tally.get("not_published", ()),
            warnings={**tally.get("warnings", {}), **from_pelican},
            notes=tally.get("notes", ()),
            sources=sources_of(said, self._site),
        )

    def _keep_receipt(self, problems: tuple[str, ...] = ()) -> Receipt:
        receipt = self._receipt(problems)
        state = open_state(self._site)
        replace_text(state / WARNINGS, "".join(f"{line}\n" for line in self._warnings()))
        replace_text(state / RECEIPT, receipt.as_json())
        return receipt

    def _fail(self, error: BuildError) -> int:
        if self._request.debug:
            traceback.print_exception(error)
        lines = () if error.told else error.problems
        for line in (*lines, *self._aftermath(error)):
            print(line, file=sys.stderr)
        return 1

    def _aftermath(self, error: BuildError) -> Iterator[str]:
        """Keep the receipt of a failed build; yield what else is to be said of it."""
        is_build = not (self._request.check or self._request.clean)
        if not is_build or not (self._site / CONF).is_file():
            return
        try:
            self._keep_receipt(error.problems)
        except BuildError as failure:
            yield from (line for line in failure.problems if line not in error.problems)
        except OSError as failure:
            yield f"The receipt could not be written. {sentence(failure)}"
        if self._output_is_touched:
            yield "Part of the output is new already; the next build completes it."
        else:
            yield "The site was not built; the output is as it was."


def _read(before: KeptSite | None, begun: float, changed: Collection[str] | None = None) -> Read:
    """Return what a build that began then has read; `changed` where that is known already."""
    if before is None:
        return Read(begun, {}, changed)
    stamps = {path: one.seen or one.stamp for path, one in before.sources.all.items()}
    return Read(begun, stamps, before.changed_anywhere() if changed is None else changed)


def _load_pelican() -> None:
    """Load what a build takes; where nothing has changed it is not needed, and takes longest."""
    importlib.import_module("plugins.build.press")
