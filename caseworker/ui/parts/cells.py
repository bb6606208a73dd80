"""A table whose cells are typed into: Tab goes from cell to cell, and out at either end."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView, QWidget


class CellsTable(QTableView):
    """Qt’s own goes round and round: whoever has no mouse would never come out of it."""

    first = 0
    """The first column that can be typed into."""

    def focusNextPrevChild(self, onward: bool) -> bool:  # noqa: FBT001, N802 - Qt's own
        """Tab goes through the cells, and out of the table at either end of them."""
        at, model = self.currentIndex(), self.model()
        last = (model.rowCount() - 1, model.columnCount() - 1)
        end = last if onward else (0, self.first)
        if not at.isValid() or (at.row(), at.column()) == end:
            return QWidget.focusNextPrevChild(self, onward)
        return bool(super().focusNextPrevChild(onward))
