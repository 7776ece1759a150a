"""The command of a build, as another program runs it. Imports nothing of the build itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ENGINE = Path(__file__).resolve().parents[2]


def build_command(*words: str) -> list[str]:
    """Return the command of a build with these options."""
    return [sys.executable, "-P", "-m", "plugins.build", *words]


def environment() -> dict[str, str]:
    """Return an environment in which the engine is found from everywhere."""
    path = os.pathsep.join(filter(None, (str(ENGINE), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path}
