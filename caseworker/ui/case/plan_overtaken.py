"""Two people wrote on one plan: both are shown, and what to go on with is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from caseworker.domain.blocks import words as plain
from caseworker.domain.case import OfficerId
from caseworker.domain.kinds import PlanKind, SectionKind
from caseworker.domain.plan import Plan, PutBy, WorkingDraft
from caseworker.domain.side_by_side import Changed, differing, put_together, who_changed
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import Columns
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.parts import Card, Words, column, named, primary, secondary

WIDE = 1020
THEIRS, MINE = 0, 1
_CHANGED = {
    Changed.THEY: "Only they changed this.",
    Changed.I: "Only you changed this.",
    Changed.BOTH: "You both changed this.",
}


class OvertakenSheet(LongSheet):
    """What the records hold beside what could not be saved over it, section by section.

    Signals:
        chosen: go on with this; carries the Plan.
    """

    chosen = Signal(object)

    def __init__(
        self, theirs: WorkingDraft, put: PutBy, kind: PlanKind, who: str, parent: QWidget
    ) -> None:
        when = f"{theirs.saved_at.astimezone():%H:%M on %d/%m/%Y}"
        super().__init__(
            "This plan was changed while you wrote",
            f"{who} saved it at {when}, after you had opened it. Nothing is "
            "lost and nothing was overwritten: theirs is in the records, and yours is kept beside "
            "it. Choose what to go on with in each section.",
            "overtaken",
            parent,
        )
        self.as_wide_as(WIDE)
        self._theirs, self._mine, self._base = theirs, put.mine, put.base
        self._choices: dict[str, QButtonGroup] = {}
        for letter in differing(theirs.plan, put.mine):
            self.middle.body.addWidget(self._card(kind.section(letter)))
        self.middle.body.addStretch(1)
        later = secondary("Decide later", "overtakenLater")
        later.setToolTip("Both stay as they are. You are asked again when this plan is opened.")
        go_on = primary("Go on with these", "overtakenGoOn")
        go_on.setDefault(True)
        self.finish_with(later, go_on)
        later.clicked.connect(self.reject)
        go_on.clicked.connect(self._on_go_on)
        self.finished.connect(self.deleteLater)

    def _card(self, section: SectionKind) -> Card:
        letter = section.letter
        card = Card(f"{letter}  {section.title}", name=f"differs_{letter}", margin=14, gap=8)
        changed = who_changed(self._theirs.plan, self._mine, self._base, letter)
        card.body.addWidget(Words(_CHANGED[changed], "small", wrap=True, name=f"who_{letter}"))
        group = self._choices[letter] = QButtonGroup(card)
        sides = Columns(1, 1)
        for at, plan, words, name in (
            (THEIRS, self._theirs.plan, "Keep what is in the records", f"keepTheirs_{letter}"),
            (MINE, self._mine, "Keep what I wrote", f"keepMine_{letter}"),
        ):
            side = QWidget()
            body = column(side, 0, 6)
            keep = named(QRadioButton(words), name, f"{words}, section {letter}")
            group.addButton(keep, at)
            body.addWidget(keep)
            _draw(plan, section, body)
            body.addStretch(1)
            (sides.put_right if at else sides.put_left)(side)
        group.button(THEIRS if changed is Changed.THEY else MINE).setChecked(True)
        card.body.addWidget(sides)
        return card

    @Slot()
    def _on_go_on(self) -> None:
        mine = [letter for letter, group in self._choices.items() if group.checkedId() == MINE]
        self.chosen.emit(put_together(self._theirs.plan, self._mine, mine))
        self.accept()


def who_saved(theirs: WorkingDraft, seen: CaseSeen, me: OfficerId) -> str:
    """The officer by name, as the history of the case has it; “you” for oneself elsewhere."""
    if theirs.saved_by == me:
        return "In another window, you"
    names = (line.officer_name for line in seen.history if line.officer == theirs.saved_by)
    return next(names, "Another officer")


def _draw(plan: Plan, section: SectionKind, body: QVBoxLayout) -> None:
    """What a section says, in plain words."""
    content = plan.section(section.letter)
    if content.is_blank:
        body.addWidget(Words("Nothing is written here.", "soft", wrap=True))
    said = plain(content.text)
    if said.strip():
        body.addWidget(Words(said, wrap=True))
    for at, item in enumerate(content.items, start=1):
        body.addWidget(Words(f"{section.letter}{at}  {plain(item.text)}", wrap=True))
        more = "  ·  ".join(_fields(section, item.fields))
        if more:
            body.addWidget(Words(more, "small", wrap=True))


def _fields(section: SectionKind, fields: object) -> Sequence[str]:
    known = section.item.fields if section.item else ()
    said = dict(fields) if isinstance(fields, dict) else {}
    return [f"{one.words}: {said[one.name]}" for one in known if said.get(one.name)]
