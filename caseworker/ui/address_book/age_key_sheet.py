"""The key of an office that has no Caseworker: one line, read to us over the telephone."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.age_keys import EnterAgeKey, enter_age_key, in_groups
from caseworker.casework.office import Done
from caseworker.casework.wanted import Wanted
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.receivers import Receiver
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.icons import Icon
from caseworker.ui.papers.preview import show_paper
from caseworker.ui.parts import Card, Form, Words, named, primary, quiet, secondary

_ABOUT = (
    "They make a key with the free age tool, as a printed page says, and send you its line. Then "
    "call them: it is compared group by group."
)
_SAY = "Have them read it to you. Each group must be the same:"
_NONE = "What is typed so far is no such line."


class AgeKeySheet(LongSheet):
    """The line that begins with “age1”, in groups as it is read, and who read it."""

    def __init__(self, desk: Desk, one: Receiver, parent: QWidget) -> None:
        super().__init__(f"The key of {one.name}, without Caseworker", _ABOUT, "ageKey", parent)
        self.as_wide_as(680)
        self._desk, self._one = desk, one
        page = quiet("The page that tells them how…", "ageKeyPage", icon=Icon.PRINT)
        page.clicked.connect(self._on_page)
        self.middle.body.addWidget(page)
        self._line = named(QLineEdit(), "ageKeyLine")
        self._line.textChanged.connect(self._on_line)
        self._whom = named(QLineEdit(), "ageKeyWhom")
        self._how = named(QLineEdit(), "ageKeyHow")
        self._form = Form("ageKeyForm")
        self._form.add("recipient", "Their line", self._line, hint="It begins with age1")
        self.middle.body.addWidget(self._form)
        read = Card(margin=14, gap=6, name="ageKeyRead")
        read.body.addWidget(Words(_SAY, wrap=True))
        self._groups = Words(_NONE, "key", wrap=True, name="ageKeyGroups")
        read.body.addWidget(self._groups)
        number = f"Our number for them: {one.telephone}" if one.telephone else "No number is known."
        read.body.addWidget(Words(number, "strong", wrap=True))
        self._form.body.addWidget(read)
        self._form.add("whom", "Who read the line to you?", self._whom)
        hint = "On which number, and where you had it from: not from their message"
        self._form.add("how", "How did you reach them?", self._how, hint=hint)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "ageKeyCancel")
        go = primary("It is the same", "ageKeySave")
        self.finish_with(cancel, go)
        cancel.clicked.connect(self.reject)
        go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        self._draft = f"age/{one.id}"
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self)
        self._line.setFocus()

    @Slot(str)
    def _on_line(self, typed: str) -> None:
        self._groups.setText(in_groups(typed) or _NONE)
        self.fit()

    @Slot()
    def _on_page(self) -> None:
        show_paper(self, self._desk, Wanted("opening_a_pack"))

    @Slot()
    def _on_go(self) -> None:
        self.say_refused("")
        command = EnterAgeKey(self._one.id, self._line.text(), self._whom.text(), self._how.text())
        self._desk.do(
            enter_age_key, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.accept()
        self.recorded.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self.say_refused(*refusal_words(self._form, error))
