"""The sheets of support: plan a cycle, note how it runs, review it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework import support
from caseworker.casework.review_desk import LookedAt
from caseworker.casework.support_desk import SupportDesk
from caseworker.domain.case import Happening
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import FactKind
from caseworker.domain.listed import listed
from caseworker.domain.support_cycle import CYCLE, NOTE, REVIEWED, Cycle, Target
from caseworker.domain.support_rules import Before, support_rules
from caseworker.domain.support_words import target_words
from caseworker.ui.case.review_rows import SaidOf
from caseworker.ui.case.review_sheets import family
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.support_rows import (
    ProvisionRow,
    Several,
    TargetRow,
    TookRow,
    VoiceRow,
    Written,
)
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.forms import chooser
from caseworker.ui.parts import Rule, Ticks, Words, named
from caseworker.ui.parts.date_field import DateField

UNNAMED: Final = "Parent, not recorded by name"


class SupportSheet(WorkSheet):
    """What the three have in common: who took part, and what was said in whose words."""

    given: SupportDesk
    took: list[TookRow]
    voices: list[VoiceRow]

    def head(self, words: str) -> None:
        """A heading between the fields, with a line above it."""
        self.form.body.addWidget(Rule())
        self.form.body.addWidget(Words(words, "heading", wrap=True))

    def fact(self, kind: str, name: str, height: int = 66) -> QPlainTextEdit:
        """A box for a fact of the entry, under its own words."""
        spec = event_kinds()[kind].fact(name)
        return self.room(name, spec.words if spec else name, height)

    def ask_who(self, cycle: Cycle | None) -> None:
        """Who took part: everybody whom the rows name, or why they did not."""
        self.head("Who took part")
        last = (cycle.review or cycle.planned) if cycle else None
        before = listed(last.facts.get("took_part", "")) if last else ()
        said = dict(line.split(": ", 1) for line in before if ": " in line)
        self.took = [
            TookRow(part, names=said.get(part.title, part.names)) for part in self.given.parts
        ]
        for one in self.took:
            self.form.add(one.objectName(), "", one).label.hide()
        sources = "; ".join(dict.fromkeys(one.part.row.source for one in self.took))
        self.form.body.addWidget(Words(f"{sources}.", "small", wrap=True))

    def hear(self) -> None:
        """Room for the words of the child and of the parents."""
        self.head("In their own words")
        person = self.seen.case.person.name
        names = dict.fromkeys((person, family(self.seen)))
        self.voices = [VoiceRow(f"voice{at}", name) for at, name in enumerate(names) if name]
        for one in self.voices:
            self.form.add(one.objectName(), "", one).label.hide()

    @property
    def heard(self) -> tuple[support.Voice, ...]:
        return tuple(
            support.Voice(one.person, one.said.toPlainText().strip(), one.how.text().strip())
            for one in self.voices
        )

    @property
    def took_part(self) -> tuple[support.Took, ...]:
        return tuple(one.took for one in self.took)


class CycleSheet(SupportSheet):
    """Assess and plan, in the order in which they are talked through."""

    def __init__(self, desk: Desk, seen: CaseSeen, given: SupportDesk, parent: QWidget) -> None:
        before = given.latest
        super().__init__(
            desk,
            seen,
            "Plan a cycle of support" if before is None else "Plan the next cycle of support",
            "Assess, plan, do, review. What you type is kept as you type it.",
            parent,
            name="cycle",
            save="Record the cycle",
        )
        self.given = given
        self.told: dict[str, DateField] = {}
        self.reasons: dict[str, QLineEdit] = {}
        if given.missing:
            self.form.body.addWidget(Words("What comes first", "heading"))
        for row in given.missing:
            self._ask_before(row)
        self._assess()
        self.ask_who(before)
        self.head("Plan: targets")
        self.targets = Several("targets", TargetRow, one="Target", add="Another target")
        self.form.add("targets", "", self.targets).label.hide()
        self.head("Do: what is provided")
        teacher = before.planned.facts.get("teacher", "") if before else ""
        self.provision = Several(
            "provision",
            ProvisionRow,
            one="Provision",
            add="Other provision",
        )
        self.form.add("provision", "", self.provision).label.hide()
        self.adjustments = self.fact(CYCLE, "adjustments")
        self.teacher = self._line("teacher", teacher)
        self.setting = self._line("setting", given.place)
        self.starts = self.day_field("starts_on", self._words("starts_on"), seen.today)
        self.by = DateField("on", seen.today, back=False)
        hint = "The day that is agreed. It is in the diary, and late after it."
        self.form.add("on", self._words("on"), self.by, hint=hint)
        self.hear()
        if before is not None:
            self._go_on(before)
        self.keep_as("support_cycle")

    def _assess(self) -> None:
        self.head("Assess")
        areas = [(area.title, area.title) for area in support_rules().areas]
        self.areas = Ticks("areas", areas)
        self.form.add("areas", "Areas of need", self.areas, hint="As many as there are.")
        self.assessed_on = self.day_field(
            "assessed_on", self._words("assessed_on"), self.seen.today
        )
        self.assessed = self.fact(CYCLE, "assessed")
        self.baseline = self.fact(CYCLE, "baseline")

    def _ask_before(self, row: Before) -> None:
        """The day where that is all there is to say; else it is recorded first, or the reason."""
        self.form.body.addWidget(Words(row.title, "strong", wrap=True))
        words = f"{row.words} {row.source}."
        self.form.body.addWidget(Words(words, "small", wrap=True))
        if _is_said_by_its_day(row):
            field = DateField(f"told_{row.name}", self.seen.today)
            self.form.add(f"told_{row.name}", "Day they were told", field)
            self.told[row.name] = field
        reason = named(QLineEdit(), f"without_{row.name}")
        self.form.add(f"without_{row.name}", row.reason, reason)
        self.reasons[row.name] = reason

    def _go_on(self, before: Cycle) -> None:
        """What isn’t met goes on; where nothing is to change, nor does the provision."""
        self.areas.choose(before.areas)
        for target in before.targets:
            if support_rules().counts(target.met) != support_rules().most:
                row = self.targets.blank()
                if isinstance(row, TargetRow):
                    row.go_on(target)
        for one in before.provision:
            self.provision.blank().give(dict(one.event.facts) | {"serves": ""})

    def _line(self, name: str, value: str) -> QLineEdit:
        edit = named(QLineEdit(value), name)
        self.form.add(name, self._words(name), edit)
        return edit

    def _words(self, name: str) -> str:
        spec = event_kinds()[CYCLE].fact(name)
        return spec.words if spec else name

    @Slot()
    def on_save(self) -> None:
        given = {f"told_{name}": field for name, field in self.told.items() if field.edit.text()}
        needed = {"assessed_on": self.assessed_on, "starts_on": self.starts, "on": self.by}
        days = self.days(**needed, **given)
        if days is None:
            return
        facts = {
            "areas": self.areas.typed(),
            "assessed": self.assessed.toPlainText().strip(),
            "baseline": self.baseline.toPlainText().strip(),
            "adjustments": self.adjustments.toPlainText().strip(),
            "teacher": self.teacher.text().strip(),
            "setting": self.setting.text().strip(),
            **{name: days[name].isoformat() for name in needed},
        }
        targets = [row.target for row in self.targets.rows if isinstance(row, TargetRow)]
        provision = [row.provision for row in self.provision.rows if isinstance(row, ProvisionRow)]
        first = tuple(
            _told(row, days[f"told_{row.name}"], family(self.seen) or UNNAMED)
            for row in self.given.missing
            if f"told_{row.name}" in days
        )
        self.do(
            support.plan_cycle,
            support.PlanCycle(
                self.seen.case.number,
                self.seen.today,
                facts,
                self.took_part,
                tuple(one for one in targets if one is not None),
                tuple(one for one in provision if one is not None),
                first,
                {name: edit.text().strip() for name, edit in self.reasons.items()},
                self.heard,
            ),
        )


class NoteSheet(SupportSheet):
    """How it runs: a line for each piece of provision, and room for what was seen."""

    def __init__(self, desk: Desk, seen: CaseSeen, given: SupportDesk, parent: QWidget) -> None:
        super().__init__(
            desk,
            seen,
            "Note how the support runs",
            "Whether it was delivered, how often since the last note, and what was seen.",
            parent,
            name="supportNoted",
            save="Record the note",
        )
        self.given = given
        self._cycle = given.under_way
        self._day = self.day_field("day", "Up to which day", seen.today)
        self.rows: list[tuple[Written, str, str]] = []
        kind = event_kinds()[NOTE]
        for at, one in enumerate(self._cycle.provision if self._cycle else ()):
            row = Written(f"note{at}")
            for name in ("delivered", "sessions", "words"):
                spec = kind.fact(name)
                if spec and spec.choices:
                    row.choice(name, spec.words, [(each, each) for each in spec.choices])
                elif spec:
                    row.line(name, spec.words, wide=name == "words")
            self.form.add(f"note{at}", one.what, row)
            self.rows.append((row, str(one.event.id), one.what))
        self.words = self.room("words", "What was seen, on the whole", 92)
        self.hear()
        self.keep_as("support_note")

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._day)
        if days is None or self._cycle is None:
            return
        notes: list[Mapping[str, str]] = [
            {**row.values(), "provision": event, "what": what} if row.values() else {}
            for row, event, what in self.rows
        ]
        notes.append({"words": self.words.toPlainText().strip()})
        self.do(
            support.note_support,
            support.NoteSupport(
                self.seen.case.number, self._cycle.id, days["day"], tuple(notes), self.heard
            ),
        )


class SupportReviewSheet(SupportSheet):
    """Each target, what the support did, what is decided; a meeting with the parents in one."""

    def __init__(self, desk: Desk, seen: CaseSeen, given: SupportDesk, parent: QWidget) -> None:
        super().__init__(
            desk,
            seen,
            "Review the cycle of support",
            "What you type is kept as you type it, so it can be written in the meeting.",
            parent,
            name="supportReview",
            save="Record the review",
        )
        self.given = given
        cycle = self._cycle = given.under_way
        self._day = self.day_field("day", "Day of the review", seen.today)
        results = [row.title for row in support_rules().results]
        targets = cycle.targets if cycle else ()
        self.results = [
            SaidOf(_looked_at(at, one, given), results, f"result{at}")
            for at, one in enumerate(targets)
        ]
        for said in self.results:
            self.form.add(said.objectName(), "", said).label.hide()
        self.effect = self.fact(REVIEWED, "effect")
        self.quality = self.fact(REVIEWED, "quality")
        self.hear()
        self.ask_who(cycle)
        self.met = named(QCheckBox("The parents were met for this review"), "supportMet")
        self.form.add(
            "met", "", self.met, hint="It is then a meeting with the parents, too."
        ).label.hide()
        self.who_does = self.room("actions", "Who does what by when, one on a line")
        self.head("Decide")
        decisions = [(row.title, row.title) for row in support_rules().decisions]
        self.decision: QComboBox = chooser("decision", decisions)
        self.form.add("decision", "What is decided", self.decision)
        self._note = Words("", "soft", wrap=True, name="supportDecisionNote")
        self.form.body.addWidget(self._note)
        self.reasons = self.fact(REVIEWED, "reasons")
        self.decision.currentIndexChanged.connect(self._on_chosen)
        self.keep_as("support_review")

    @Slot()
    def _on_chosen(self) -> None:
        found = support_rules().decided(str(self.decision.currentData() or ""))
        self._note.setText(f"{found.note} {found.source}." if found else "")
        self.fit()

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._day)
        if days is None or self._cycle is None:
            return
        said = [one.said for one in self.results]
        self.do(
            support.review_cycle,
            support.ReviewCycle(
                self.seen.case.number,
                self._cycle.id,
                days["day"],
                {
                    "effect": self.effect.toPlainText().strip(),
                    "quality": self.quality.toPlainText().strip(),
                    "decision": str(self.decision.currentData() or ""),
                    "reasons": self.reasons.toPlainText().strip(),
                },
                self.took_part,
                {one.item: (one.answer, one.words) for one in said if one is not None},
                self.heard,
                self.met.isChecked(),
                self.who_does.toPlainText().strip(),
            ),
        )


def _looked_at(at: int, target: Target, given: SupportDesk) -> LookedAt:
    noted = given.progress.get(target.item, ())
    return LookedAt(target.item, f"{at + 1}", target.outcome, target_words(target), noted)


def _is_said_by_its_day(row: Before) -> bool:
    """All that its entry needs is a day, and whom it is about."""
    kinds = [event_kinds()[name] for name in row.met_by]
    needed = [spec for kind in kinds for spec in kind.facts if spec.required]
    return not row.where and all(spec.kind is FactKind.PERSON for spec in needed)


def _told(row: Before, day: date, whom: str) -> Happening:
    name = min(row.met_by)
    people = [spec.name for spec in event_kinds()[name].facts if spec.kind is FactKind.PERSON]
    return Happening(name, day, facts=dict.fromkeys(people, whom))
