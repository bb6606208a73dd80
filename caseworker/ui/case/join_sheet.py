"""“This is the same person as…”: another case of ours, side by side with this one, made one."""

from __future__ import annotations

from textwrap import fill

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from caseworker.casework.joining import Join, join, same_person, two_cases
from caseworker.casework.known_here import Known
from caseworker.casework.office import Done
from caseworker.casework.sides import BothSides
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.merging import Take
from caseworker.domain.reading_order import apart
from caseworker.ui import theme
from caseworker.ui.case.merge_pieces import Pieces, choices_from_text, choices_to_text
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.parts import Card, Flow, TypedLine, Words, column, named, primary, secondary

_ABOUT = (
    "The other case is closed, and what it has comes into this one. Nothing is lost, and it can be "
    "taken apart again."
)
_WIDE = 900
_LONGEST = 40  # letters of a line


class JoinSheet(LongSheet):
    """Which case it is, what both have, what would be written, and one button.

    Signals:
        edited: another case is chosen, or something is decided otherwise.
    """

    edited = Signal()

    def __init__(
        self, desk: Desk, number: CaseNumber, parent: QWidget, *, other: CaseNumber | None = None
    ) -> None:
        """``other`` is looked at from the start."""
        super().__init__("Is this the same person as in another case?", _ABOUT, "joinSheet", parent)
        self.as_wide_as(_WIDE)
        self._desk, self._number = desk, number
        self._sides: BothSides | None = None
        self._other: CaseNumber | None = None
        self._before: dict[str, Take] = {}
        self._draft = f"join/{number}"
        self._which = Card("Which case?", name="joinWhich", gap=6)
        self._group = QButtonGroup(self)
        self._known = column(holder := QWidget(), 0, 6)
        self._which.body.addWidget(holder)
        line = Flow(across=8, down=6)
        self._typed = named(TypedLine(), "joinNumber", "Number of the other case")
        self._typed.setPlaceholderText("Number of another case")
        self._typed.setMinimumWidth(theme.px(230))
        look = secondary("Look at it", "joinLook")
        line.addWidget(self._typed)
        line.addWidget(look)
        self._which.body.addWidget(line)
        self.pieces = Pieces()
        self.pieces.edited.connect(self._on_edited)
        self._summary = Card("What happens", name="joinSummary", gap=4)
        self._lines = Words("", wrap=True, name="joinLines")
        self._summary.body.addWidget(self._lines)
        self._summary.hide()
        for widget in (self._which, self.pieces, self._summary):
            self.middle.body.addWidget(widget)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "joinCancel")
        self._go = primary("Join them", "joinGo")
        self._go.setEnabled(False)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        look.clicked.connect(self._on_typed)
        self._typed.returnPressed.connect(self._on_typed)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        desk.see(self, same_person(number), self._on_known)
        desk.drafts.watch(self._draft, self, self.edited, owner=self, case=number)
        box, typed = self._typed, f"{self._draft}/number"
        desk.drafts.watch(
            typed, box, box.textEdited, owner=self, case=number, restore=other is None
        )
        if other is not None:
            self._typed.setText(other)
            self._look(other)

    def typed(self) -> str:
        """Which case is chosen, and what is decided otherwise than as usual."""
        return choices_to_text(self._other, self.pieces.choices) if self._other else ""

    def retype(self, text: str) -> None:
        """Decide as was decided before the lock."""
        other, self._before = choices_from_text(text)
        if other is not None:
            self._typed.setText(other)
            self._look(CaseNumber(other))

    def _on_known(self, found: tuple[Known, ...]) -> None:
        if not found:
            words = "Nobody else here has such a name, birthday or number. Give the case’s number."
            self._known.addWidget(Words(words, "soft", wrap=True, name="joinNobody"))
        for one in found:
            title = f"{apart(one.hit.name)}, case {one.case}, {one.hit.stage.value}"
            shown = fill(title, _LONGEST).replace("&", "&&")  # a button doesn't wrap by itself
            button = named(QRadioButton(shown), f"join_{one.case}", title)
            button.toggled.connect(
                lambda is_on, number=one.case: self._look(number) if is_on else None
            )
            self._group.addButton(button)
            self._known.addWidget(button)
            if one.likeness is not None:
                why = f"{one.likeness.how.value}: {one.likeness.words}"
                self._known.addWidget(Words(why, "small", wrap=True))
        self.fit()

    @Slot()
    def _on_typed(self) -> None:
        if self._typed.text().strip():
            self._look(CaseNumber(self._typed.text().strip()))

    def _look(self, other: CaseNumber) -> None:
        self.say_refused("")
        self._other = other
        self.edited.emit()
        asked = two_cases(self._number, other)
        self._desk.see(self, asked, self._on_sides, refused=self._on_refused)

    def _on_sides(self, sides: BothSides) -> None:
        self._sides = sides
        self.pieces.show_sides(sides)
        before, self._before = self._before, {}
        self.pieces.choose(before)
        self._summary.show()
        self._go.setEnabled(True)
        self._show_summary()
        QTimer.singleShot(0, self, self.fit)  # once the pieces have taken their room

    @Slot()
    def _on_edited(self) -> None:
        self._show_summary()
        self.edited.emit()

    def _show_summary(self) -> None:
        if self._sides is not None:
            lines = self._sides.dry_run(self.pieces.choices)
            closed = f"Case {self._other} is closed; its history says where it went."
            self._lines.setText("\n".join(f"•  {line}" for line in (*lines, closed)))

    @Slot()
    def _on_go(self) -> None:
        if self._other is None or self._sides is None:
            return
        self._go.setEnabled(False)
        command = Join(self._number, self._other, self.pieces.choices, self._sides.mark)
        self._desk.do(join, command, asker=self, then=self._on_done, refused=self._on_refused)

    def _on_done(self, done: Done) -> None:
        for draft in (self._draft, f"{self._draft}/number"):
            self._desk.drafts.drop(draft)
        self.accept()
        self.recorded.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(False)
        self.say_refused(str(error))
