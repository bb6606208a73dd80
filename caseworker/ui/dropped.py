"""What is being dragged onto a page: files of this computer, and nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent


def dropped(event: QDropEvent) -> Path | None:
    """The one file on this machine that is being dragged, if it is one."""
    paths = all_dropped(event)
    return paths[0] if len(paths) == 1 else None


def all_dropped(event: QDropEvent) -> tuple[Path, ...]:
    """Every file on this machine that is being dragged; none if anything else is among them."""
    urls = event.mimeData().urls()
    if not all(url.isLocalFile() for url in urls):
        return ()
    return tuple(Path(url.toLocalFile()) for url in urls)
