"""Everything that is held, for one request: looked through, decided on, and put in the tray."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from caseworker.casework.office import Done
from caseworker.casework.records_pack import GiveRecords, give_records
from caseworker.casework.records_requests import (
    Asked,
    DecidePiece,
    FoundPiece,
    LookedForHarm,
    MarkWords,
    PiecesFound,
    decide_piece,
    looked_for_harm,
    mark_words,
    pieces_found,
)
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.errors import CaseworkerError, Gap, NotAllowed
from caseworker.domain.records_request import EVERYWHERE, Decision, Give, the_grounds
from caseworker.ui import theme
from caseworker.ui.case.tab import Columns
from caseworker.ui.desk import Desk
from caseworker.ui.disclosures.piece_reader import PieceReader, about, becomes
from caseworker.ui.disclosures.withhold_sheet import WithholdSheet
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Form, Words, column, named, primary, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError
from caseworker.ui.parts.wrapping_rows import let_wrap
from caseworker.ui.reading import view_document

LOOKING: Final = "Looking through everything that is held…"


class RecordsWork(QWidget):
    """One request: its pieces on the left, the one that is chosen beside them.

    Signals:
        left: the officer goes back to the page of disclosures.
        given: the pack lies in the tray.
    """

    left = Signal()
    given = Signal()

    def __init__(
        self, desk: Desk, number: CaseNumber, asked: Asked, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        named(self, "recordsWork", f"Request of {asked.name} to see the records")
        self._desk, self.number, self._request = desk, number, asked.event.id
        self._found: PiecesFound | None = None
        self._head = Card(name="recordsHead", gap=4)
        self._head.body.addWidget(Words("For", "label"))
        self._head.body.addWidget(Words(asked.name, "title", wrap=True, name="recordsFor"))
        self._said = Words("", wrap=True, name="recordsSaid")
        self._head.body.addWidget(self._said)
        self._cautions = Words("", wrap=True, tone=Tone.AMBER, name="recordsCautions")
        self._head.body.addWidget(self._cautions)
        back = secondary("Back", "recordsBack")
        back.clicked.connect(self.left)
        line = Flow(across=8)
        line.addWidget(back)
        self._head.body.addWidget(line)
        self._pieces = Card("The pieces found", name="recordsPieces", gap=8)
        self._count = Words(LOOKING, "soft", wrap=True, name="recordsCount")
        self.list = named(QListWidget(), "recordsList", "The pieces found")
        self.list.setSpacing(2)
        let_wrap(self.list)
        self.list.setMinimumHeight(theme.px(460))
        self._pieces.body.addWidget(self._count)
        self._pieces.body.addWidget(self.list, 1)
        self._everywhere = named(QCheckBox("Ticks hold in every piece"), "recordsEverywhere")
        self._everywhere.setChecked(True)
        self.reader = PieceReader()
        self.reader.body.addWidget(self._everywhere)
        self.reader.hide()
        columns = Columns(2, 3)
        columns.put_left(self._pieces)
        columns.put_right(self.reader)
        whole = column(self, 0, 14)
        whole.addWidget(self._head)
        whole.addWidget(columns)
        whole.addWidget(self._harm_card())
        self._connect()
        self._look()

    def _harm_card(self) -> Card:
        """Who looked for harm; then it may go."""
        card = Card("Before it goes", name="recordsHarm", gap=8)
        rules = the_grounds().rules
        for name in ("whose_right", "others", "professionals"):
            caution = f" {FROM_MEMORY}" if rules[name].checked == "memory" else ""
            words = f"{rules[name].words} {rules[name].source}.{caution}"
            card.body.addWidget(Words(words, "small", wrap=True))
        self._harm_by = named(QLineEdit(), "recordsHarmBy")
        self._harm_on = DateField("recordsHarmOn", self._desk.today)
        self._harm_on.set_day(self._desk.today)
        self._form = Form("recordsHarmForm")
        hint = "Whoever looked through all of it, and asked a health professional where in doubt"
        words = "Who looked whether any of it could do serious harm"
        self._form.add("by", words, self._harm_by, hint=hint)
        self._form.add("on", "On which day", self._harm_on)
        card.body.addWidget(self._form)
        self._refused = Words("", "strong", wrap=True, tone=Tone.RED, name="recordsRefused")
        self._refused.hide()
        card.body.addWidget(self._refused)
        self._go = primary("Put it in the tray", "recordsGo", icon=Icon.CHECK)
        acts = Flow(across=8)
        acts.addWidget(self._go)
        card.body.addWidget(acts)
        self._go.setEnabled(False)
        self._desk.drafts.watch(
            f"records_harm/{self.number}/{self._request}",
            self._form,
            self._form.edited,
            owner=self._form,
            case=self.number,
        )
        return card

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_row)
        self.reader.marked.connect(self._on_marked)
        self.reader.giving.connect(self._on_give)
        self.reader.withholding.connect(self._on_withhold)
        self.reader.reading.connect(self._on_read)
        self._go.clicked.connect(self._on_go)
        self._desk.done.connect(self._on_done)

    def _look(self) -> None:
        question = pieces_found(self.number, self._request)
        self._desk.paper(self, question, self._on_found, refused=self._on_refused)

    def _on_found(self, found: PiecesFound) -> None:
        self._found = found
        asked = found.asked
        by = f" Answer by {day_words(asked.due.by)}." if asked.due and asked.due.by else ""
        wants = asked.event.facts.get("wants", "")
        self._said.setText(f"Asked on {day_words(asked.event.day)} to see: {wants}.{by}")
        self._cautions.setText("\n".join(asked.cautions))
        self._cautions.setVisible(bool(asked.cautions))
        at = max(0, self.list.currentRow())
        self.list.blockSignals(True)  # the list is shown, nothing is chosen
        self.list.clear()
        for one in found.pieces:
            item = QListWidgetItem(f"{one.held.title}\n{about(one)}\n{becomes(one)}", self.list)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.held.title}, {becomes(one)}")
        self.list.setCurrentRow(min(at, self.list.count() - 1))
        self.list.blockSignals(False)
        self._count.setText(counted(found))
        if found.work.harm_by and not self._harm_by.text():
            self._harm_by.setText(found.work.harm_by)
            self._harm_on.set_day(found.work.harm_on)
        self._go.setEnabled(True)
        self._on_row()

    @property
    def chosen(self) -> FoundPiece | None:
        """The piece that is shown."""
        row = self.list.currentRow()
        return self._found.pieces[row] if self._found is not None and row >= 0 else None

    @Slot()
    def _on_row(self) -> None:
        one = self.chosen
        self.reader.setVisible(one is not None)
        if one is not None:
            self.reader.show_piece(one)

    @Slot(str, bool)
    def _on_marked(self, words: str, is_out: bool) -> None:  # noqa: FBT001 - a signal's
        one = self.chosen
        if one is not None:
            piece = EVERYWHERE if self._everywhere.isChecked() else one.held.id
            command = MarkWords(self.number, self._request, words, is_out, piece)
            self._desk.do(mark_words, command, asker=self)

    @Slot()
    def _on_give(self) -> None:
        one = self.chosen
        if one is not None:
            decision = Decision(Give.WHOLE)
            held = one.held
            command = DecidePiece(self.number, self._request, held.id, held.title, decision)
            self._desk.do(decide_piece, command, asker=self)

    @Slot()
    def _on_withhold(self) -> None:
        one = self.chosen
        if one is not None and self._found is not None:
            WithholdSheet(self._desk, self._found, one, self.window()).open()

    @Slot()
    def _on_read(self) -> None:
        one = self.chosen
        if one is not None and one.held.document is not None:
            view_document(self._desk, one.held.document, self.window())

    @Slot()
    def _on_go(self) -> None:
        """First who looked is kept, then the gate is asked."""
        try:
            day = self._harm_on.day()
        except NotADayError as error:
            self._form.refuse([Gap("on", str(error))])
            return
        self._refused.hide()
        self._go.setEnabled(False)
        command = LookedForHarm(
            self.number, self._request, self._harm_by.text(), day or self._desk.today
        )
        self._desk.do(
            looked_for_harm, command, asker=self, then=self._on_looked, refused=self._on_refused
        )

    def _on_looked(self, done: Done) -> None:
        del done
        command = GiveRecords(self.number, self._request)
        self._desk.do(
            give_records, command, asker=self, then=self._on_given, refused=self._on_refused
        )

    def _on_given(self, done: Done) -> None:
        del done
        self._desk.drafts.drop(f"records_harm/{self.number}/{self._request}")
        self._go.setEnabled(True)
        self.given.emit()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(self._found is not None)
        left = self._form.refuse(getattr(error, "gaps", ()))
        source = f" {error.source}." if isinstance(error, NotAllowed) and error.source else ""
        if left or not getattr(error, "gaps", ()):
            self._refused.setText(f"{error}{source}")
            self._refused.show()

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        """What was decided is shown; the other answers wait until the last of them."""
        if done.case == self.number:
            QTimer.singleShot(0, self, self._look)


def counted(found: PiecesFound) -> str:
    """How many pieces there are, and what becomes of them."""
    parts = [f"{len(found.pieces)} pieces"]
    for give, words in (
        (Give.WHOLE, "given whole"),
        (Give.REDACTED, "with words taken out"),
        (Give.WITHHELD, "held back"),
    ):
        if count := len(found.of(give)):
            parts.append(f"{count} {words}")
    if found.undecided:
        parts.append(f"{len(found.undecided)} to be decided")
    return " · ".join(parts)
