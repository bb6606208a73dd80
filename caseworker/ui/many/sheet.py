"""A sheet for an act on many cases: what it asks, and what would become of each case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QListWidget, QWidget

from caseworker.casework.many_cases import Preview, Question
from caseworker.casework.office import Done
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.reading_order import apart
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.parts import Form, Words, named, primary, secondary
from caseworker.ui.say import Message, Offer

NOTHING: Final = "Nothing changes"
PAUSE: Final = 120  # ms after something was chosen: then it is looked at what would become of each


class ManySheet(LongSheet):
    """An act of its own says what it asks in ``form``, ``question`` and ``act``.

    Signals:
        said: what was done is to be told, with its undo; carries the Message.
    """

    said = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917 - what it is called, on which cases, from where
        self,
        desk: Desk,
        cases: Sequence[CaseNumber],
        title: str,
        words: str,
        name: str,
        parent: QWidget,
    ) -> None:
        super().__init__(title, words, name, parent)
        self.desk, self.cases = desk, tuple(cases)
        self.preview = Preview(())
        self.form = Form(f"{name}Form")
        desk.drafts.watch(name, self.form, self.form.edited, owner=self)
        self._name = name
        self._said = Words("", "strong", wrap=True, name=f"{name}Said")
        self._list = named(QListWidget(), f"{name}List", "What becomes of each case")
        self._list.setMinimumHeight(theme.px(190))
        self._list.setUniformItemSizes(True)
        self.middle.body.addWidget(self.form)
        self.middle.body.addWidget(self._said)
        self.middle.body.addWidget(self._list, 1)
        self._go = primary(title, f"{name}Go")
        self._go.setDefault(True)
        self._go.setEnabled(False)
        self._go.clicked.connect(self._on_go)
        self.cancel = secondary("Cancel", f"{name}Cancel")
        self.cancel.clicked.connect(self.reject)
        self.finish_with(self.cancel, self._go)
        self.finished.connect(self.deleteLater)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self._pause.start()

    def looks_again_after(self, chosen: Callable[[Callable[[], None]], object]) -> None:
        """``chosen`` connects a signal to the slot that it is given."""
        chosen(self._on_chosen)

    def question(self) -> Question | None:
        """What would become of each case; None while too little is chosen."""
        raise NotImplementedError

    def act(self, then: Callable[[Done], None], refused: Callable[[CaseworkerError], None]) -> None:
        """Do it to the cases that change."""
        raise NotImplementedError

    def undo(self, done: Done) -> None:
        """Take it back."""
        raise NotImplementedError

    def _on_chosen(self, *_: object) -> None:
        """Which cases change is not known until it was looked at again."""
        self._go.setEnabled(False)
        self._pause.start()

    @Slot()
    def _look(self) -> None:
        question = self.question()
        if question is not None:
            self.desk.see(self, question, self._on_seen)

    def _on_seen(self, preview: Preview) -> None:
        if self._pause.isActive():  # something else was chosen meanwhile
            return
        self.preview = preview
        changed, refused = len(preview.changed), len(preview.refused)
        change = "case changes" if changed == 1 else "cases change"
        said = [f"{changed:,} {change}" if changed else NOTHING]
        said += [f"{refused:,} can’t be, and {'stays' if refused == 1 else 'stay'}"] * bool(refused)
        self._said.setText("  ·  ".join(said))
        self._list.clear()
        self._list.addItems(
            [f"Stays: {apart(one.name)}, {one.case}. {one.why_not}" for one in preview.refused]
            + [
                ", ".join(filter(None, (apart(one.name), one.case, one.what)))
                for one in preview.changed
            ]
        )
        self._go.setEnabled(changed > 0)

    @Slot()
    def _on_go(self) -> None:
        self._go.setEnabled(False)
        self.say_refused("")
        self.act(self._on_done, self._on_refused)

    def _on_done(self, done: Done) -> None:
        self.desk.drafts.drop(self._name)
        undo = self.undo
        self.said.emit(Message(done.sentence, offer=Offer("Undo", lambda: undo(done))))
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self.form, error))
