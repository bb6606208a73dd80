"""“Take apart again…”: what was joined to a case, and what undoing it would do."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.office import Done
from caseworker.casework.taking_apart import CanGo, TakeApart, take_apart, what_can_go
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.packs import MergeId
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.parts import Card, Flow, Form, Words, named, primary, secondary

_ABOUT = (
    "What came goes to a case of its own. What was given up for it is put back, unless it was "
    "changed since."
)
_NOTHING = "Nothing was joined to this case that could be taken apart."


class ApartSheet(LongSheet):
    """Each merge with what undoing it would do; only the newest can go first."""

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget) -> None:
        super().__init__("Take apart again?", _ABOUT, "apartSheet", parent)
        self._desk = desk
        self._why = named(QLineEdit(), "takeApartWhy", "Why it is taken apart")
        self._form = Form("takeApartForm")
        self._form.add("why", "Why, for the history", self._why)
        self.middle.body.addWidget(self._form)
        self._draft = f"take_apart/{number}"
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self, case=number)
        shut = secondary("Close", "apartClose")
        self.finish_with(shut)
        shut.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        desk.see(self, what_can_go(number), self._on_found)

    def _on_found(self, found: tuple[CanGo, ...]) -> None:
        if not found:
            self.middle.body.addWidget(Words(_NOTHING, wrap=True, name="apartNothing"))
            self._form.hide()
        for at, one in enumerate(found):
            card = Card(one.title[:1].upper() + one.title[1:], name=f"apart{at}", gap=4)
            for line in one.lines:
                card.body.addWidget(Words(f"•  {line}", wrap=True))
            acts = Flow(across=8)
            if at == 0:
                go = primary("Take it apart", "takeApartGo")
                go.clicked.connect(partial(self._on_go, one.merge))
                acts.addWidget(go)
            else:
                acts.addWidget(Words("Take apart first what was joined after it.", "small"))
            card.body.addWidget(acts)
            self.middle.body.addWidget(card)
        self.middle.body.addStretch(1)
        self.fit()

    def _on_go(self, merge: MergeId, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        command = TakeApart(merge, self._why.text())
        self._desk.do(take_apart, command, asker=self, then=self._on_done, refused=self._on_refused)

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.accept()
        self.recorded.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self.say_refused(str(error))
