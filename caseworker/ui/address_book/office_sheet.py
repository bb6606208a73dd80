"""The sheet in which an office is entered in the address book, or what is said of it changed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework.address_book import (
    LONGEST,
    LONGEST_WORDS,
    EnterReceiver,
    Suggestion,
    enter_receiver,
)
from caseworker.casework.office import Done
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.domain.receiver_kinds import kind_called, receiver_kinds
from caseworker.domain.receivers import Receiver
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.forms import chooser, read_fact, write_fact
from caseworker.ui.parts import Form, named, primary, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

_NEW = "Write down how you reach them, from a letter or a list of your own: not from their card."
_CHANGE = "A name that it had stays with it, and it is still found by it."


class OfficeSheet(LongSheet):
    """An office: its name and kind, how it is reached, the names that it had."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        one: Receiver | None = None,
        *,
        suggestions: tuple[Suggestion, ...] = (),
    ) -> None:
        title = "Enter an office" if one is None else f"Change {one.name}"
        super().__init__(title, _NEW if one is None else _CHANGE, "office", parent)
        self._desk, self._one = desk, one
        self._offered = {each.name: each for each in suggestions}
        self._title = named(QLineEdit(), "officeTitle")
        self._title.setMaxLength(LONGEST)
        offers = [(_offer(each), each.name) for each in suggestions]
        self._known = chooser("officeKnown", offers, "Type it below, or choose…")
        self._known.currentIndexChanged.connect(self._on_known)
        kinds = [(kind.words, kind.id) for kind in receiver_kinds().values()]
        self._kind = chooser("officeKindOf", kinds)
        self._telephone = named(QLineEdit(), "officeTelephone")
        self._email = named(QLineEdit(), "officeEmail")
        self._address = named(QPlainTextEdit(), "officeAddress")
        self._former = named(QPlainTextEdit(), "officeFormer")
        for text in (self._address, self._former):
            text.setTabChangesFocus(True)
            text.setFixedHeight(theme.px(84))
        self._authority = named(QLineEdit(), "officeAuthority")
        self._opened = DateField("officeOpened", desk.today, back=False)
        self._note = named(QLineEdit(), "officeNote")
        for line in (self._telephone, self._email, self._authority):
            line.setMaxLength(LONGEST)
        self._note.setMaxLength(LONGEST_WORDS)
        self._form = self._filled_form()
        self.middle.body.addWidget(self._form)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "officeCancel")
        self._go = primary("Keep", "officeSave")
        self._go.setDefault(True)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        if one is not None:
            self._show(one)
        self._draft = f"office/{one.id if one else 'new'}"
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self)
        self._title.setFocus()

    def _filled_form(self) -> Form:
        form = Form("officeForm")
        if self._offered:
            form.add("known", "Establishments and authorities that are known", self._known)
        form.add("name", "Name", self._title, hint="As it calls itself")
        form.add("kind", "What it is", self._kind)
        hint = "The number that you would call to compare words."
        form.add("telephone", "Telephone", self._telephone, hint=hint)
        form.add("email", "E-mail", self._email)
        form.add("address", "Address", self._address)
        form.add("former", "Former names", self._former, hint="One on a line")
        form.add("authority", "Local authority", self._authority, hint="Where that is of use")
        form.add("opened", "First day", self._opened, hint="If it is not open yet, or is known")
        form.add("note", "Note", self._note, hint="Nothing about a child")
        return form

    def _show(self, one: Receiver) -> None:
        self._title.setText(one.name)
        write_fact(self._kind, one.kind)
        self._telephone.setText(one.telephone)
        self._email.setText(one.email)
        self._address.setPlainText(one.address)
        self._former.setPlainText("\n".join(one.former))
        self._authority.setText(one.authority)
        self._opened.set_day(one.opened)
        self._note.setText(one.note)

    @Slot()
    def _on_known(self) -> None:
        """The name and the kind of what was chosen; nothing is changed by choosing nothing."""
        chosen = self._offered.get(str(self._known.currentData() or ""))
        if chosen is not None:
            self._title.setText(chosen.name)
            write_fact(self._kind, chosen.kind)

    @Slot()
    def _on_go(self) -> None:
        try:
            opened = self._opened.day()
        except NotADayError as error:
            self._form.refuse([Gap("opened", str(error))])
            return
        self.say_refused("")
        self._go.setEnabled(False)
        command = EnterReceiver(
            name=self._title.text(),
            kind=read_fact(self._kind),
            address=self._address.toPlainText(),
            telephone=self._telephone.text(),
            email=self._email.text(),
            authority=self._authority.text(),
            note=self._note.text(),
            former=tuple(self._former.toPlainText().splitlines()),
            opened=opened,
            id=self._one.id if self._one else "",
        )
        self._desk.do(
            enter_receiver, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.accept()
        self.recorded.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))


def _offer(one: Suggestion) -> str:
    more = one.more or kind_called(one.kind).words
    return f"{one.name} ({more})"
