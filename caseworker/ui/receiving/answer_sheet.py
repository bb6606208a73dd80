"""Refusing a pack with the reason, or asking for what is missing: both go to whoever sent it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from caseworker.casework.accepting import AskForMore, Refuse, ask_for_more, refuse
from caseworker.casework.office import Done
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.packs import PackId
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.parts import Form, named, primary, secondary

_REFUSE = (
    "Nothing of it is taken, and what is held in quarantine is let go. The reason goes to them in "
    "the receipt, which is signed and not sealed: name nobody in it."
)
_MORE = (
    "What came stays in quarantine. What is missing goes to them in the receipt, which is signed "
    "and not sealed: name nobody in it."
)


class AnswerSheet(LongSheet):
    """One question, and the answer to it. ``missing``: it asks for more, and doesn’t refuse."""

    def __init__(self, desk: Desk, pack: PackId, parent: QWidget, *, missing: bool) -> None:
        name = "more" if missing else "refusePack"
        title = "What is missing?" if missing else "Refuse this pack?"
        super().__init__(title, _MORE if missing else _REFUSE, name, parent)
        self._desk, self._pack, self._missing = desk, pack, missing
        self._words = named(QPlainTextEdit(), f"{name}Words")
        self._words.setTabChangesFocus(True)
        self._words.setMinimumHeight(theme.px(110))
        self._form = Form(f"{name}Form")
        field = "missing" if missing else "reason"
        label = "What is missing, one thing on a line" if missing else "Why it is refused"
        self._form.add(field, label, self._words)
        self.middle.body.addWidget(self._form)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", f"{name}Cancel")
        self._go = primary("Ask for it" if missing else "Refuse it", f"{name}Go")
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        self._draft = f"{name}/{pack}"
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self._form)
        self._words.setFocus()

    @Slot()
    def _on_go(self) -> None:
        self._go.setEnabled(False)
        self.say_refused("")
        said = self._words.toPlainText()
        answer = {"asker": self, "then": self._on_done, "refused": self._on_refused}
        if self._missing:
            lines = tuple(said.splitlines())
            self._desk.do(ask_for_more, AskForMore(self._pack, lines), **answer)  # type: ignore[arg-type]
        else:
            self._desk.do(refuse, Refuse(self._pack, said), **answer)  # type: ignore[arg-type]

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.accept()
        self.recorded.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))
