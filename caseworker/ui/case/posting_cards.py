"""The cards of a posting: the answer, the forms, a MASO’s triggers, the plan, what is held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from caseworker.casework.as_evidence import PAPER
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import Event
from caseworker.domain.ceasing import ending_of
from caseworker.domain.days import plain
from caseworker.domain.law import event_kinds
from caseworker.domain.law.limits import Checked
from caseworker.domain.move_facts import HELD, plan_held
from caseworker.domain.plan_type import plan_type
from caseworker.domain.posting import FormNow, Posting, TriggerNow, forms_now, triggers_now
from caseworker.domain.posting_rules import posting_rules
from caseworker.ui import theme
from caseworker.ui.case.next_step import NextStep, Way
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import (
    Card,
    Flow,
    Pill,
    Rule,
    Words,
    column,
    named,
    primary,
    row,
    secondary,
)
from caseworker.ui.parts.typed_day import short_day

MEMORY: Final = "From memory: check with the service."
SAID_TO_END: Final = "plan_said_to_end"
MASO: Final = (
    "An assessment by several agencies before the move. Tick what holds; the details stay with the "
    "agency that leads."
)
ENDS_BY_LAW: Final = (
    "It can be recorded as ended only with these three: SEND Regs 2014 reg 31; CFA 2014 s.45(4)."
)
NOTHING_HELD: Final = "Nothing is held beside the law: no SCAN, no plan of another nation."


class StepCard(Card):
    """A card whose buttons take steps.

    Signals:
        stepped: a step is wanted; carries a NextStep.
    """

    stepped = Signal(object)

    def step(self, words: str, name: str, step: NextStep, *, is_first: bool = False) -> QPushButton:
        button = (primary if is_first else secondary)(words, name)
        button.clicked.connect(partial(self.stepped.emit, step))
        return button


class AnswerCard(StepCard):
    """Whether the family may act on the move, why not, and what the answer says."""

    def __init__(self, seen: CaseSeen, posting: Posting, parent: QWidget | None = None) -> None:
        tone = Tone.RED if posting.words else Tone.GREEN
        if posting.answer is not None and posting.answer.may_go and posting.words:
            tone = Tone.AMBER
        super().__init__(tone=tone, name="postingAnswer", gap=6, parent=parent)
        place = posting.event.facts.get("place", "")
        may = f"The family may act on the move to {place}"
        title = Words(posting.words or may, "heading", wrap=True, name="postingCaution")
        self.setAccessibleName(title.text())
        self.body.addWidget(title)
        for role, words in _answer_lines(seen, posting):
            self.body.addWidget(Words(words, role, wrap=True))
        ways = Flow(across=8)
        waits = posting_rules().waits
        given = {"place": place} if place else {}
        is_asked = posting.asked is not None
        ask = NextStep("", Way.RECORD, (waits.asked,), given=given)
        answer = NextStep("", Way.RECORD, (waits.answered,), given=given)
        if not is_asked:
            ways.addWidget(self.step("Forms went in…", "postingAsked", ask, is_first=True))
        first = is_asked and bool(posting.words)
        ways.addWidget(self.step("Record the answer…", "postingAnswered", answer, is_first=first))
        self.body.addWidget(ways)


class FormsCard(StepCard):
    """Each form: what it is for, who fills it in, and where it is."""

    def __init__(self, seen: CaseSeen, posting: Posting, parent: QWidget | None = None) -> None:
        super().__init__("Forms for supportability", name="postingForms", gap=6, parent=parent)
        for at, one in enumerate(forms_now(seen.case, posting.event.day)):
            if at:
                self.body.addWidget(Rule())
            self.body.addWidget(self._row(seen, one, at))

    def _row(self, seen: CaseSeen, one: FormNow, at: int) -> QWidget:
        ground = named(QWidget(), f"postingForm{at}", f"{one.row.name}: {one.stands or 'not yet'}")
        line = row(12, ground)
        edge = theme.px(4)
        line.setContentsMargins(0, edge, 0, edge)
        told = Words(f"{one.row.name}: {_lower(one.row.about)}", "strong", wrap=True)
        under = Words(_form_under(seen, one), "small", wrap=True)
        words = QWidget()
        body = column(words, 0, 2)
        body.addWidget(told)
        body.addWidget(under)
        line.addWidget(words, 1)
        tone = {"": Tone.PLAIN, "Given out": Tone.BLUE}.get(one.stands, Tone.GREEN)
        top = Qt.AlignmentFlag.AlignVCenter
        line.addWidget(Pill(one.stands or "Not yet", tone), 0, top)
        noted = posting_rules().waits.noted
        step = NextStep("", Way.RECORD, (noted,), given={"form": one.row.name})
        button = self.step("Note…", f"postingForm{at}Record", step)
        button.setAccessibleName(f"Note where {one.row.name} is")
        line.addWidget(button, 0, top)
        return ground


class TriggersCard(StepCard):
    """What opens a MASO: ticked by itself, or by an officer.

    Signals:
        noted: an officer ticked or unticked one; carries the names of all that hold.
    """

    noted = Signal(object)

    def __init__(self, seen: CaseSeen, parent: QWidget | None = None) -> None:
        super().__init__("What opens a MASO", name="postingMaso", gap=6, parent=parent)
        self.body.addWidget(Words(MASO, "soft", wrap=True))
        self._boxes: dict[str, QCheckBox] = {}
        found = triggers_now(seen.case, seen.today)
        for at, one in enumerate(found):
            self.body.addWidget(self._box(one, at))
            if one.by_itself:
                words = f"Ticked by itself: {one.by_itself}."
                self.body.addWidget(Words(words, "small", wrap=True, name=f"masoWhy{at}"))
        sources = "; ".join(dict.fromkeys(one.row.source for one in found))
        self.body.addWidget(Words(f"{sources}.", "small", wrap=True))
        waits = posting_rules().waits
        referred = seen.case.last(waits.referred)
        ways = Flow(across=8)
        if referred is None:
            step = NextStep("", Way.RECORD, (waits.referred,))
            ways.addWidget(self.step("Referred…", "postingReferred", step))
        else:
            said = event_kinds()[referred.kind].said(referred.facts)
            when = short_day(referred.day, seen.today)
            self.body.addWidget(Words(f"{said} ({when})", wrap=True))
            step = NextStep("", Way.RECORD, ("maso_answered",))
            ways.addWidget(self.step("MASO answered…", "postingMasoAnswered", step))
        self.body.addWidget(ways)

    def _box(self, one: TriggerNow, at: int) -> QCheckBox:
        box = named(QCheckBox(one.row.name.replace("&", "&&")), f"maso_{at}", one.row.name)
        box.setChecked(one.holds)
        box.setEnabled(not one.by_itself)
        box.toggled.connect(self._on_ticked)
        self._boxes[one.row.name] = box
        return box

    def _on_ticked(self) -> None:
        ticked = [name for name, box in self._boxes.items() if box.isChecked()]
        self.noted.emit(tuple(ticked))


class PlanCard(StepCard):
    """How the plan of the law stands, and what must be there before it can be recorded as ended."""

    def __init__(self, seen: CaseSeen, parent: QWidget | None = None) -> None:
        super().__init__("The plan", name="postingPlan", gap=6, parent=parent)
        is_held = plan_held(seen.case, event_kinds()) == HELD
        stands = seen.state.words if is_held else f"Plan: {plan_type(seen.case, seen.dues).words}"
        self.body.addWidget(Words(stands, "strong", wrap=True, name="postingPlanStands"))
        if not is_held:
            return
        for kind in (SAID_TO_END, "authority_on_plan"):
            if (last := seen.case.last(kind)) is not None:
                said = event_kinds()[kind].said(last.facts)
                self.body.addWidget(Words(f"{short_day(last.day, seen.today)}: {said}", wrap=True))
        self.body.addWidget(Words(ENDS_BY_LAW, "soft", wrap=True))
        for at, (words, there) in enumerate(_before_an_end(seen)):
            mark = "✓" if there else "–"
            line = Words(f"{mark}  {words}", "body", wrap=True, name=f"postingEnd{at}")
            line.setAccessibleName(f"{words}: {'there' if there else 'not there'}")
            self.body.addWidget(line)
        ways = Flow(across=8)
        letter = posting_rules().waits.keep
        if _is_offered(seen, letter):
            keep = NextStep("", Way.LETTER, given={"what": letter})
            ways.addWidget(self.step("Ask to keep the plan…", "postingKeep", keep))
        kinds = tuple(
            kind
            for kind in ("authority_on_plan", SAID_TO_END, "abroad_for_a_time")
            if seen.case.may(event_kinds()[kind], event_kinds())
        )
        step = NextStep("What becomes of the plan", Way.RECORD, kinds)
        ways.addWidget(self.step("Record what it says…", "postingPlanRecord", step))
        self.body.addWidget(ways)


class BesideCard(StepCard):
    """What is held that is no plan of the law: a SCAN, a plan of another nation."""

    def __init__(self, desk: Desk, seen: CaseSeen, parent: QWidget | None = None) -> None:
        super().__init__("Held as evidence", name="postingBeside", gap=6, parent=parent)
        self._desk, self._seen = desk, seen
        found = plan_type(seen.case, seen.dues)
        if not found.held:
            self.body.addWidget(Words(NOTHING_HELD, "soft", wrap=True))
        for at, held in enumerate(found.held):
            by = f"  ·  reviewed again by {plain(held.review_by)}" if held.review_by else ""
            self.body.addWidget(
                Words(f"{held.row.name}{by}", "strong", wrap=True, name=f"postingBeside{at}")
            )
            self.body.addWidget(Words(f"{held.row.means}.", wrap=True))
            self.body.addWidget(Words(held.row.source, "small", wrap=True))
        ways = Flow(across=8)
        if found.held:
            look = secondary("Lay against A to K…", "postingEvidence")
            look.clicked.connect(self._on_look)
            ways.addWidget(look)
        kinds = ("scan_received", "nation_plan_received", "scan_review_held")
        step = NextStep("A plan that is held as evidence", Way.RECORD, kinds)
        ways.addWidget(self.step("Record one…", "postingBesideRecord", step))
        self.body.addWidget(ways)

    def _on_look(self) -> None:
        show_paper(self, self._desk, Wanted(PAPER, self._seen.case.number))


def _answer_lines(seen: CaseSeen, posting: Posting) -> Iterator[tuple[str, str]]:
    waits = posting_rules().waits
    answer, entry = posting.answer, posting.answered
    if answer is None or entry is None:
        yield "body", waits.means
        if posting.asked is not None:
            yield "body", f"Asked on {short_day(posting.asked.day, seen.today)}. No answer yet."
        yield "small", waits.source
        return
    yield "strong", f"{answer.name}, {short_day(entry.day, seen.today)}."
    yield "body", answer.means
    yield from (("body", words) for words in _said(entry, posting))
    memory = f" {MEMORY}" if answer.checked is Checked.MEMORY else ""
    yield "small", f"{answer.source}.{memory}"


def _said(entry: Event, posting: Posting) -> Iterator[str]:
    for name, words in (("conditions", "Conditions"), ("place", "For"), ("by", "Decided by")):
        if said := entry.facts.get(name, ""):
            yield f"{words}: {'; '.join(said.splitlines())}."
    if until := entry.facts.get("valid_until", ""):
        lapsed = ", which has passed" if posting.lapsed else ""
        yield f"Valid until {plain(date.fromisoformat(until))}{lapsed}."


def _form_under(seen: CaseSeen, one: FormNow) -> str:
    said = [
        f"{event.facts.get('stood', '')} {short_day(event.day, seen.today)}"
        + (f", {event.facts['who']}" if event.facts.get("who") else "")
        for event in one.entries
    ]
    memory = "who fills it in: from memory" if one.row.checked is Checked.MEMORY else ""
    return "  ·  ".join(filter(None, (one.row.by, *said, memory)))


def _is_offered(seen: CaseSeen, letter: str) -> bool:
    """A move under way asks for this letter, or the authority said that the plan will end."""
    asks = any(
        step.what == letter
        for move in seen.moves
        if move.over is None
        for line in move.lines
        for step in line.row.steps
    )
    return asks or seen.case.last(SAID_TO_END) is not None


def _before_an_end(seen: CaseSeen) -> Iterator[tuple[str, bool]]:
    """The three days without which an end can’t be recorded."""
    now = ending_of(seen.case, seen.dues, seen.today, seen.reckoning.places)
    consulted, decided = now.consulted, now.decided
    day = plain(consulted.sent or consulted.day) if consulted else "not recorded"
    yield f"Consultation letter (reg 31(1)): {day}", consulted is not None
    day = plain(decided.sent or decided.day) if decided else "not recorded"
    yield f"Decision (reg 31(2)): {day}", decided is not None
    if decided is None:
        yield "End of the time for an appeal (s.45(4)): counted from the decision", False
    elif now.earliest is None:
        yield "End of the time for an appeal (s.45(4)): not known while an appeal is open", False
    else:
        words = (
            f"End of the time for an appeal (s.45(4)): the plan may end from {plain(now.earliest)}"
        )
        yield words, not now.holds


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
