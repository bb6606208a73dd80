"""What the story needs: a desktop of its own, and nothing left on it afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseworker.ui import theme
from tests.days.window.desktop import Desktop


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desktop]:
    """Fails the test if work is still running, or a window or a lock on the store is left."""
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )
    theme.wear(theme.Theme(), qapp)
    desktop = Desktop(qtbot, tmp_path)
    yield desktop
    assert desktop.is_left() == []
