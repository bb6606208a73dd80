"""Asks who a copy is for, and why, before it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from caseworker.casework.addressees import Addressees
from caseworker.casework.found_names import Found, NamesAnother
from caseworker.casework.paper_pages import PaperSeen
from caseworker.casework.papers import LetGo, may_let_go
from caseworker.domain.disclosure import Request
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.domain.prints import print_called
from caseworker.domain.release import ReleaseKind
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers.cautions import Cautions
from caseworker.ui.papers.names_found import NamesFound, Standing
from caseworker.ui.papers.why_it_may import ForWhom, Leaves, WhyItMay
from caseworker.ui.parts import Card, Form, Words, named, primary, row, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

INSIDE: Final = "It stays in our own office"
NO_CONTACT: Final = "Marked “no contact” on the case: nothing may be sent to them."


@dataclass(frozen=True, slots=True)
class _Asked:
    """How one way of leaving is asked about."""

    title: str
    words: str
    of_no_case: str
    """The same for a paper that belongs to no case, and so to no history."""
    go: str
    icon: Icon


_ASKED: Final[dict[ReleaseKind, _Asked]] = {
    "print": _Asked(
        "Print: who is this copy for?",
        "Who it is for stands at the foot of every page with the copy’s number, and is written "
        "into the history of the case with your name.",
        "Who it is for stands at the foot of every page with the copy’s number, and is kept in the "
        "records with the reason and your name.",
        "Choose the printer…",
        Icon.PRINT,
    ),
    "encrypted_copy": _Asked(
        "Save an encrypted copy: who is it for?",
        "The file opens with a passphrase only, which is shown once when it is saved. Who it is "
        "for stands on every page, and is written into the history with your name.",
        "The file opens with a passphrase only, which is shown once when it is saved. Who it is "
        "for stands on every page, and is kept in the records with your name.",
        "Choose where…",
        Icon.LOCK,
    ),
    "clear_copy": _Asked(
        "Save a clear copy: who is it for, and why?",
        "A clear copy is a file without encryption: whoever gets hold of it can read it. Who it "
        "is for, and the reason, are written into the history with your name.",
        "A clear copy is a file without encryption: whoever gets hold of it can read it. Who it "
        "is for, and the reason, are kept in the records with your name.",
        "Choose where…",
        Icon.FOLDER,
    ),
}
MEDIA: Final[dict[ReleaseKind, str]] = {
    "print": "Paper",
    "clear_copy": "File",
    "encrypted_copy": "Encrypted file",
}
_PRACTICE: Final = "This is a practice store: nobody in it is real, so no reason is needed."


def people_box(name: str, people: Addressees, chosen: str = "") -> QComboBox:
    """A box to type a name into, with those whom the case knows to choose from."""
    box = named(QComboBox(), name)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(18)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.addItems(list(people.names))
    box.setEditText(chosen)
    return box


class LetGoSheet(LongSheet):
    """Who for, and why. Answers only when the office would let the copy go.

    Signals:
        agreed: the copy may leave; carries the LetGo.
        other_print: the paper is wanted first in the print that they need; carries its name.
    """

    agreed = Signal(object)
    other_print = Signal(str)

    def __init__(
        self, desk: Desk, leaves: Leaves, seen: PaperSeen, kind: ReleaseKind, parent: QWidget
    ) -> None:
        wanted = leaves.wanted
        asked = _ASKED[kind]
        about = asked.words if wanted.case is not None else asked.of_no_case
        super().__init__(asked.title, about, "letGo", parent)
        self._desk, self._leaves, self._kind = desk, leaves, kind
        self._wanted = wanted
        self._people = seen.people
        self._form = Form("letGoForm")
        chosen = seen.to or ("" if wanted.case is not None else desk.officer.name)
        request = leaves.asked
        if request is not None:
            chosen = request.recipient.name
        self._to = people_box("letGoTo", seen.people, chosen)
        self._form.add("to", "Who is it for?", self._to, hint="A name, and their office if any")
        self._form.fields["to"].setVisible(request is None)  # the gate answered for nobody else
        self._reason = named(QLineEdit(), "letGoReason")
        hint = "Needed for a clear copy" if kind == "clear_copy" else "If it isn’t plain"
        self._form.add("reason", "Why?", self._reason, hint="" if seen.practice else hint)
        self._medium = named(QLineEdit(), "letGoMedium")
        if kind != "print":
            hint = "Of an issued stick or disc; empty for none"
            self._form.add("medium", "Number of the medium", self._medium, hint=hint)
        self._destroy = DateField("letGoDestroy", desk.today, back=False)
        if wanted.case is not None:
            hint = "The office’s own rule holds where this is empty"
            self._form.add("destroy", "To be destroyed by", self._destroy, hint=hint)
        self._inside = named(QCheckBox(INSIDE), "letGoInside")
        self._inside.setToolTip("For a meeting, a colleague, the manager or the file")
        self._inside.setVisible(bool(seen.carries) and request is None)
        self._inside.toggled.connect(lambda: self._on_name(self._to.currentText()))
        self._to.editTextChanged.connect(self._form.edited)
        self._to.editTextChanged.connect(self._on_name)
        self._show_what(seen, request)
        self.middle.body.addWidget(self._inside)
        self.middle.body.addWidget(self._form)
        self.why = WhyItMay(desk, leaves, seen.carries, kind)
        self.why.changed.connect(self.fit)
        self.middle.body.addWidget(self.why)
        self.middle.body.addWidget(self._needs_card())
        self.middle.body.addStretch(1)
        self._finish(asked)
        where = f"{wanted.case or 'office'}/{wanted.paper}/{wanted.which}"
        where = f"{where}/{request.recipient.name}" if request is not None else where
        self._draft = f"let_go/{kind}/{where}"
        desk.drafts.watch(
            self._draft, self._form, self._form.edited, owner=self._form, case=wanted.case
        )
        self._on_name(self._to.currentText())
        empty = self._to if not chosen else self._reason
        empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self, asked: _Asked) -> None:
        cancel = secondary("Cancel", "letGoCancel")
        self._go = primary(asked.go, "letGoGo", icon=asked.icon)
        self._go.setDefault(True)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)

    def _show_what(self, seen: PaperSeen, request: Request | None) -> None:
        """What leaves, and whatever must be read before it does."""
        if request is not None:
            self.middle.body.addWidget(ForWhom(request))
        self.middle.body.addWidget(Words(seen.title, "strong", wrap=True, name="letGoPaper"))
        if seen.about:
            self.middle.body.addWidget(Words(seen.about, "soft", wrap=True))
        cautions = Cautions()
        cautions.show_cautions(seen.people.cautions)
        self.middle.body.addWidget(cautions)
        self._found = seen.found
        self._names = NamesFound()
        self._names.show_found(seen.found)
        standing = Standing(self._desk, self._names, lambda: (self._wanted, self.command.to), self)
        standing.stood.connect(self._on_stood)
        self.middle.body.addWidget(self._names)
        if seen.practice:
            card = Card(tone=Tone.BLUE, margin=12)
            card.body.addWidget(Words(_PRACTICE, wrap=True))
            self.middle.body.addWidget(card)

    @property
    def command(self) -> LetGo:
        """What was typed."""
        number = self._medium.text().strip()
        return LetGo(
            self._wanted,
            self._kind,
            self._to.currentText().strip(),
            self._reason.text().strip(),
            asked=self._leaves.asked,
            medium=MEDIA[self._kind],
            medium_number=number,
            destroy_by=self._destroy_by,
            inside=self._inside.isChecked(),
        )

    @property
    def _destroy_by(self) -> date | None:
        """The day that was typed; none where it is no day, which stands beside the field."""
        try:
            return self._destroy.day()
        except NotADayError:
            return None

    @Slot(str)
    def _on_name(self, name: str) -> None:
        self.why.look(name, inside=self._inside.isChecked())
        if self._people.bars(name):
            self._form.fields["to"].refuse(NO_CONTACT)
        else:
            self._form.fields["to"].clear()
        is_other = self._people.print_of(name) != self._wanted.print
        needs = self._people.needs(name) if is_other and self._wanted.form == "pdf" else ""
        set_in = print_called(self._wanted.print).needed
        self._needed.setText(f"{needs} This copy is set in {set_in}.")
        self._needs.setVisible(bool(needs))
        self.fit()

    def _needs_card(self) -> Card:
        """Says that this person needs another print, and offers it."""
        self._needs = Card(tone=Tone.BLUE, margin=12, gap=8, name="letGoNeeds")
        self._needed = Words("", wrap=True, name="letGoNeeded")
        self._needs.body.addWidget(self._needed)
        again = secondary("Show it in that print…", "letGoSetSo", icon=Icon.EYE)
        again.setAutoDefault(False)
        again.clicked.connect(self._on_other_print)
        line = row()
        line.addWidget(again)
        line.addStretch(1)
        self._needs.body.addLayout(line)
        self._needs.hide()
        return self._needs

    @Slot()
    def _on_other_print(self) -> None:
        self._desk.drafts.flush()
        needed = self._people.print_of(self._to.currentText())
        self.reject()
        self.other_print.emit(needed)

    @Slot()
    def _on_go(self) -> None:
        try:
            self._destroy.day()
        except NotADayError as error:
            self._form.refuse([Gap("destroy", str(error))])
            return
        self._go.setEnabled(False)
        self.say_refused("")
        command = self.command
        self._desk.paper(
            self,
            may_let_go(command, self._desk.officer),
            lambda _: self._on_allowed(command),
            refused=self._on_refused,
        )

    def _on_allowed(self, command: LetGo) -> None:
        self._desk.drafts.drop(self._draft)
        self.accept()
        self.agreed.emit(command)

    @Slot(object)
    def _on_stood(self, one: Found) -> None:
        self.say_refused("")
        self._show_found(tuple(each for each in self._found if each.print != one.print))

    def _show_found(self, found: tuple[Found, ...]) -> None:
        self._found = found
        self._names.show_found(found)
        self.fit()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        if isinstance(error, NamesAnother):
            like = (one for one in self._found if not one.stops)
            self._show_found((*error.found, *like))
        self.say_refused(*refusal_words(self._form, error))
        QTimer.singleShot(0, self, self._show_fault)

    @Slot()
    def _show_fault(self) -> None:
        """Bring what is wrong into sight in a low window, and not only the field."""
        for field in self._form.fields.values():
            if field.fault.isVisibleTo(self):
                self.middle.ensureWidgetVisible(field.fault)
                return
        if self._names.isVisibleTo(self):
            self.middle.ensureWidgetVisible(self._names)
