"""The key of an office without Caseworker: its one line, read aloud and typed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.age_keys import EnterAgeKey, enter_age_key, in_groups
from caseworker.casework.office import Done
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.receivers import Receiver
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.icons import Icon
from caseworker.ui.moves.slips import show_how_to_open
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Form, Words, named, primary, secondary

_ABOUT = "For an office without Caseworker. It takes five minutes, once."
_SAY = (
    "They make a key with the free program age, as the page “How to open a pack” says, and send "
    "you the line that begins with “age1”. Call them on a number that you had before it came, and "
    "let them read the line to you: all of it, four letters at a time."
)
_NO_RECEIPT = "They can’t send a receipt: write down what they tell you."
_NOT_YET = "Not whole yet, or a letter is wrong. Its own check finds every slip."


class AgeKeySheet(LongSheet):
    """The line, who read it and on which number. Typing shows the line in groups of four."""

    def __init__(self, desk: Desk, one: Receiver, parent: QWidget) -> None:
        super().__init__(f"Key of {one.name}", _ABOUT, "ageKey", parent.window())
        self.as_wide_as(680)
        self._desk, self._one = desk, one
        body = self.middle.body
        body.addWidget(Words(_SAY, wrap=True))
        number = f"Our number for them: {one.telephone}" if one.telephone else ""
        unknown = "We have no number for them yet: find it on a letter or their own website."
        body.addWidget(Words(number or unknown, "strong", wrap=True, name="ageKeyNumber"))
        self._line = named(QLineEdit(), "ageKeyLine")
        self._whom = named(QLineEdit(), "ageKeyWhom")
        self._how = named(QLineEdit(), "ageKeyHow")
        self._form = Form("ageKeyForm")
        self._form.add("recipient", "Their line", self._line, hint="age1…; spaces don’t matter")
        self._read = Card(margin=12, gap=4, name="ageKeyRead")
        self._groups = Words(_NOT_YET, "key", wrap=True, name="ageKeyGroups")
        self._read.body.addWidget(self._groups)
        self._form.add("whom", "Who read it to you?", self._whom)
        hint = "On which number, and where you had it from: not from their message"
        self._form.add("how", "How did you reach them?", self._how, hint=hint)
        body.addWidget(self._form)
        body.addWidget(self._read)
        body.addWidget(Words(_NO_RECEIPT, "small", tone=Tone.AMBER, wrap=True))
        body.addStretch(1)
        page = secondary("The page for them…", "ageKeyPage", icon=Icon.PRINT)
        cancel, save = secondary("Cancel", "ageKeyCancel"), primary("It is theirs", "ageKeySave")
        self.finish_with(cancel, save)
        self.buttons.put_apart(page)
        page.clicked.connect(self._on_page)
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self._on_save)
        self._line.textChanged.connect(self._on_typed)
        self.finished.connect(self.deleteLater)
        self._draft = f"ageKey/{one.id}"
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self)

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        self._groups.setText(in_groups(typed) or _NOT_YET)

    @Slot()
    def _on_page(self) -> None:
        show_how_to_open(self, self._desk)

    @Slot()
    def _on_save(self) -> None:
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
