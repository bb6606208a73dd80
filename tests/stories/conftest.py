"""What every story needs: a desktop of its own, and nothing left on it afterwards."""

from tests.days.window.conftest import desktop
from tests.ui.conftest import qtbot

__all__ = ["desktop", "qtbot"]
