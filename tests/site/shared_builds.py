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
        folder = self._folder / f"site-{name}"
        kept = folder / "built.json"
        with _only_one(self._folder / f"site-{name}.lock"):
            if not kept.is_file():
                shutil.rmtree(folder, ignore_errors=True)
                site = SmallSite(folder)
                write(site)
                built = site.built(**how)
                said = {"returncode": 0, "stdout": built.stdout, "stderr": built.stderr}
                kept.write_text(json.dumps(said), encoding="utf-8")
        return Built(folder, **json.loads(kept.read_text(encoding="utf-8")))


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
