"""Why what was found may stay: a sheet for the reason, and what the list of checks asks for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from caseworker.casework import keeping
from caseworker.casework.office import Done
from caseworker.domain.checks import Finding
from caseworker.domain.errors import CaseworkerError
from caseworker.ui import theme
from caseworker.ui.case.next_step import NextStep, Way, record_of
from caseworker.ui.case.plan_checks import ChecksPanel
from caseworker.ui.case.plan_finding import line_of, remedy_of, tone_of
from caseworker.ui.case.tab import Tab
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.parts import Form, Words, named, primary, secondary


class KeepSheet(LongSheet):
    """The reason why a finding may stay as it is."""

    def __init__(self, tab: Tab, series: str, found: Finding, parent: QWidget) -> None:
        title = "Keep it as it is"
        words = "The reason stands in the history. When the words change, this is asked again."
        super().__init__(title, words, "keep", parent)
        self._desk, self._number, self._series, self._found = tab.desk, tab.number, series, found
        self.form = Form("keepForm")
        said = Words(line_of(found), "strong", tone=tone_of(found), wrap=True, name="keepFound")
        self.middle.body.addWidget(said)
        self.middle.body.addWidget(Words(remedy_of(found), "small", wrap=True))
        self._reason = named(QPlainTextEdit(), "keepReason", "Why it may stay")
        self._reason.setTabChangesFocus(True)
        self._reason.setFixedHeight(theme.px(90))
        self.form.add("reason", "Why it may stay", self._reason)
        self.middle.body.addWidget(self.form)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "keepCancel")
        self.save = primary(title, "keepSave")
        self.save.setDefault(True)
        self.finish_with(cancel, self.save)
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)
        self._draft = f"keep/{self._number}/{series}/{found.print}"
        tab.desk.drafts.watch(
            self._draft, self.form, self.form.edited, owner=self, case=self._number
        )

    @Slot()
    def _on_save(self) -> None:
        reason = self._reason.toPlainText().strip()
        command = keeping.KeepAsItIs(self._number, self._found.print, reason, self._series)
        self.save.setEnabled(False)
        self._desk.do(
            keeping.keep_as_it_is,
            command,
            asker=self,
            then=self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self.save.setEnabled(True)
        self.say_refused(*refusal_words(self.form, error))


class Answering(QObject):
    """Does what the list of checks asks for: a reason, another look, an entry.

    ``keep`` hands the plan over to be kept first: the office looks at what it holds. ``series``
    says which of the plans is written.
    """

    def __init__(
        self,
        panel: ChecksPanel,
        tab: Tab,
        keep: Callable[[], None],
        series: Callable[[], str],
    ) -> None:
        super().__init__(tab)
        self._tab, self._keep, self._series = tab, keep, series
        panel.keeping.connect(self._on_keeping)
        panel.again.connect(self._on_again)
        panel.recording.connect(self._on_recording)

    @Slot(object)
    def _on_keeping(self, found: Finding) -> None:
        self._keep()
        KeepSheet(self._tab, self._series(), found, self._tab.window()).open()

    @Slot(object)
    def _on_again(self, found: Finding) -> None:
        self._keep()
        command = keeping.TakeUpAgain(self._tab.number, found.print, self._series())
        self._tab.desk.do(keeping.take_up_again, command)

    @Slot(object)
    def _on_recording(self, kinds: tuple[str, ...]) -> None:
        first = record_of(kinds[0])
        if first.way is not Way.RECORD or len(kinds) == 1:
            self._tab.stepped.emit(first)
        else:
            self._tab.stepped.emit(NextStep(first.words, Way.RECORD, kinds))
