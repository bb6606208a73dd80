"""The sheets of a personal budget: asked for, worked out, not prepared, put into the plan."""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from caseworker.casework import budgets
from caseworker.casework.budgets import Offered, TypedLine
from caseworker.casework.office import Over
from caseworker.domain.budget import ASKED, LINE, NOT_PREPARED, Budget, in_section
from caseworker.domain.errors import Gap
from caseworker.domain.law import event_kinds
from caseworker.domain.plan import WorkingDraft
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.forms import chooser, fact_field, read_fact
from caseworker.ui.parts import Flow, Words, WrittenField, column, named

NAME = "budget"
OTHERS = 2  # lines for what is no item of the plan


def choices_of(kind: str, fact: str) -> tuple[str, ...]:
    """What may be chosen in a fact of a kind of entry."""
    spec = event_kinds()[kind].fact(fact)
    return spec.choices if spec else ()


class AskedSheet(WorkSheet):
    """That a budget was asked for, on which day and by whom."""

    def __init__(self, desk: Desk, seen: CaseSeen, parent: QWidget) -> None:
        kind = event_kinds()[ASKED]
        super().__init__(desk, seen, kind.title, kind.meaning, parent, name=NAME, save="Record")
        self.as_wide_as(620)
        self._day = self.day_field("day", kind.day_words, seen.today)
        spec = kind.fact("person")
        assert spec is not None  # noqa: S101 - the file has it
        self._person = fact_field(spec, kind, seen.around)
        self.form.add("person", spec.words, self._person)
        self._words = self.room("words", "What they ask for", hint="If known")
        self.middle.body.addWidget(Words(kind.source, "small", wrap=True))
        self.keep_as(f"{NAME}/asked")

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._day)
        if days is not None:
            self.do(
                budgets.ask_for_budget,
                budgets.AskForBudget(
                    self.seen.case.number,
                    read_fact(self._person),
                    days["day"],
                    self._words.toPlainText(),
                ),
            )


class LineField(WrittenField):
    """One line: the provision, an amount, how often, whose money, and how it is given."""

    def __init__(self, at: int, offered: Offered | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"line{at}")
        self._offered = offered
        body = column(self, 0, 4)
        heard = offered.number if offered else f"Other provision {at + 1}"
        self.provision = named(QLineEdit(), f"provision{at}", f"{heard}: what it is")
        if offered is not None:
            body.addWidget(Words(f"{offered.number}  {offered.words}", "strong", wrap=True))
        else:
            self.provision.setPlaceholderText("Other provision of the plan")
            body.addWidget(self.provision)
        self.amount = named(QLineEdit(), f"amount{at}", f"{heard}: amount in pounds")
        self.amount.setPlaceholderText("£, such as 1,250.50")
        self.each = self._choose(f"each{at}", "each", f"{heard}: how often")
        self.service = self._choose(f"service{at}", "service", f"{heard}: whose money")
        self.way = self._choose(f"way{at}", "way", f"{heard}: how it is given")
        self.source = named(QLineEdit(), f"source{at}", f"{heard}: what the amount rests on")
        self.source.setPlaceholderText("What the amount rests on")
        line = Flow(across=8)
        for widget in (self.amount, self.each, self.service, self.way):
            line.addWidget(widget)
        body.addWidget(line)
        body.addWidget(self.source)
        for edit in (self.provision, self.amount, self.source):
            edit.textChanged.connect(self._on_changed)
        for box in (self.each, self.service, self.way):
            box.currentIndexChanged.connect(self._on_changed)
        self.setFocusProxy(self.amount if offered is not None else self.provision)

    @property
    def line(self) -> TypedLine | None:
        """What was typed; None where no amount is given."""
        amount = self.amount.text().strip()
        if not amount:
            return None
        offered = self._offered
        return TypedLine(
            f"{offered.number} {offered.words}" if offered else self.provision.text().strip(),
            str(self.service.currentData()),
            amount,
            str(self.each.currentData()),
            str(self.way.currentData()),
            offered.item if offered else "",
            self.source.text().strip(),
        )

    def typed(self) -> str:
        boxes = [box.currentData() for box in (self.each, self.service, self.way)]
        texts = [edit.text() for edit in (self.provision, self.amount, self.source)]
        return json.dumps([texts, boxes], ensure_ascii=False) if any(texts) else ""

    def retype(self, text: str) -> None:
        texts, boxes = json.loads(text)
        for edit, said in zip((self.provision, self.amount, self.source), texts, strict=True):
            edit.setText(said)
        for box, value in zip((self.each, self.service, self.way), boxes, strict=True):
            box.setCurrentIndex(max(0, box.findData(value)))

    def _choose(self, name: str, fact: str, heard: str) -> QComboBox:
        found = choices_of(LINE, fact)
        box = chooser(name, [(one, one) for one in found[1:]], none=found[0])
        box.setItemData(0, found[0])
        box.setMinimumContentsLength(3 * max(len(one) for one in found) // 4)  # wide letters
        box.setAccessibleName(heard)
        return box

    @Slot()
    def _on_changed(self) -> None:
        self.edited.emit()


class PrepareSheet(WorkSheet):
    """A line for each piece of provision: those with an amount make the budget."""

    def __init__(
        self, desk: Desk, seen: CaseSeen, offered: Sequence[Offered], parent: QWidget
    ) -> None:
        super().__init__(
            desk,
            seen,
            "Work out the budget",
            "Give an amount for each piece of provision that it covers; leave out the others.",
            parent,
            name=NAME,
            save="Record the budget",
        )
        self._day = self.day_field("day", "Day it was worked out", seen.today)
        every: list[Offered | None] = [*offered, *([None] * OTHERS)]
        self.lines = [LineField(at, one) for at, one in enumerate(every)]
        for at, one in enumerate(self.lines):
            self.form.add(f"line{at}", "", one).label.hide()
        self._words = self.room("words", "How it was worked out", hint="If you wish")
        self.middle.body.addWidget(Words("CFA 2014 s.49(2); reg 6(2)", "small"))
        self.keep_as(f"{NAME}/prepare")

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._day)
        if days is None:
            return
        given = [(at, line) for at, one in enumerate(self.lines) if (line := one.line)]
        nameless = [at for at, line in given if not line.provision]
        if nameless:
            self.form.refuse([Gap(f"line{at}", "Say what the amount is for.") for at in nameless])
            return
        command = budgets.PrepareBudget(
            self.seen.case.number,
            days["day"],
            tuple(line for _, line in given),
            self._words.toPlainText(),
            tuple(f"line{at}" for at, _ in given),
        )
        self.do(budgets.prepare_budget, command)


class RefuseSheet(WorkSheet):
    """None is prepared: the one ground that the regulations have, and the reasons."""

    def __init__(self, desk: Desk, seen: CaseSeen, parent: QWidget) -> None:
        kind = event_kinds()[NOT_PREPARED]
        super().__init__(desk, seen, kind.title, kind.meaning, parent, name=NAME, save="Record")
        self.as_wide_as(620)
        self._day = self.day_field("day", kind.day_words, seen.today)
        self._sent = self.day_field("sent", kind.sent_words, seen.today)
        self._provision = named(QLineEdit(), "provision")
        self.form.add("provision", "For which provision", self._provision)
        grounds = choices_of(NOT_PREPARED, "ground")
        self._ground = chooser("ground", [(one, one) for one in grounds])
        self.form.add("ground", "Why not", self._ground)
        self._reasons = self.room("reasons", "Reasons", 92)
        self.middle.body.addWidget(Words(kind.source, "small", wrap=True))
        self.keep_as(f"{NAME}/refuse")

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._day, sent=self._sent)
        if days is not None:
            self.do(
                budgets.refuse_budget,
                budgets.RefuseBudget(
                    self.seen.case.number,
                    days["day"],
                    days["sent"],
                    self._provision.text(),
                    str(self._ground.currentData() or ""),
                    self._reasons.toPlainText(),
                ),
            )


class FillSheet(WorkSheet):
    """What would stand in the section for payments: nothing is put there before it is accepted."""

    def __init__(
        self, desk: Desk, seen: CaseSeen, budget: Budget, recipient: str, parent: QWidget
    ) -> None:
        super().__init__(
            desk,
            seen,
            "Put the payments into the plan",
            "Each payment with its amount, and the needs and outcomes that its provision serves. "
            "What stands there of the same provision is replaced; everything else stays.",
            parent,
            name="paymentsFill",
            save="Put them there",
        )
        self._budget, self._recipient = budget, recipient
        for line in budget.paid:
            self.middle.body.addWidget(Words(line.provision, "strong", wrap=True))
            to = f", paid to {recipient}" if recipient else ""
            self.middle.body.addWidget(Words(f"{line.said}{to}", wrap=True))
        self.middle.body.addWidget(Words("SEND Regs 2014 reg 12(1)(j)", "small"))
        self.middle.body.addStretch(1)

    @Slot()
    def on_save(self) -> None:
        draft = self.seen.draft
        if draft is None:
            return
        plan = in_section(draft.plan, self._budget, self._recipient)
        over = Over(uuid4().hex, frozenset({draft.edition}), draft.plan)
        self.save.setEnabled(False)
        self.desk.keep_plan(
            self, self.seen.case.number, plan, self._on_kept, over=over, refused=self._on_refused
        )

    def _on_kept(self, draft: WorkingDraft) -> None:
        self.desk.noted.emit(draft.case)
        self.accept()
