"""What the other side has, part by part: ticked to come along, beside ours where both differ."""

from __future__ import annotations

import json
from collections.abc import Mapping
from textwrap import fill
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from caseworker.casework.sides import BothSides
from caseworker.domain.merging import Pair, Part, Standing, Take
from caseworker.ui import theme
from caseworker.ui.case.side_by_side import SideBySide
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Rule, Words, column, named, quiet, row


class Pieces(QWidget):
    """Every piece of both sides; what is chosen is ``choices``, by the key of each.

    Signals:
        edited: something is decided otherwise.
        read: a document is to be read; carries its id.
    """

    edited = Signal()
    read = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "pieces", "What is inside")
        self._body = column(self, 0, 12)
        self._ticks: dict[str, QCheckBox] = {}
        self._takes: dict[str, QComboBox] = {}
        self._usual: dict[str, Take] = {}

    @property
    def choices(self) -> dict[str, Take]:
        """What was decided otherwise than as usual."""
        found = {
            key: Take.THEIRS if box.isChecked() else Take.OURS for key, box in self._ticks.items()
        }
        found |= {key: Take[str(box.currentData())] for key, box in self._takes.items()}
        return {key: take for key, take in found.items() if take is not self._usual[key]}

    def choose(self, choices: Mapping[str, Take]) -> None:
        """Decide as was decided before; what is not there any more is passed over."""
        for key, take in choices.items():
            if key in self._ticks:
                self._ticks[key].setChecked(take is not Take.OURS)
            elif key in self._takes:
                box = self._takes[key]
                box.setCurrentIndex(max(0, box.findData(take.name)))

    def show_sides(self, sides: BothSides) -> None:
        """Lay out every piece, and forget what was decided of others."""
        while (item := self._body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._ticks, self._takes, self._usual = {}, {}, {}
        for part in Part:
            pairs = [pair for pair in sides.pairs if pair.part is part]
            if pairs:
                self._body.addWidget(self._part(part, pairs))

    def _part(self, part: Part, pairs: list[Pair]) -> Card:
        card = Card(name=f"part_{part.name}", gap=6)
        card.setAccessibleName(part.value)
        offered = [pair for pair in pairs if pair.offers]
        head = Flow(across=10, down=4)
        head.addWidget(Words(part.value, "heading"))
        head.addWidget(Words(_counted(pairs), "soft", name=f"partCount_{part.name}", wrap=True))
        if len([pair for pair in offered if pair.standing is Standing.THEIRS]) > 1:
            none = quiet("Leave all of these out", f"partNone_{part.name}")
            none.clicked.connect(lambda: self._set_all(offered, is_on=False))
            every = quiet("Take all", f"partAll_{part.name}")
            every.clicked.connect(lambda: self._set_all(offered, is_on=True))
            head.addWidget(none)
            head.addWidget(every)
        card.body.addWidget(head)
        for at, pair in enumerate(_in_order(pairs)):
            if at:
                card.body.addWidget(Rule())
            card.body.addWidget(self._piece(pair))
        return card

    def _piece(self, pair: Pair) -> QWidget:
        ground = named(QWidget(), f"piece_{pair.key}", pair.title)
        body = column(ground, 0, 3)
        if pair.standing is Standing.THEIRS and len(pair.offers) > 1:
            body.addWidget(self._tick(pair))
        elif pair.standing is Standing.DIFFERS:
            body.addWidget(self._choice(pair))
        else:
            words = f"{pair.title}:  {pair.theirs or pair.ours}"
            role = "" if pair.standing is Standing.THEIRS else "small"
            body.addWidget(Words(words, role, wrap=True))
        for note in pair.notes:
            body.addWidget(Words(note, "small", wrap=True, tone=Tone.AMBER))
        if pair.part is Part.DOCUMENT and pair.standing is not Standing.OURS:
            document = pair.key.partition("/")[2]
            read = quiet("Read", f"read_{document}")
            read.setAccessibleName(f"Read {pair.title}")
            read.clicked.connect(lambda: self.read.emit(document))
            line = Flow()
            line.addWidget(read)
            body.addWidget(line)
        return ground

    def _tick(self, pair: Pair) -> QWidget:
        ground = QWidget()
        line = column(ground, 0, 1)
        said = f"{pair.title}: {pair.theirs}"
        shown = fill(pair.title, _LONGEST).replace("&", "&&")  # a box doesn't wrap by itself
        box = named(QCheckBox(shown), f"take_{pair.key}", said)
        box.setChecked(pair.usual is not Take.OURS)
        box.toggled.connect(self._on_edited)
        self._ticks[pair.key], self._usual[pair.key] = box, pair.usual
        line.addWidget(box)
        if pair.theirs != pair.title:
            under = row(0)
            under.addSpacing(theme.px(34))  # under the words of the box
            under.addWidget(Words(pair.theirs, "soft", wrap=True), 1)
            line.addLayout(under)
        return ground

    def _choice(self, pair: Pair) -> QWidget:
        sides = SideBySide(pair)
        if len(pair.offers) > 1:
            box = named(QComboBox(), f"choose_{pair.key}", f"{pair.title}: what becomes of it")
            for take in pair.offers:
                box.addItem(take.value, take.name)
            box.setCurrentIndex(max(0, box.findData(pair.usual.name)))
            box.currentIndexChanged.connect(self._on_edited)
            box.currentIndexChanged.connect(lambda: sides.show_taken(Take[box.currentData()]))
            sides.show_taken(Take[box.currentData()])
            self._takes[pair.key], self._usual[pair.key] = box, pair.usual
            sides.add(box)
        return sides

    def _set_all(self, pairs: list[Pair], *, is_on: bool) -> None:
        for pair in pairs:
            if pair.key in self._ticks:
                self._ticks[pair.key].setChecked(is_on)

    @Slot()
    def _on_edited(self) -> None:
        self.edited.emit()


_LONGEST: Final = 40  # letters of a line
_ORDER: Final = (Standing.DIFFERS, Standing.THEIRS, Standing.EQUAL, Standing.OURS)


def _in_order(pairs: list[Pair]) -> list[Pair]:
    """What has to be looked at comes first."""
    return sorted(pairs, key=lambda pair: _ORDER.index(pair.standing))


def _counted(pairs: list[Pair]) -> str:
    said = []
    for standing, one, many in (
        (Standing.DIFFERS, "differs", "differ"),
        (Standing.THEIRS, "comes along", "come along"),
        (Standing.EQUAL, "the same", "the same"),
        (Standing.OURS, "only here", "only here"),
    ):
        count = sum(pair.standing is standing for pair in pairs)
        if count:
            said.append(f"{count} {one if count == 1 else many}")
    return "  ·  ".join(said)


def choices_to_text(into: str | None, choices: Mapping[str, Take]) -> str:
    """What is half decided, as it is kept while it is."""
    return json.dumps({"into": into, "choices": {key: at.name for key, at in choices.items()}})


def choices_from_text(text: str) -> tuple[str | None, dict[str, Take]]:
    """What ``choices_to_text`` wrote."""
    data = json.loads(text)
    return data["into"], {key: Take[name] for key, name in data["choices"].items()}
