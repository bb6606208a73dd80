"""The papers of a bundle: ticked, put into sections, moved up and down."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from caseworker.casework.bundle_papers import Paper
from caseworker.casework.bundles import BundleDesk
from caseworker.domain.attachments import size_words
from caseworker.domain.bundle import Part, sections, spans
from caseworker.ui import theme
from caseworker.ui.forms import chooser
from caseworker.ui.parts import Flow, Words, WrittenField, column, named, secondary

_KEY = Qt.ItemDataRole.UserRole
_SECTION = Qt.ItemDataRole.UserRole + 1


class BundleOrder(WrittenField):
    """A list in the order of the bundle; what is ticked goes in.

    What is moved past the end of its section goes on in the next one.
    """

    def __init__(self, desk: BundleDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bundleOrder")
        self._papers = {one.key: one for one in desk.papers}
        self.list = named(QListWidget(), "bundlePapers", "Papers, in the order of the bundle")
        self.list.setMinimumHeight(theme.px(230))
        self.list.setWordWrap(True)
        self._up = secondary("Up", "bundleUp")
        self._down = secondary("Down", "bundleDown")
        rows = [(f"{one.letter}  {one.title}", one.letter) for one in sections()]
        self._section = chooser("bundleSection", rows, none="Put into section…")
        self._section.setAccessibleName("Put the chosen paper into a section")
        self._said = Words("", "soft", wrap=True, name="bundleSaid")
        ways = Flow(across=8)
        ways.addWidget(self._up)
        ways.addWidget(self._down)
        ways.addWidget(self._section)
        body = column(self, 0, 6)
        body.addWidget(self.list)
        body.addWidget(ways)
        body.addWidget(self._said)
        self.setFocusProxy(self.list)
        for one in desk.papers:
            is_in = not desk.chosen or one.key in desk.chosen
            self.list.addItem(self._item(one, one.section, is_in=is_in))
        self.list.setCurrentRow(0)
        self._say()
        self.list.itemChanged.connect(self._on_changed)
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self._section.activated.connect(self._on_section)

    @property
    def parts(self) -> tuple[Part, ...]:
        """What goes in, in its order."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return tuple(
            Part(item.data(_SECTION), item.data(_KEY))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    def typed(self) -> str:
        rows = []
        for at in range(self.list.count()):
            item = self.list.item(at)
            is_in = item.checkState() is Qt.CheckState.Checked
            rows.append([item.data(_KEY), item.data(_SECTION), is_in])
        return json.dumps(rows)

    def retype(self, text: str) -> None:
        """What was typed; papers that came in since stay where they are proposed, unticked."""
        rows = [row for row in json.loads(text) if row[0] in self._papers]
        there = {row[0] for row in rows}
        rows += [
            [one.key, one.section, False] for one in self._papers.values() if one.key not in there
        ]
        self.list.clear()
        for key, section, is_in in rows:
            self.list.addItem(self._item(self._papers[key], section, is_in=is_in))
        self.list.setCurrentRow(0)
        self._say()

    def _item(self, one: Paper, section: str, *, is_in: bool) -> QListWidgetItem:
        item = QListWidgetItem()
        item.setData(_KEY, one.key)
        item.setData(_SECTION, section)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
        self._name(item)
        return item

    def _name(self, item: QListWidgetItem) -> None:
        one = self._papers[item.data(_KEY)]
        said = [f"{item.data(_SECTION)}  {one.title}", f"{one.day:%d/%m/%Y}"]
        said += [size_words(one.size)] if one.size else []
        said += [f"was pages {spans(one.labels)}"] if one.labels else []
        item.setText("  ·  ".join(said))

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        if at < 0:
            return
        item, beside = self.list.item(at), self.list.item(at + by)
        if beside is None:
            return
        if beside.data(_SECTION) != item.data(_SECTION):
            item.setData(_SECTION, beside.data(_SECTION))
            self._name(item)
        else:
            self.list.takeItem(at)
            self.list.insertItem(at + by, item)
            self.list.setCurrentRow(at + by)
        self._on_changed()

    @Slot()
    def _on_section(self) -> None:
        """To the end of that section."""
        letter = str(self._section.currentData() or "")
        at = self.list.currentRow()
        self._section.setCurrentIndex(0)
        if not letter or at < 0:
            return
        item = self.list.takeItem(at)
        item.setData(_SECTION, letter)
        self._name(item)
        order = [one.letter for one in sections()]
        place = [
            row
            for row in range(self.list.count())
            if order.index(self.list.item(row).data(_SECTION)) <= order.index(letter)
        ]
        row = place[-1] + 1 if place else 0
        self.list.insertItem(row, item)
        self.list.setCurrentRow(row)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        """How many, and how large they are together."""
        parts = self.parts
        size = sum(self._papers[one.key].size for one in parts)
        papers = "1 paper" if len(parts) == 1 else f"{len(parts)} papers"
        self._said.setText(
            f"{papers}, {size_words(size)} of documents." if parts else "Nothing yet."
        )
