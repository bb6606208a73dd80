"""Preferences: who looked at which cases, and which cases are restricted. For a manager."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from caseworker.casework.looking import READ, looking_list, month_before
from caseworker.casework.office import Done, Touched
from caseworker.casework.restricted import restricted_cases
from caseworker.casework.restrictions import Restriction
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import MONTHS
from caseworker.domain.looking import LookingList, Noticed
from caseworker.domain.roles import Right
from caseworker.ui.case.restrict_sheet import LiftSheet, RestrictSheet
from caseworker.ui.case.tab import emptied
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.papers.preview import show_paper
from caseworker.ui.parts import Flow, Words, column, named, quiet, row, secondary
from caseworker.ui.parts.typed_day import short_day
from caseworker.ui.preferences.fold import FoldedCard

MONTHS_BACK = 12


class LookingCard(FoldedCard):
    """The restricted cases, and the monthly list; whoever may not read it is told who may."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "Who looked",
            "Each opening of a case is kept. Once a month somebody should look at what was "
            "unusual; that they did is kept, too.",
            "Look at a month…",
            "looking",
        )
        self._desk = desk
        self._listed: LookingList | None = None
        why = desk.why_not(Right.READ_LOOKING)
        self._may = why is None
        self.open_button.setVisible(self._may)
        if why is not None:
            self.body.insertWidget(2, Words(why, "small", name="lookingWhy", wrap=True))
        ground = QWidget()
        self._restricted = column(ground, 0, 6)
        self.body.insertWidget(2, ground)
        desk.done.connect(self._on_done)
        self.look()

    def look(self) -> None:
        if self._desk.may(Right.RESTRICT_CASE):
            self._desk.see(self, restricted_cases, self._on_restricted)

    def fold(self) -> None:
        super().fold()
        self.open_button.setVisible(self._may)

    def build(self, inside: QVBoxLayout) -> None:
        self._months = named(QComboBox(), "lookingMonth", "Which month")
        first = self._desk.today.replace(day=1)
        for _ in range(MONTHS_BACK):
            self._months.addItem(f"{MONTHS[first.month - 1]} {first.year}", first.isoformat())
            first = month_before(first)
        self._print = secondary("Look and print…", "lookingPrint", icon=Icon.PRINT)
        shut = quiet("Put it away", "lookingClose")
        line = row()
        line.addWidget(self._months)
        line.addWidget(self._print)
        line.addStretch(1)
        line.addWidget(shut)
        inside.addLayout(line)
        found = QWidget()
        self._found = column(found, 0, 8)
        inside.addWidget(found)
        self._print.setEnabled(False)
        self._print.clicked.connect(self._on_print)
        shut.clicked.connect(self.fold)
        self._months.activated.connect(self._on_month)
        self._on_month(0)

    @Slot(int)
    def _on_month(self, at: int) -> None:
        first = date.fromisoformat(str(self._months.itemData(at)))
        self._desk.see_noted(self, looking_list(first, self._desk.here), self._on_listed, READ)

    def _on_listed(self, listed: LookingList) -> None:
        self._listed = listed
        self._print.setEnabled(True)
        emptied(self._found)
        said = "1 opening" if listed.openings == 1 else f"{listed.openings} openings"
        self._found.addWidget(Words(f"{said} of cases in this month.", name="lookingCount"))
        for one in listed.noticed:
            self._found.addWidget(_part(listed, one))

    @Slot()
    def _on_print(self) -> None:
        show_paper(self, self._desk, Wanted("looking", looking=self._listed))

    def _on_restricted(self, restricted: Mapping[CaseNumber, Restriction]) -> None:
        emptied(self._restricted)
        names = {one.id: one.name for one in self._desk.here.colleagues}
        for number, one in restricted.items():
            named_ = ", ".join(sorted(names.get(each, "somebody who left") for each in one.named))
            line = named(Flow(across=10), f"restricted_{number}", f"Case {number} is restricted")
            line.addWidget(Words(f"Case {number} is restricted to {named_}", "strong", wrap=True))
            said = f"{one.by}, {short_day(one.on)}: {one.reason}"
            line.addWidget(Words(said, "small", wrap=True))
            for words, name, sheet in (
                ("Change…", f"restrict_{number}", RestrictSheet),
                ("Lift…", f"lift_{number}", LiftSheet),
            ):
                button = quiet(words, name)
                button.clicked.connect(
                    lambda _=False, sheet=sheet, number=number: self._open(sheet, number)
                )
                line.addWidget(button)
            self._restricted.addWidget(line)

    def _open(self, sheet: type[RestrictSheet | LiftSheet], number: CaseNumber) -> None:
        sheet(self._desk, number, self.window()).open()

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if Touched.OFFICE in done.touched:
            self.look()


def _part(listed: LookingList, one: Noticed) -> QWidget:
    ground = named(QWidget(), f"unusual_{one.unusual.id}", one.unusual.words)
    lines = column(ground, 0, 2)
    lines.addWidget(Words(f"{one.unusual.words}: {len(one.found)}", "strong", wrap=True))
    lines.addWidget(Words(one.unusual.meaning, "small", wrap=True))
    for line in one.found:
        where = f"case {line.case}, " if line.case else ""
        said = f"{listed.name_of(line.officer)}, {where}{line.words}"
        lines.addWidget(Words(said, wrap=True))
    return ground
