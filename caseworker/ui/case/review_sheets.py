"""The sheets of a review: invite, write down the meeting, decide after it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework import reviews
from caseworker.casework.review_desk import ReviewDesk
from caseworker.domain.days import plain
from caseworker.domain.errors import Gap
from caseworker.domain.law import event_kinds
from caseworker.domain.review import CHANGES, Review, deliveries, scores
from caseworker.domain.review_rules import review_rules
from caseworker.ui.case.review_rows import InviteeRow, Present, SaidOf
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.forms import chooser
from caseworker.ui.parts import Rule, Words, named
from caseworker.ui.parts.date_field import DateField


class InviteSheet(WorkSheet):
    """Everybody the regulations name, ticked from the case; the notice and the request in one."""

    def __init__(self, desk: Desk, seen: CaseSeen, given: ReviewDesk, parent: QWidget) -> None:
        review = given.under_way
        when = plain(review.on) if review else ""
        super().__init__(
            desk,
            seen,
            f"Invite to the meeting of {when}",
            "Everybody the regulations name for this review. Write in the names that are missing.",
            parent,
            name="invite",
            save="Record the invitations",
        )
        self._review = review
        self.rows = [InviteeRow(one, seen) for one in given.invited]
        for one in self.rows:
            self.form.add(f"row_{one.one.key}", "", one).label.hide()
        self.form.body.addWidget(Rule())
        self._sent = self.day_field("sent", "Day the invitations go out", seen.today)
        self._by = DateField("advice_by", seen.today, back=False)
        if review is not None:
            self._by.set_day(_papers_by(given, seen.today))
        hint = "It has to go round at least two weeks before the meeting."
        self.form.add("advice_by", "Advice to be here by", self._by, hint=hint)
        self.middle.body.addWidget(
            Words("SEND Regs 2014 reg 20(2) to (4) and 21(2) to (4)", "small", wrap=True)
        )
        self.keep_as("invite")

    @Slot()
    def on_save(self) -> None:
        days = self.days(sent=self._sent, advice_by=self._by)
        if days is None or self._review is None:
            return
        invited = tuple(one.invited for one in self.rows if one.invited is not None)
        self.do(
            reviews.invite_to_review,
            reviews.InviteToReview(
                self.seen.case.number, self._review.id, invited, days["sent"], days["advice_by"]
            ),
        )


def _papers_by(given: ReviewDesk, today: date) -> date | None:
    """The day on which the papers have to go round, if it is still to come."""
    found = [step.by for step in given.line if step.row.name == "papers"]
    return found[0] if found and found[0] and found[0] > today else None


class MeetingSheet(WorkSheet):
    """The meeting, written down while it goes on: what is typed is kept as it is typed."""

    def __init__(self, desk: Desk, seen: CaseSeen, given: ReviewDesk, parent: QWidget) -> None:
        review = given.under_way if given.under_way and not given.under_way.held else None
        called = review.kind.called if review else "A meeting that nobody planned"
        super().__init__(
            desk,
            seen,
            "Write down the meeting",
            f"{called}. What you type is kept as you type it, so it can be written in the meeting.",
            parent,
            name="writeDown",
            save="Record the meeting",
        )
        self._review = review
        self._kind = chooser("kind", [(one.called, one.meeting) for one in given.kinds])
        if review is None:
            self._kind.setCurrentIndex(1)
            self.form.add("kind", "Which meeting it was", self._kind)
        day = review.on if review and review.on <= seen.today else seen.today
        self._day = self.day_field("day", "Day of the meeting", day)
        self.present = Present(_names(given, review))
        self.form.add("present", "Who was there, and who spoke", self.present)
        self.progress = [
            SaidOf(one, scores(), f"outcome{at}") for at, one in enumerate(given.outcomes)
        ]
        self.delivered = [
            SaidOf(one, deliveries(), f"provision{at}") for at, one in enumerate(given.provision)
        ]
        self._under((review.kind if review else given.kinds[0]).progress, self.progress)
        self._under("Provision delivered, beside what the plan says", self.delivered)
        self.adulthood: list[tuple[str, QPlainTextEdit]] = []
        if given.adulthood:
            self.form.body.addWidget(Words("Preparing for adulthood (from Year 9)", "heading"))
        for at, area in enumerate(given.adulthood):
            box = self.room(f"adulthood_{at}", area.area, hint=area.source)
            self.adulthood.append((area.area, box))
        self.form.body.addWidget(Rule())
        self.rest: dict[str, QPlainTextEdit] = {}
        self.recommends: QComboBox | None = None
        self._held = review.kind.held if review else given.kinds[0].held
        kind = event_kinds()[self._held]
        for fact in ("differences", "outcome", "proposals"):
            if spec := kind.fact(fact):
                self.rest[fact] = self.room(fact, spec.words)
        if spec := kind.fact("recommends"):
            self.recommends = chooser("recommends", [(one, one) for one in spec.choices])
            self.form.add("recommends", spec.words, self.recommends, hint="The authority decides.")
        self.keep_as("write_down_review")

    def _under(self, title: str, rows: list[SaidOf]) -> None:
        if rows:
            self.form.body.addWidget(Words(title, "heading"))
        for one in rows:
            self.form.add(one.objectName(), "", one).label.hide()

    def _facts(self) -> Mapping[str, str]:
        found = self.present.facts()
        found |= {name: box.toPlainText().strip() for name, box in self.rest.items()}
        if self.recommends is not None:
            found["recommends"] = str(self.recommends.currentData() or "")
        return {name: said for name, said in found.items() if said}

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._day)
        if days is None:
            return
        meeting = self._review.kind.meeting if self._review else str(self._kind.currentData())
        self.do(
            reviews.write_down_review,
            reviews.WriteDownReview(
                self.seen.case.number,
                meeting,
                days["day"],
                self._review.id if self._review else None,
                self._facts(),
                tuple(one.said for one in self.progress if one.said),
                tuple(one.said for one in self.delivered if one.said),
                tuple((area, box.toPlainText().strip()) for area, box in self.adulthood),
            ),
        )


def _names(given: ReviewDesk, review: Review | None) -> list[str]:
    """Those who were told of the meeting; those to invite, where nobody was."""
    told = review.notice.facts.get("told", "") if review and review.notice else ""
    names = told.split(", ") if told else [one.name for one in given.invited if not one.barred]
    return [name for name in dict.fromkeys(names) if name]


class DecideSheet(WorkSheet):
    """Keep, change, end or assess again: each with its days, its reasons, and what it brings."""

    def __init__(
        self, desk: Desk, seen: CaseSeen, given: ReviewDesk, parent: QWidget, *, alone: bool = False
    ) -> None:
        super().__init__(
            desk,
            seen,
            "Change the plan without a review" if alone else "Decide after the review",
            "The decision and its notice in one."
            if not alone
            else "The plan may be amended at any time (SEND Regs 2014 reg 28).",
            parent,
            name="decide",
            save="Record the decision",
        )
        self._alone = alone
        offered = [one for one in review_rules().decisions if one.alone or not alone]
        if alone:
            offered = [one for one in offered if CHANGES in one.events]
        self.choice = chooser("decision", [(one.title, one.name) for one in offered])
        self.form.add("decision", "What is decided", self.choice)
        self._note = Words(role="soft", wrap=True, name="decideNote")
        self._source = Words(role="small", wrap=True, name="decideSource")
        self.form.body.addWidget(self._note)
        self.form.body.addWidget(self._source)
        self._day = self.day_field("day", "Day of the decision", seen.today)
        self._sent = self.day_field("sent", "Day the notice is sent", seen.today)
        self._reasons = self.room("reasons", "Reasons", 92)
        self._to = named(QLineEdit(family(seen)), "sent_to")
        self.form.add("sent_to", "Who the notice of changes is sent to", self._to)
        self._served = DateField("served", seen.today, back=False)
        hint = "Their 15 days begin with it. By post, the day it would come."
        self.form.add("served", "Day it is in their hands", self._served, hint=hint)
        words = "Every change that is proposed"
        hint = "What is changed in the plan being written is filled in: change it there first."
        self._changes = self.room("changes", words, 132, hint=hint)
        self._changes.setPlainText(given.changes)
        words = "What was read and considered, and goes with the notice"
        self._evidence = self.room("evidence", words, 66)
        self._evidence.setPlainText(_evidence(given))
        self.choice.currentIndexChanged.connect(self._on_chosen)
        if alone:
            self.choice.setCurrentIndex(1)
        self._on_chosen()
        self.keep_as("decide_alone" if alone else "decide_after_review")

    @Slot()
    def _on_chosen(self) -> None:
        name = str(self.choice.currentData() or "")
        found = next((one for one in review_rules().decisions if one.name == name), None)
        changes = found is not None and CHANGES in found.events
        for field in ("sent_to", "served", "changes"):
            self.form.fields[field].setVisible(changes)
        self._note.setText(found.note if found else "")
        self._source.setText(found.source if found else "")
        self._note.setVisible(found is not None)
        self._source.setVisible(found is not None)
        self.fit()

    @Slot()
    def on_save(self) -> None:
        name = str(self.choice.currentData() or "")
        if not name:
            self.form.refuse([Gap("decision", "Choose what is decided.")])
            return
        decision = review_rules().decision(name)
        needed = {"day": self._day, "sent": self._sent}
        if CHANGES in decision.events:
            needed["served"] = self._served
        days = self.days(**needed)
        if days is None:
            return
        self.do(
            reviews.decide_after_review,
            reviews.DecideAfterReview(
                self.seen.case.number,
                name,
                days["day"],
                days["sent"],
                self._reasons.toPlainText().strip(),
                self._to.text().strip(),
                days.get("served"),
                self._changes.toPlainText().strip(),
                self._evidence.toPlainText().strip(),
                self._alone,
            ),
        )


def family(seen: CaseSeen) -> str:
    """Who decides: the young person, or the child's parents."""
    person = seen.case.person
    if person.is_young_person(seen.today):
        return person.name
    return " and ".join(parent.shown for parent in person.parents if not parent.no_contact)


def _evidence(given: ReviewDesk) -> str:
    """What there is to send along: the papers that came in for the review, and its report."""
    held = [one for one in (given.under_way, *given.earlier) if one and one.held]
    if not held:
        return ""
    review = held[0]
    lines = [f"Advice of {one.whose} for the review" for one in review.asked if one.answer]
    return "; ".join((f"Report of the review of {plain(review.on)}", *lines))
