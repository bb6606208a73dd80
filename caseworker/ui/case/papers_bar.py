"""What the list of papers is narrowed to: words, kind, need, theme, from whom; and its groups."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from caseworker.casework.papers_in import PapersSeen
from caseworker.domain.paper_sorts import paper_sorts
from caseworker.domain.people import NeedType
from caseworker.domain.themes import themes
from caseworker.ui import theme
from caseworker.ui.case.papers_list import NOT_FILED, UNFILED, Wanted
from caseworker.ui.forms import chooser
from caseworker.ui.parts import Flow, column, named, quiet
from caseworker.ui.parts.glass_field import GlassField


class PapersBar(QWidget):
    """One line of fields, wrapped where there is little room.

    Signals:
        changed: something else is wanted; see ``wanted``.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = named(GlassField(), "papersWords", "Papers with these words in name or note")
        self.words.setPlaceholderText("Name, from, note…")
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(theme.px(170))
        self._sort = self._box("papersSort", "Any kind", "Kind of paper")
        self._need = self._box("papersNeed", "Any need", "Need")
        self._theme = self._box("papersTheme", "Any theme", "Theme")
        self._who = self._box("papersWho", "From anybody", "From whom")
        self._group = self._box("papersGroup", "No groups", "Grouped by")
        self._group.addItem("By year", "year")
        self._group.addItem("By kind", "kind")
        self._bin = named(QCheckBox("&Bin"), "papersBin", "Show the bin")
        self._all = quiet("Show all", "papersAll")
        self._all.hide()
        line = Flow(across=8)
        parts = (self.words, self._sort, self._need, self._theme, self._who, self._group)
        for part in (*parts, self._bin, self._all):
            line.addWidget(part)
        column(self, 0, 0).addWidget(line)
        self.words.textChanged.connect(self._on_changed)
        for box in parts[1:]:
            assert isinstance(box, QComboBox)  # noqa: S101 - made above
            box.currentIndexChanged.connect(self._on_changed)
        self._bin.toggled.connect(self._on_changed)
        self._all.clicked.connect(self._on_all)

    @property
    def wanted(self) -> Wanted:
        return Wanted(
            self.words.text().strip(),
            str(self._sort.currentData() or ""),
            str(self._need.currentData() or ""),
            str(self._theme.currentData() or ""),
            str(self._who.currentData() or ""),
            str(self._group.currentData() or ""),
            self._bin.isChecked(),
        )

    @property
    def said(self) -> str:
        """What the list is narrowed to, in the words that stand here; empty where it is whole."""
        boxes = (self._sort, self._need, self._theme, self._who)
        words = self.words.text().strip()
        told = [f"“{words}”"] if words else []
        told += [box.currentText() for box in boxes if box.currentData()]
        told += ["in the bin"] if self._bin.isChecked() else []
        return ", ".join(told)

    def offer(self, seen: PapersSeen) -> None:
        """Offer what the papers have, and nothing that none of them has."""
        filings = [seen.filing(one.id) for one in (*seen.here, *seen.binned)]
        sorts = {one.sort for one in filings}
        unfiled = [(NOT_FILED, UNFILED)] if "" in sorts and filings else []
        self._fill(
            self._sort,
            [*unfiled, *((one.words, one.name) for one in paper_sorts() if one.name in sorts)],
        )
        needs = {need for one in filings for need in one.needs}
        self._fill(self._need, [(one.value, one.name) for one in NeedType if one.name in needs])
        about = {name for one in filings for name in one.themes}
        self._fill(self._theme, [(one.words, one.name) for one in themes() if one.name in about])
        who = sorted({one.from_whom for one in filings} - {""}, key=str.casefold)
        self._fill(self._who, [(one, one) for one in who])
        for box in (self._sort, self._need, self._theme, self._who):
            box.setVisible(box.count() > 1)
        binned = len(seen.binned)
        self._bin.setText(f"&Bin ({binned})")
        self._bin.setVisible(bool(binned) or self._bin.isChecked())
        self.setVisible(bool(filings))

    @staticmethod
    def _box(name: str, none: str, heard: str) -> QComboBox:
        box = chooser(name, [], none=none)
        box.setMinimumContentsLength(11)
        box.setAccessibleName(heard)
        return box

    @staticmethod
    def _fill(box: QComboBox, choices: list[tuple[str, str]]) -> None:
        chosen = box.currentData()
        box.blockSignals(True)
        while box.count() > 1:
            box.removeItem(1)
        for words, value in choices:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen else 0)
        box.blockSignals(False)

    @Slot()
    def _on_changed(self) -> None:
        self._all.setVisible(self.wanted.narrows)
        self.changed.emit()

    @Slot()
    def _on_all(self) -> None:
        self.words.clear()
        for box in (self._sort, self._need, self._theme, self._who):
            box.setCurrentIndex(0)
