"""The evidence for a request for an assessment: filled from the record, edited, printed, sent."""

from __future__ import annotations

import json
from typing import Final

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from caseworker.casework.evidence import (
    ASKED,
    EXPLAINED,
    PACK,
    PAPERS,
    EvidenceSeen,
    evidence_seen,
)
from caseworker.casework.provision_maps import PAPER as MAP
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber, Stage
from caseworker.domain.days import plain
from caseworker.domain.evidence import SENT, Evidence, evidence_headings
from caseworker.domain.listed import listed
from caseworker.domain.moves import the_moves
from caseworker.domain.support_cycle import ENTRIES
from caseworker.ui import theme
from caseworker.ui.case.next_step import NextStep, Way
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import ScrollTab, emptied
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers.preview import show_paper
from caseworker.ui.parts import (
    Card,
    Flow,
    Form,
    Ticks,
    Words,
    named,
    primary,
    quiet,
    secondary,
)

ABOUT: Final = (
    "Filled from the record, under what the Code asks for. Change what you like: what you type is "
    "kept. What the record says later comes in where you changed nothing."
)
_BEFORE_A_PLAN: Final = frozenset(
    {Stage.OPENED, Stage.SEN_SUPPORT, Stage.NOT_ASSESSING, Stage.NOT_ISSUING}
)
_SHOWN: Final = ENTRIES | {"early_years_checked"}
_HELD: Final = frozenset(entry for row in the_moves().beside for entry in row.entries)
_LEAST, _MOST = 3, 12  # lines of a box


class EvidenceForm(Form):
    """What is to be said. Only what differs from the record is kept as typing."""

    def __init__(self) -> None:
        super().__init__("evidenceForm")
        self.filled: dict[str, str] = {}

    def typed(self) -> str:
        said = {name: self.said(name) for name in self.fields}
        own = {name: text for name, text in said.items() if text != self.filled.get(name, "")}
        return json.dumps(own, ensure_ascii=False) if own else ""

    def said(self, name: str) -> str:
        match self.fields[name].widget:
            case QPlainTextEdit() as box:
                return box.toPlainText()
            case QLineEdit() as line:
                return line.text()
            case Ticks() as ticks:
                return ticks.typed()
        return ""

    def fill(self, name: str, text: str) -> None:
        """What the record says: put in, unless somebody has changed what it said before."""
        if self.said(name) == self.filled.get(name, ""):
            self.put(name, text)
        self.filled[name] = text

    def put(self, name: str, text: str) -> None:
        """In a box as if it were typed, so that Ctrl+Z takes it back."""
        match self.fields[name].widget:
            case QPlainTextEdit() as box if box.toPlainText() != text:
                cursor = box.textCursor()
                cursor.select(QTextCursor.SelectionType.Document)
                cursor.insertText(text)
            case QLineEdit() as line:
                line.setText(text)


class EvidenceTab(ScrollTab):
    """One box for each heading of the Code, with what the record leaves out said under it."""

    title = "Evidence"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self.given: EvidenceSeen | None = None
        self.form = EvidenceForm()
        self._gaps: dict[str, Words] = {}
        self._again: dict[str, QWidget] = {}
        self._papers: Ticks | None = None
        self._sent = Card("Sent before", name="evidenceSent", gap=6)
        self._sent_lines = QVBoxLayout()
        self._sent.body.addLayout(self._sent_lines)
        self._work = Card("Evidence for a request for an assessment", name="evidenceCard", gap=10)
        self._work.body.addWidget(Words(ABOUT, "soft", wrap=True))
        self._work.body.addWidget(self._ways())
        self._work.body.addWidget(self.form)
        self.body.addWidget(self._work)
        self.body.addWidget(self._sent)
        self.body.addStretch(1)

    @classmethod
    def stands(cls, seen: CaseSeen) -> bool:
        """There is something to show for a request, and none is under way."""
        kinds = {event.kind for event in seen.case.live}
        return seen.stage in _BEFORE_A_PLAN and not (_SHOWN | _HELD).isdisjoint(kinds)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self.desk.see(self, evidence_seen(self.number), self._on_given)

    def take_up(self, step: NextStep) -> None:
        del step
        if self.given is not None:
            self.form.fields["to"].widget.setFocus()

    # What it is made of

    def _ways(self) -> Flow:
        ways = Flow(across=10)
        for button, way in (
            (primary("Look and print…", "evidenceLook", icon=Icon.PRINT), self._on_look),
            (secondary("The papers in one…", "evidencePapers"), self._on_papers),
            (secondary("Provision map…", "evidenceMap"), self._on_map),
            (secondary("Form of request…", "evidenceForm43"), lambda: self._letter(ASKED)),
            (secondary("How to ask: the sheet…", "evidenceSheet"), lambda: self._letter(EXPLAINED)),
            (secondary("Request sent…", "evidenceRecord"), self._on_sent),
        ):
            button.clicked.connect(lambda _=False, way=way: way())
            ways.addWidget(button)
        return ways

    def _build(self, given: EvidenceSeen) -> None:
        """Once, when it is known what is asked at this age; then typing is watched."""
        form = self.form
        form.add("to", "To which authority", named(QLineEdit(), "evidenceTo"))
        form.add("asks", "Who asks", named(QLineEdit(), "evidenceAsks"))
        hint = "Ask them first. A request of the school’s own is told to the family."
        box = self._box("parents")
        form.add("parents", "What the parent or young person says to the request", box, hint=hint)
        for one in given.told:
            heading = one.heading
            hint = f"{heading.asks} ({heading.source})"
            form.add(heading.name, heading.title, self._box(heading.name), hint=hint)
            gaps = Words("", "small", wrap=True, tone=Tone.AMBER, name=f"gaps_{heading.name}")
            again = quiet("Fill again from the record", f"evidenceAgain_{heading.name}")
            again.setAccessibleName(f"Fill again from the record: {heading.title}")
            again.clicked.connect(lambda _=False, name=heading.name: self._on_again(name))
            form.body.addWidget(gaps)
            form.body.addWidget(again)
            self._gaps[heading.name], self._again[heading.name] = gaps, again
        self._show_papers(given)
        form.edited.connect(self._show_again)

    @staticmethod
    def _box(name: str) -> QPlainTextEdit:
        box = named(QPlainTextEdit(), f"evidence_{name}")
        box.setTabChangesFocus(True)
        box.setFixedHeight(theme.px(20 * _LEAST + 14))
        return box

    def _show_papers(self, given: EvidenceSeen) -> None:
        papers = [(one.name, str(one.id)) for one in given.documents]
        none = "No document is kept on this case yet."
        self._papers = Ticks("evidencePaper", papers, none=none)
        self.form.add("papers", "Papers that go along", self._papers)

    def _on_given(self, given: EvidenceSeen) -> None:
        before, self.given = self.given, given
        if before is None:
            self._build(given)
        elif before.documents != given.documents:
            self._renew_papers(given)
        if before is not None and len(before.sent) < len(given.sent):
            self._forget()
        self.form.fill("to", given.authority)
        self.form.fill("asks", given.asks)
        for one in given.told:
            if one.heading.name in self._gaps:
                self._show(one)
        if before is None:
            self.desk.drafts.watch(
                self._draft, self.form, self.form.edited, owner=self, case=self.number
            )
        self._show_again()
        self._show_sent(given)

    def _renew_papers(self, given: EvidenceSeen) -> None:
        """A paper came to the case: those that were ticked stay ticked."""
        chosen = self.form.said("papers")
        old = self.form.fields.pop("papers")
        old.hide()
        old.deleteLater()
        self._show_papers(given)
        if self._papers is not None:
            self._papers.retype(chosen)

    def _show(self, one: Evidence) -> None:
        name = one.heading.name
        self.form.fill(name, one.text)
        self._gaps[name].setText("\n".join(one.gaps))
        self._gaps[name].setVisible(bool(one.gaps))
        box = self.form.fields[name].widget
        lines = min(_MOST, max(_LEAST, len(one.text) // 100 + one.text.count("\n") + 2))
        box.setFixedHeight(theme.px(20 * lines + 14))

    def _show_again(self) -> None:
        """What differs from the record can be filled from it again."""
        for name, button in self._again.items():
            button.setVisible(self.form.said(name) != self.form.filled.get(name, ""))

    def _show_sent(self, given: EvidenceSeen) -> None:
        emptied(self._sent_lines)
        self._sent.setVisible(bool(given.sent))
        for at, event in enumerate(given.sent):
            to, on = event.facts.get("to", ""), plain(event.sent or event.day)
            self._sent_lines.addWidget(Words(f"{to}, {on}", "strong", wrap=True))
            look = secondary("Look and print…", f"evidenceSent{at}", icon=Icon.PRINT)
            look.setAccessibleName(f"Look at and print what was sent to {to} on {on}")
            wanted = Wanted(PACK, self.number, str(event.id))
            look.clicked.connect(lambda _=False, wanted=wanted: self._paper(wanted))
            line = Flow()
            line.addWidget(look)
            self._sent_lines.addWidget(line)

    # What the buttons do

    @property
    def _draft(self) -> str:
        return f"evidence/{self.number}"

    def _forget(self) -> None:
        """What was typed has gone out, and is kept with the entry: begin anew from the record."""
        self.desk.drafts.drop(self._draft)
        for name, text in self.form.filled.items():
            self.form.put(name, text)

    def _on_again(self, name: str) -> None:
        self.form.put(name, self.form.filled.get(name, ""))
        self.form.fields[name].widget.setFocus()

    def _said(self) -> dict[str, str]:
        names = ("to", "asks", "parents", *evidence_headings())
        return {name: self.form.said(name).strip() for name in names if name in self.form.fields}

    def _chosen(self) -> tuple[str, ...]:
        return listed(self.form.said("papers")) if "papers" in self.form.fields else ()

    def _paper(self, wanted: Wanted) -> None:
        show_paper(self, self.desk, wanted)

    def _on_look(self) -> None:
        words = tuple(self._said().items())
        self._paper(Wanted(PACK, self.number, words=words, only=self._chosen()))

    def _on_papers(self) -> None:
        """The papers that were ticked, bound into one."""
        self._paper(Wanted("advice_bundle", self.number, PAPERS, only=self._chosen()))

    def _on_map(self) -> None:
        self._paper(Wanted(MAP, self.number))

    def _letter(self, occasion: str) -> None:
        officer = self.desk.officer.name
        self._paper(Wanted("letter", self.number, occasion, officer=officer))

    def _on_sent(self) -> None:
        given = {**self._said(), "papers": self.form.said("papers")}
        said = {name: text for name, text in given.items() if text}
        self.stepped.emit(NextStep("Request sent…", Way.RECORD, (SENT,), given=said))
