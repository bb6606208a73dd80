"""What of a plan somebody needs: sections, documents and other things, as ticks."""

from __future__ import annotations

import json
from textwrap import fill
from typing import Final

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from caseworker.casework.disclosures import ToDisclose
from caseworker.domain.consent import Pieces
from caseworker.ui.parts import Flow, Words, WrittenField, column, named, quiet

_FEW: Final = 3  # so many are ticked one by one
_LONGEST: Final = 30  # letters of a line beside its box
OTHERS: Final = (
    ("strategies", "Strategies sheet"),
    ("report", "Report of a review"),
    ("case", "The rest of the case"),
)


class PiecesField(WrittenField):
    """Boxes to tick, and a line that says how much of the plan that is.

    Signals:
        edited: something was ticked or unticked (``WrittenField``).
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "pieces", "What they need")
        self._boxes: dict[tuple[str, str], QCheckBox] = {}
        self._waiting = ""
        self._kinds = QVBoxLayout()
        self._count = Words("", "small", wrap=True, name="piecesCount")
        whole = column(self, 0, 6)
        whole.addLayout(self._kinds)
        whole.addWidget(self._count)
        self.edited.connect(self._say)

    @property
    def pieces(self) -> Pieces:
        ticked = [key for key, box in self._boxes.items() if box.isChecked()]
        return Pieces(
            *(
                frozenset(value for kind, value in ticked if kind == each)
                for each in ("section", "document", "other")
            )
        )

    def show_case(self, seen: ToDisclose) -> None:
        """The sections of the plan's kind and the documents of the case; ticks are kept."""
        before = self._waiting or self.typed()
        if self._boxes and self._is_as(seen):
            return
        self._clear()
        sections = [(("section", letter), f"{letter}  {title}") for letter, title in seen.sections]
        documents = [
            (
                ("document", each.id),
                each.name if each.of_the_plan else f"{each.name} (not of the plan)",
            )
            for each in seen.documents
        ]
        others = [(("other", name), said) for name, said in OTHERS]
        self._group("sections", "Sections", sections)
        self._group("documents", "Documents", documents)
        self._group("others", "Beside the plan", others)
        self._waiting = ""
        self.retype(before)
        self._say()

    def choose(self, pieces: Pieces) -> None:
        for (kind, value), box in self._boxes.items():
            of_kind = {
                "section": pieces.sections,
                "document": pieces.documents,
                "other": pieces.others,
            }[kind]
            box.setChecked(value in of_kind)

    def typed(self) -> str:
        ticked = [list(key) for key, box in self._boxes.items() if box.isChecked()]
        return json.dumps(ticked) if ticked else self._waiting

    def retype(self, text: str) -> None:
        if not self._boxes:
            self._waiting = text  # the case is still to come
            return
        ticked = {tuple(key) for key in json.loads(text)} if text else set()
        for key, box in self._boxes.items():
            box.setChecked(key in ticked)

    def _is_as(self, seen: ToDisclose) -> bool:
        known = [("section", letter) for letter, _ in seen.sections]
        known += [("document", each.id) for each in seen.documents]
        return set(known) == {key for key in self._boxes if key[0] != "other"}

    def _clear(self) -> None:
        self._boxes.clear()
        while (item := self._kinds.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _group(self, name: str, title: str, choices: list[tuple[tuple[str, str], str]]) -> None:
        if not choices:
            return
        boxes = [self._box(name, at, *choice) for at, choice in enumerate(choices)]
        line, head = Flow(across=14, down=0), Flow(across=10)
        is_few = len(boxes) <= _FEW
        (line if is_few else head).addWidget(Words(title, "label"))
        if not is_few:
            every, none = quiet("All", f"{name}All"), quiet("None", f"{name}None")
            every.setAccessibleName(f"All of: {title}")
            none.setAccessibleName(f"None of: {title}")
            every.clicked.connect(lambda: _tick(boxes, on=True))
            none.clicked.connect(lambda: _tick(boxes, on=False))
            for button in (every, none):
                head.addWidget(button)
            self._kinds.addWidget(head)
        widest = max(box.sizeHint().width() for box in boxes)
        for box in boxes:
            box.setMinimumWidth(0 if is_few else widest)
            line.addWidget(box)
        self._kinds.addWidget(line)

    def _box(self, name: str, at: int, key: tuple[str, str], words: str) -> QCheckBox:
        """A box whose words fit beside others: on several lines, for a box doesn't wrap itself."""
        shown = fill(words, _LONGEST).replace("&", "&&")
        box = named(QCheckBox(shown), f"{name}_{at}", words)
        box.toggled.connect(self.edited)
        self._boxes[key] = box
        return box

    def _say(self) -> None:
        every = sum(kind == "section" for kind, _ in self._boxes)
        pieces = self.pieces
        documents = len(pieces.documents)
        said = f"{len(pieces.sections)} of {every} sections"
        if documents:
            said += f", {documents} document" + ("s" if documents > 1 else "")
        self._count.setText(f"{said}. The rest is left out of the file, not only hidden.")


def _tick(boxes: list[QCheckBox], *, on: bool) -> None:
    for box in boxes:
        box.setChecked(on)
