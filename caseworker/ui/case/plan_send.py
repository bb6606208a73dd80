"""The sheets that send a draft and that make a plan final."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from caseworker.casework import plans
from caseworker.casework.office import Done, Duty
from caseworker.casework.plans import Beside
from caseworker.casework.reckoning import reckoning_of
from caseworker.domain.checks import Finding
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.people import who_decides
from caseworker.domain.plan import Plan, VersionKind
from caseworker.ui.case.plan_finding import line_of, remedy_of, tone_of
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import emptied
from caseworker.ui.changes import Changes, keep_changes
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    Form,
    Words,
    named,
    primary,
    secondary,
)
from caseworker.ui.parts.date_field import DateField, days_needed
from caseworker.ui.parts.typed_day import NotADayError

Command = TypeVar("Command")
FINALISE: Final = {
    VersionKind.AMENDED: "Issue the amended plan",
    VersionKind.REASSESSED: "Issue the re-assessed plan",
}


class IssueSheet(LongSheet):
    """What sending a draft and making a plan final have in common: what stands in the way.

    ``edition`` is the one that was looked at, so that no other is sent in its place.
    """

    edition = ""

    def __init__(self, desk: Desk, seen: CaseSeen, title: str, words: str, parent: QWidget) -> None:
        super().__init__(title, words, "issue", parent)
        self.desk, self.seen = desk, seen
        self.form = Form("issueForm")
        self._way = Card(name="issueFindings", margin=14, gap=4)
        self._looked_at = named(QCheckBox(), "issueLookedAt")
        self._looked_at.toggled.connect(self._on_looked_at)
        self._findings: tuple[Finding, ...] = ()
        self.middle.body.addWidget(self._way)
        self.middle.body.addWidget(self._looked_at)
        self.middle.body.addWidget(self.form)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "issueCancel")
        self.save = primary(title, "issueSave")
        self.save.setDefault(True)
        self.finish_with(cancel, self.save)
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.on_save)
        self.finished.connect(self.deleteLater)
        self._kept: Changes | None = None

    def keep_as(self, draft: str) -> None:
        """Keep what is typed under this name; that the findings were looked at is said anew."""
        number = self.seen.case.number
        self._kept = keep_changes(self.desk, f"{draft}/{number}", self.form, case=number)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """What stands in the way, and what has to be looked at; what is kept is only counted."""
        if tuple(findings) != self._findings:
            self._looked_at.setChecked(False)
        self._findings = tuple(findings)
        emptied(self._way.body)
        blocks = [one for one in findings if one.blocks]
        warns = [one for one in findings if one.warns]
        tone = Tone.RED if blocks else (Tone.AMBER if warns else Tone.GREEN)
        head = "This stands in the way" if blocks else "Nothing stands in the way"
        if warns and not blocks:
            head = "Nothing stands in the way. Look at these first"
        self._way.body.addWidget(Words(head, "strong", tone=tone, wrap=True, name="issueHead"))
        shown = [*blocks, *warns]
        for at, one in enumerate(shown):
            said = Words(line_of(one), "strong", tone=tone_of(one), wrap=True)
            self._way.body.addWidget(said)
            after = shown[at + 1] if at + 1 < len(shown) else None
            if after is None or (after.check, after.remedy) != (one.check, one.remedy):
                self._way.body.addWidget(Words(remedy_of(one), "small", wrap=True))
        kept = sum(1 for one in findings if one.is_kept)
        if kept:
            self._way.body.addWidget(Words(f"– {kept} kept as they are, with a reason", "small"))
        self._looked_at.setText(
            "I have looked at this" if len(warns) == 1 else f"I have looked at all {len(warns)}"
        )
        self._looked_at.setVisible(bool(warns) and not blocks)
        self._on_looked_at()

    @Slot()
    def _on_looked_at(self) -> None:
        why = ""
        if any(one.blocks for one in self._findings):
            why = "Put right what stands in the way first."
        elif any(one.warns for one in self._findings) and not self.looked_at:
            why = "Look at what was found first, and say that you have."
        self.save.setEnabled(not why)
        self.save.setToolTip(why)
        self.save.setAccessibleDescription(why)

    @property
    def looked_at(self) -> bool:
        """The officer says that every warning was looked at."""
        return self._looked_at.isChecked()

    def days(self, **fields: DateField) -> dict[str, date] | None:
        """Every day that is needed, or None once each that is missing has been said."""
        found, gaps = days_needed(**fields)
        self.form.refuse(gaps)
        return None if gaps else found

    def issue(self, duty: Duty[Command], command: Command) -> None:
        self.save.setEnabled(False)
        self.desk.do(duty, command, asker=self, then=self._on_done, refused=self._on_refused)

    @Slot()
    def on_save(self) -> None:
        raise NotImplementedError

    def _on_done(self, done: Done) -> None:
        if self._kept is not None:
            self._kept.drop()
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self.save.setEnabled(True)
        self.say_refused(*refusal_words(self.form, error))


class SendDraftSheet(IssueSheet):
    """To whom, sent when, in their hands when: their days for views begin with that day."""

    def __init__(
        self, desk: Desk, seen: CaseSeen, plan: Plan, beside: Beside, parent: QWidget
    ) -> None:
        super().__init__(
            desk,
            seen,
            "Send the draft",
            "The draft is kept as it is sent. Their 15 days for views begin with the day on which "
            "it is served.",
            parent,
        )
        self._to = named(QLineEdit(_addressee(seen)), "sentTo")
        self._sent = DateField("draftSent", seen.today)
        self._sent.set_day(seen.today)
        self._served = DateField("draftServed", seen.today, back=False)
        self.form.add("sent_to", "Who it is sent to", self._to)
        self.form.add("sent", "Day it is sent", self._sent)
        hint = "By hand or e-mail the same day; by post, the day it would come."
        self.form.add("served", "Day it is served", self._served, hint=hint)
        self.show_findings(plans.look(seen.case, plan, seen.reckoning, VersionKind.DRAFT, beside))
        self.keep_as("issue/draft")

    @Slot()
    def on_save(self) -> None:
        days = self.days(sent=self._sent, served=self._served)
        if days is not None:
            to = self._to.text().strip()
            number = self.seen.case.number
            sent, served = days["sent"], days["served"]
            command = plans.SendDraft(number, to, sent, served, self.edition, self.looked_at)
            self.issue(plans.send_draft, command)


class FinaliseSheet(IssueSheet):
    """Made, sent and signed: after this it can never change."""

    def __init__(
        self, desk: Desk, seen: CaseSeen, plan: Plan, beside: Beside, parent: QWidget
    ) -> None:
        self._sending = plans.on_its_way_to(seen.case)
        super().__init__(
            desk,
            seen,
            FINALISE.get(self._sending, "Finalise the plan"),
            "It is signed with your name and key, and can never change again. A later change is "
            "a new version.",
            parent,
        )
        self._plan, self._beside = plan, beside
        self._made = DateField("planMade", seen.today)
        self._made.set_day(seen.today)
        self._sent = DateField("planSent", seen.today)
        self._sent.set_day(seen.today)
        self._role = named(QLineEdit(), "signRole")
        self._role.setPlaceholderText("SEND casework officer")
        self.form.add("day", "Day the plan is made", self._made)
        self.form.add("sent", "Day it is sent", self._sent)
        hint = f"Stands under the name of {desk.officer.name} on the plan."
        self.form.add("role", "Your role", self._role, hint=hint)
        self._made.changed.connect(self._on_made)
        self._on_made()
        self.keep_as("issue/final")

    @Slot()
    def _on_made(self) -> None:
        try:
            made = self._made.day() or self.seen.today
        except NotADayError:
            return
        case, beside = self.seen.case, self._beside
        made_on = reckoning_of(self.seen.office, made)
        self.show_findings(plans.look(case, self._plan, made_on, self._sending, beside))

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._made, sent=self._sent)
        if days is not None:
            command = plans.Finalise(
                self.seen.case.number,
                days["day"],
                days["sent"],
                self._role.text().strip(),
                self.edition,
                self.looked_at,
            )
            self.issue(plans.finalise, command)


def _addressee(seen: CaseSeen) -> str:
    """Who decides gets the draft: the young person, or the child's parents."""
    person = seen.case.person
    if person.is_young_person(seen.today):
        return who_decides(person, seen.today, "", seen.case.capacities).who
    return " and ".join(parent.shown for parent in person.parents if not parent.no_contact)
