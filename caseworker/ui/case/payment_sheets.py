"""The sheets of direct payments: decided on, begun, looked at again."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from caseworker.casework import direct_payments
from caseworker.domain.budget import AGAIN, AGREED, Budget, total_words
from caseworker.domain.budget_rules import PaymentStep, Question, budget_rules
from caseworker.domain.case import Event, EventId
from caseworker.domain.errors import Gap
from caseworker.domain.law.kinds import FactKind, FactSpec
from caseworker.ui.case.budget_sheets import NAME, choices_of
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.form_choices import event_words
from caseworker.ui.forms import chooser, fact_field, read_fact
from caseworker.ui.parts import Rule, Words, WrittenField, column, named

YES, NO = "Yes", "No"


class AnswerField(WrittenField):
    """One thing to be sure of: yes or no, and why."""

    def __init__(self, one: Question, *, is_pressing: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.one = one
        self.setObjectName(f"test_{one.name}")
        body = column(self, 0, 4)
        words = f"{one.words}. Check the list of the Schedule." if is_pressing else one.words
        body.addWidget(Words(words, "strong", wrap=True))
        body.addWidget(Words(one.source, "small", wrap=True))
        self.answer = chooser(f"answer_{one.name}", [(YES, YES), (NO, NO)])
        self.answer.setAccessibleName(f"{one.words}: yes or no")
        self.why = named(QLineEdit(), f"why_{one.name}", f"{one.words}: why")
        self.why.setPlaceholderText("Why: what shows it")
        body.addWidget(self.answer)
        body.addWidget(self.why)
        self.answer.currentIndexChanged.connect(self._on_changed)
        self.why.textChanged.connect(self._on_changed)
        self.setFocusProxy(self.answer)

    @property
    def answered(self) -> direct_payments.Answered:
        said = self.answer.currentData()
        return direct_payments.Answered(
            self.one.name, said == YES if said else None, self.why.text()
        )

    def typed(self) -> str:
        said, why = str(self.answer.currentData() or ""), self.why.text()
        return json.dumps([said, why], ensure_ascii=False) if said or why else ""

    def retype(self, text: str) -> None:
        said, why = json.loads(text)
        self.answer.setCurrentIndex(max(0, self.answer.findData(said)))
        self.why.setText(why)

    @Slot()
    def _on_changed(self) -> None:
        self.edited.emit()


class DecideSheet(WorkSheet):
    """To whom, for what, and every test with its reason; agreed to or refused."""

    def __init__(self, desk: Desk, seen: CaseSeen, budget: Budget | None, parent: QWidget) -> None:
        super().__init__(
            desk,
            seen,
            "Decide on direct payments",
            "Each test is answered with its reason: the recipient may ask to have a refusal "
            "looked at again, and will want to know why.",
            parent,
            name=NAME,
            save="Record the decision",
        )
        self.choice = chooser(
            "decision", [("Agree to direct payments", AGREED), ("Refuse them", "refused")]
        )
        self.form.add("decision", "What is decided", self.choice)
        self._day = self.day_field("day", "Day of the decision", seen.today)
        spec = FactSpec("recipient", "To whom they are paid, or who asked", FactKind.PERSON)
        self._recipient = fact_field(spec, None, seen.around)
        self.form.add("recipient", spec.words, self._recipient)
        as_what = [(one, one) for one in choices_of(AGREED, "as_what")]
        self._as_what = chooser("as_what", as_what)
        self.form.add("as_what", "As what", self._as_what)
        paid = budget.paid if budget else ()
        self._provision = self.room("provision", "For what")
        self._provision.setPlainText("; ".join(line.provision for line in paid))
        self._amount = named(QLineEdit(total_words(paid)), "amount")
        self.form.add("amount", "Amount", self._amount)
        self._premises = named(
            QCheckBox("Some of it is used at a school, college or other setting"), "premises"
        )
        self.form.add("premises", "", self._premises).label.hide()
        self.form.body.addWidget(Rule())
        is_detained = seen.setting.regime == "custody"
        rows = (*budget_rules().recipients, *budget_rules().tests)
        self.tests = [AnswerField(row, is_pressing=row.custody and is_detained) for row in rows]
        for one in self.tests:
            self.form.add(one.objectName(), "", one).label.hide()
        hint = "Needed for a refusal, which goes out in writing with them."
        self._reasons = self.room("reasons", "Reasons", 92, hint=hint)
        self.keep_as(f"{NAME}/decide")

    @Slot()
    def on_save(self) -> None:
        chosen = str(self.choice.currentData() or "")
        days = self.days(day=self._day)
        if not chosen:
            self.form.refuse([Gap("decision", "Choose what is decided.")])
            return
        if days is None:
            return
        self.do(
            direct_payments.decide_on_payments,
            direct_payments.DecideOnPayments(
                self.seen.case.number,
                days["day"],
                chosen == AGREED,
                read_fact(self._recipient),
                str(self._as_what.currentData() or ""),
                self._provision.toPlainText(),
                self._amount.text(),
                tuple(one.answered for one in self.tests),
                self._premises.isChecked(),
                self._reasons.toPlainText(),
                days["day"],
            ),
        )


class StartSheet(WorkSheet):
    """The first payment: what comes before it is done, or another office did it."""

    def __init__(
        self, desk: Desk, seen: CaseSeen, lacking: Sequence[PaymentStep], parent: QWidget
    ) -> None:
        words = "Their use is looked at within three months, then with each review of the plan."
        super().__init__(desk, seen, "First payment", words, parent, name=NAME, save="Record")
        self.as_wide_as(620)
        self._day = self.day_field("day", "Day of the first payment", seen.today)
        self._before = named(QLineEdit(), "before_us")
        hint = f"Not recorded here: {'; '.join(row.title.lower() for row in lacking)}."
        field = self.form.add(
            "before_us", "Done before the case came here", self._before, hint=hint
        )
        field.setVisible(bool(lacking))
        self.middle.body.addWidget(Words("Personal Budgets Regs 2014 reg 8, 9 and 11", "small"))
        self.keep_as(f"{NAME}/start")

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._day)
        if days is not None:
            command = direct_payments.StartPayments(
                self.seen.case.number, days["day"], self._before.text()
            )
            self.do(direct_payments.start_payments, command)


class _AboutSheet(WorkSheet):
    """A sheet about one entry out of several."""

    def __init__(
        self, desk: Desk, seen: CaseSeen, title: str, about: Sequence[Event], parent: QWidget
    ) -> None:
        words = "Each decision may be looked at again once, and the outcome is told with reasons."
        super().__init__(desk, seen, title, words, parent, name=NAME, save="Record")
        self.as_wide_as(620)
        offered = [(event_words(one, seen.today), str(one.id)) for one in about]
        self.about: QComboBox = chooser("about", offered)
        if len(offered) == 1:
            self.about.setCurrentIndex(1)
        self.form.add("about", "What it is about", self.about)

    @property
    def chosen(self) -> EventId | None:
        """The entry; None once it was said that one is to be chosen."""
        found = str(self.about.currentData() or "")
        if not found:
            self.form.refuse([Gap("about", "Choose what it is about.")])
        return EventId(found) if found else None


class AskAgainSheet(_AboutSheet):
    """They ask that a decision be looked at again."""

    def __init__(self, desk: Desk, seen: CaseSeen, about: Sequence[Event], parent: QWidget) -> None:
        super().__init__(desk, seen, "Asked to look at it again", about, parent)
        self._day = self.day_field("day", "Day it was asked", seen.today)
        spec = FactSpec("person", "Who asked", FactKind.PERSON)
        self._person = fact_field(spec, None, seen.around)
        self.form.add("person", spec.words, self._person)
        self._words = self.room("words", "What they say", 92, hint="If known")
        self.keep_as(f"{NAME}/again")

    @Slot()
    def on_save(self) -> None:
        days, about = self.days(day=self._day), self.chosen
        if days is not None and about is not None:
            self.do(
                direct_payments.ask_to_reconsider,
                direct_payments.AskToReconsider(
                    self.seen.case.number,
                    about,
                    read_fact(self._person),
                    days["day"],
                    self._words.toPlainText(),
                ),
            )


class AnswerAgainSheet(_AboutSheet):
    """What came of it, and when it was told."""

    def __init__(self, desk: Desk, seen: CaseSeen, about: Sequence[Event], parent: QWidget) -> None:
        super().__init__(desk, seen, "Looked at again", about, parent)
        self._day = self.day_field("day", "Day of the outcome", seen.today)
        self._sent = self.day_field("sent", "Sent on", seen.today)
        outcomes = [(one, one) for one in choices_of(AGAIN, "outcome")]
        self._outcome = chooser("outcome", outcomes)
        self.form.add("outcome", "Outcome", self._outcome)
        self._reasons = self.room("reasons", "Reasons", 92)
        self.keep_as(f"{NAME}/answer")

    @Slot()
    def on_save(self) -> None:
        days, asked = self.days(day=self._day, sent=self._sent), self.chosen
        if days is not None and asked is not None:
            self.do(
                direct_payments.reconsider,
                direct_payments.Reconsider(
                    self.seen.case.number,
                    asked,
                    days["day"],
                    days["sent"],
                    str(self._outcome.currentData() or ""),
                    self._reasons.toPlainText(),
                ),
            )
