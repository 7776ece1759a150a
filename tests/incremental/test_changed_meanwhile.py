"""A file that is changed while a build reads it, and changed back, is not taken for what it was."""

from __future__ import annotations

import os
from pathlib import Path

from plugins.incremental.scan import changed_since, look_at


def test_files_that_changed_since_they_were_looked_at_are_told(tmp_path: Path) -> None:
    same, changed, gone, link = (tmp_path / name for name in ("same", "changed", "gone", "link"))
    for path in (same, changed, gone):
        path.write_text("Ett.")
    link.symlink_to("nowhere")
    found = look_at([(str(path), os.lstat(path)) for path in (same, changed, gone, link)], {})
    changed.write_text("Två.")
    changed.write_text("Ett.")
    os.utime(changed, (1, 1))
    gone.unlink()
    assert changed_since(found) == {str(changed), str(gone)}
