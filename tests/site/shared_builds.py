"""Sites that many tests look at, built once for all of a run's processes."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.site.small_site import ENGINE, Built, SmallSite


class SharedBuilds:
    """Builds each named site the first time it is asked for; `folder` is common to the run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, name: str, write: Callable[[SmallSite], None], **how: Any) -> Built:
        """Return the build of the site that `write` writes. It must succeed in silence."""
        return self._once(name, write, lambda site: site.built(**how))

    def refused(self, name: str, write: Callable[[SmallSite], None]) -> Built:
        """Return the build of a site that must not be built."""
        built = self._once(name, write, lambda site: site.build())
        assert built.returncode == 1
        return built

    def once(self, name: str, make: Callable[[SmallSite], None]) -> Path:
        """Return the folder of a site in which `make` has been at work, once for all."""
        folder = self._folder / f"site-{name}"
        done = folder / "made"
        with _only_one(self._folder / f"site-{name}.lock"):
            if not done.is_file():
                shutil.rmtree(folder, ignore_errors=True)
                make(SmallSite(folder))
                done.touch()
        return folder

    def _once(
        self, name: str, write: Callable[[SmallSite], None], build: Callable[[SmallSite], Built]
    ) -> Built:
        def make(site: SmallSite) -> None:
            write(site)
            built = build(site)
            said = (built.returncode, built.stdout, built.stderr)
            site.write("built.json", json.dumps(said))

        folder = self.once(name, make)
        return Built(folder, *json.loads((folder / "built.json").read_text(encoding="utf-8")))


@contextmanager
def _only_one(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def common_folder(own: Path) -> Path:
    """Return the temporary folder that all processes of a run have in common."""
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def write_demo(site: SmallSite) -> None:
    """Copy the demo, whose content lies beside the engine."""
    shutil.copytree(ENGINE / "content", site.folder / "content", dirs_exist_ok=True)
    shutil.copy(ENGINE / "pelicanconf.py", site.folder)
