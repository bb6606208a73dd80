"""The versions of a plan in its tab: read, compared, taken up again; reasons for changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from caseworker.casework.comparing import WORKING
from caseworker.casework.plans import on_its_way_to
from caseworker.casework.records import Records
from caseworker.casework.versions import (
    RestoreVersion,
    VersionSeen,
    restore_version,
    see_versions,
    would_be_lost,
)
from caseworker.domain.case import CaseNumber
from caseworker.domain.change_reasons import Accounted, Reason, accounted, amends, reasons
from caseworker.domain.kinds import BY_LAW
from caseworker.domain.next_plan import differs_from
from caseworker.domain.plan import Plan, Version
from caseworker.ui import theme
from caseworker.ui.case.change_reasons import ReasonsCard
from caseworker.ui.case.comparison import ComparisonView
from caseworker.ui.case.plan_versions import FingerprintSheet, VersionsCard, VersionSheet
from caseworker.ui.case.tab import emptied
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.parts import (
    Card,
    EmptyState,
    Field,
    Flow,
    ScrollPage,
    column,
    named,
    secondary,
)
from caseworker.ui.say import Question, ask

WRITTEN = "The plan being written"


@dataclass(frozen=True, slots=True)
class _Seen:
    """All that the page shows."""

    versions: tuple[VersionSeen, ...]
    draft: Plan | None
    changes: tuple[Accounted, ...] | None
    reasons: tuple[Reason, ...]
    amends: bool = False


class VersionsPage(QWidget):
    """A list of versions, and the comparison of two in its place.

    Signals:
        left: the plan being written is wanted again.
    """

    left = Signal()

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "versionsPage", "Versions of the plan")
        self._desk, self._number, self._series = desk, number, BY_LAW
        self._seen: _Seen | None = None
        self._stack = QStackedWidget()
        column(self, 0, 0).addWidget(self._stack)
        self._list = ScrollPage("versionsScroll", margin=0, gap=14)
        self._list.body.setContentsMargins(0, theme.px(14), theme.px(4), theme.px(14))
        self._list.setMinimumHeight(theme.px(40))
        self.comparison = ComparisonView(desk, number)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.comparison)
        self._head = Flow(across=10, down=8)
        self._back = secondary("Back to the plan", "versionsBack", icon=Icon.CHEVRON_LEFT)
        self._head.addWidget(self._back)
        self._body = column(holder := QWidget(), 0, 14)
        self._list.body.addWidget(self._head)
        self._list.body.addWidget(holder)
        self._list.body.addStretch(1)
        self._back.clicked.connect(self.left)
        self.comparison.left.connect(self._on_list)

    def offer(self, *widgets: QWidget) -> None:
        """Put more at the head: which plan, what to do with one that nobody is writing."""
        for widget in widgets:
            self._head.addWidget(widget)

    def of(self, series: str) -> None:
        """Be about another of the plans of the case."""
        self._series = self.comparison.series = series

    def look(self) -> None:
        """Ask the records again. What is being typed must have been handed over before."""
        number, series = self._number, self._series

        def question(records: Records, today: date) -> _Seen:
            del today
            return _see(records, number, series)

        self._desk.see(self, question, self._on_seen)

    def show_list(self) -> None:
        """The list, not a comparison."""
        self._stack.setCurrentWidget(self._list)

    def _on_seen(self, seen: _Seen) -> None:
        self._seen = seen
        self._back.setVisible(seen.draft is not None)
        self._desk.drafts.flush()  # a reason that is being typed is put back into the new list
        emptied(self._body)
        self._show_versions(seen)
        if seen.changes is not None:
            card = ReasonsCard(
                self._desk, self._number, seen.changes, seen.reasons, amends=seen.amends
            )
            card.refused.connect(self._on_refused)
            still = any(one.tie is None for one in seen.changes)  # then they come first
            self._body.insertWidget(0 if still else self._body.count(), card)

    def _show_versions(self, seen: _Seen) -> None:
        if not seen.versions:
            words = "Each draft that is sent, and each final plan, is kept here as it was."
            self._body.addWidget(EmptyState(Icon.PLAN, "No version yet", words, name="noVersions"))
            return
        versions = VersionsCard(seen.versions)
        versions.read.connect(self._on_read)
        versions.compared.connect(self._on_compared)
        versions.restored.connect(self._on_restored)
        versions.fingerprint.connect(self._on_fingerprint)
        self._body.addWidget(versions)
        if len(self._titles()) > 1:
            self._body.addWidget(self._any_two())

    def _titles(self) -> list[tuple[str, str]]:
        """Whatever can be compared, oldest first: its words and its title."""
        if self._seen is None:
            return []
        titles = [(one.version.title, one.version.title) for one in self._seen.versions]
        return [*titles, (WRITTEN, WORKING)] if self._seen.draft is not None else titles

    def _any_two(self) -> Card:
        card = Card("Compare any two", name="anyTwo", gap=8)
        titles = self._titles()
        fields, side_by_side = [], Flow(across=12, down=8)
        for name, label, at in (("was", "Before", -2), ("now", "After", -1)):
            choice = named(QComboBox(), f"compare_{name}", label)
            choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a wheel that passes changes nothing
            for words, title in titles:
                choice.addItem(words, title)
            choice.setCurrentIndex(len(titles) + at)
            fields.append(choice)
            field = Field(label, choice)
            field.setFixedWidth(theme.px(280))
            side_by_side.addWidget(field)
        card.body.addWidget(side_by_side)
        line = Flow(across=8, down=6)
        go = secondary("Compare", "compareTwo")
        line.addWidget(go)
        card.body.addWidget(line)
        was, now = fields
        go.clicked.connect(lambda: self.compare(str(was.currentData()), str(now.currentData())))
        return card

    def compare(self, was: str, now: str) -> None:
        """Show two versions side by side, by their titles."""
        self._stack.setCurrentWidget(self.comparison)
        self.comparison.compare(was, now)

    @Slot(str)
    def _on_compared(self, title: str) -> None:
        """With the plan being written; without one, with the version that came after or before."""
        titles = [one for _, one in self._titles()]
        at = titles.index(title)
        if titles[-1] == WORKING:
            self.compare(title, WORKING)
        elif at + 1 < len(titles):
            self.compare(title, titles[at + 1])
        else:
            self.compare(titles[max(0, at - 1)], title)

    @Slot(str)
    def _on_restored(self, title: str) -> None:
        if self._seen is None:
            return
        versions = tuple(one.version for one in self._seen.versions)
        if not would_be_lost(self._seen.draft, versions):
            self._restore(title)
            return
        question = Question(
            f"Take up {title} again?",
            f"The plan being written is put aside. It is kept as a version, so that it can be "
            f"taken up again itself, and {title} takes its place.",
            f"Take up {title}",
        )
        ask(self, question, lambda: self._restore(title))

    def _restore(self, title: str) -> None:
        self._desk.do(restore_version, RestoreVersion(self._number, title, self._series))

    def _on_read(self, version: Version) -> None:
        for seen in self._seen.versions if self._seen else ():
            if seen.version == version:
                VersionSheet(self._desk, seen, self.window()).open()

    def _on_fingerprint(self, version: Version) -> None:
        FingerprintSheet(version, self.window()).open()

    @Slot()
    def _on_list(self) -> None:
        self.show_list()

    @Slot(str)
    def _on_refused(self, words: str) -> None:
        self._desk.refused.emit(words, "")
        self.look()


def _see(records: Records, number: CaseNumber, series: str) -> _Seen:
    case, draft = records.case(number), records.working_draft(number, series)
    plan = draft.plan if draft is not None else None
    sending = on_its_way_to(case, series)
    sent = differs_from(records.versions(number, series), sending)
    changes = None
    if plan is not None and sent is not None and sending.is_in_force:
        changes = accounted(sent, plan, case)
    seen = see_versions(records, number, series)
    return _Seen(seen, plan, changes, reasons(case), amends(case))
