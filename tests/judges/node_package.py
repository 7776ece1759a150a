"""Packages of npm that stand in `node_modules` beside the judges."""

import json
from pathlib import Path

NODE_MODULES = Path(__file__).parent / "node_modules"


def version_of(name: str) -> str:
    """Return the installed version of the package; raises FileNotFoundError when it is absent."""
    text = (NODE_MODULES / name / "package.json").read_text(encoding="utf-8")
    return str(json.loads(text)["version"])
