"""Where the child or young person goes: the next move with its line, and who was asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.casework.many_letters import Chosen
from caseworker.casework.office import Done
from caseworker.casework.placing import considered, letters_awaited
from caseworker.domain.case import CaseNumber, Stage
from caseworker.domain.days import plain
from caseworker.domain.diary import place_of
from caseworker.domain.law.limits import Checked
from caseworker.domain.phase_line import MEMORY, StepToMove, last_days, line_to, now_at, steps_to
from caseworker.domain.phase_rules import phase_rules
from caseworker.domain.phases import EXPECTED, NOTED, NextMove, next_move, year_words
from caseworker.domain.placing import (
    ANSWERED,
    ASKED_FAMILY,
    CHOSEN,
    REFUSED,
    REPLIED,
    REQUESTED,
    Institution,
)
from caseworker.domain.placing_rules import placing_rules
from caseworker.domain.regime import regime_on
from caseworker.domain.review import PLANNED, current
from caseworker.domain.review_offered import move_at_hand
from caseworker.domain.review_rules import review_rules
from caseworker.ui.case import placement_rows as rows
from caseworker.ui.case.chase import write_letter_of
from caseworker.ui.case.next_step import PLACEMENT, NextStep, Way, record_of
from caseworker.ui.case.placement_rows import MoveCard
from caseworker.ui.case.placement_sheets import ConsultSheet, GoOnSheet, NameSheet
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import ScrollTab, emptied
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import EntrySheet
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers import show_many
from caseworker.ui.parts import Card, Flow, Rule, Words, primary, quiet, secondary

BEFORE_A_PLAN: Final = frozenset({Stage.DRAFTING, Stage.DRAFT_SENT})
WITHDRAWN: Final = "approval_withdrawn"
SOON: Final = 28


class PlacementTab(ScrollTab):
    """Where they are, which move comes next and by when, and the institutions that were asked."""

    title = PLACEMENT

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self.found: tuple[Institution, ...] = ()
        self._withdrawn = Card(tone=Tone.AMBER, name="approvalWithdrawn", margin=14, gap=6)
        self._withdrawn_lines = QVBoxLayout()
        self._withdrawn.body.addLayout(self._withdrawn_lines)
        self.line = MoveCard()
        self._asked = Card("Institutions", name="placementAsked", gap=4)
        self._asked_acts = Flow(across=8)
        self._asked_lines = QVBoxLayout()
        self._asked.body.addWidget(self._asked_acts)
        self._asked.body.addLayout(self._asked_lines)
        self._duties = Card("Before one is named", name="placementDuties", gap=4)
        for at, duty in enumerate(placing_rules().duties):
            if at:
                self._duties.body.addWidget(Rule())
            self._duties.body.addWidget(Words(duty.words, wrap=True))
            memory = f" ({MEMORY})" if duty.checked is Checked.MEMORY else ""
            self._duties.body.addWidget(Words(f"{duty.source}{memory}", "small", wrap=True))
        for card in (self._withdrawn, self.line, self._asked, self._duties):
            self.body.addWidget(card)
        self.body.addStretch(1)

    @classmethod
    def stands(cls, seen: CaseSeen) -> bool:
        """Once a move is less than its months away, or an institution was spoken of."""
        if considered(seen.case, seen.today) or seen.stage is Stage.DRAFT_SENT:
            return True
        is_in_force = seen.stage is Stage.PLAN_IN_FORCE
        is_near = is_in_force and move_at_hand(seen.case, seen.reckoning) is not None
        return is_near or _withdrawn(seen)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self.found = considered(seen.case, seen.today)
        self._show_withdrawn(seen)
        self._show_move(seen)
        self._show_asked(seen)

    def take_up(self, step: NextStep) -> None:
        """Begin on what is decided here."""
        if step.kinds == (CHOSEN,):
            self._on_name()

    # The move and its line

    def _show_move(self, seen: CaseSeen) -> None:
        move = _move(seen)
        self.line.buttons.clear()
        for button in self._move_acts(seen, move):
            self.line.buttons.addWidget(button)
        where = place_of(seen.case) or "No school or setting recorded"
        since = seen.case.facts.get("since", "")
        if move is None:
            self.line.title.setText("No move to another phase is known")
            self.line.state.hide()
            self.line.about.setText(rows.in_a_line(f"Now: {where}", since, _why_none(seen)))
            self.line.steps.show_steps((), seen)
            return
        self.line.title.setText(f"{move.phase.words}, {move.moves_on:%B %Y}")
        self.line.state.say(*_state(seen, move))
        self.line.state.show()
        self.line.about.setText(_about(move, where))
        steps = line_to(seen.case, move, seen.reckoning)
        self.line.steps.show_steps(steps, seen, _missed(steps))

    def _move_acts(self, seen: CaseSeen, move: NextMove | None) -> Iterator[QWidget]:
        if seen.stage is not Stage.PLAN_IN_FORCE:
            return
        if move is not None and move.expected is None:
            enter = primary("Enter this move…", "placementEnter", icon=Icon.PLUS)
            enter.clicked.connect(lambda: self._record(EXPECTED, **move.facts))
            yield enter
        elif move is None:
            other = secondary("A move comes all the same…", "placementEnter")
            other.clicked.connect(lambda: self._record(EXPECTED))
            yield other
        right = secondary("Put the next move right…", "placementRight")
        right.clicked.connect(lambda: self._record(NOTED))
        yield right
        if move is None or current(seen.case) is not None or _has_met(seen, move):
            return
        kind = review_rules().kind_called(phase_rules().review)
        review = secondary(
            f"Plan the {kind.called[:1].lower()}{kind.called[1:]}…", "placementReview"
        )
        review.clicked.connect(lambda: self.stepped.emit(record_of(PLANNED, what=kind.meeting)))
        yield review

    def _show_withdrawn(self, seen: CaseSeen) -> None:
        """Approval under s.41 that was withdrawn asks for a review (T-47)."""
        emptied(self._withdrawn_lines)
        self._withdrawn.setVisible(_withdrawn(seen))
        for due in seen.dues:
            event = seen.case.heir(due.started_by) if due.is_open else None
            if event is None or event.kind != WITHDRAWN:
                continue
            ends = f" It ends on {plain(due.by)}." if due.by else ""
            words = f"Approval of {event.facts.get('institution', '')} was withdrawn.{ends}"
            said = Words(words, "strong", wrap=True, name="approvalEnds")
            self._withdrawn_lines.addWidget(said)
            self._withdrawn_lines.addWidget(Words(f"{due.duty}. {due.source}", wrap=True))
            early = secondary("Plan an early review…", "placementEarly")
            early.clicked.connect(
                lambda: self.stepped.emit(record_of(PLANNED, what=phase_rules().early))
            )
            line = Flow(across=8)
            line.addWidget(early)
            self._withdrawn_lines.addWidget(line)

    # The institutions

    def _show_asked(self, seen: CaseSeen) -> None:
        emptied(self._asked_lines)
        self._asked_acts.clear()
        may = seen.stage in BEFORE_A_PLAN | {Stage.PLAN_IN_FORCE}
        self._asked_acts.setVisible(may)
        for button in self._ways(seen) if may else ():
            self._asked_acts.addWidget(button)
        if not self.found:
            words = "None has been asked for or consulted since the last plan."
            self._asked_lines.addWidget(Words(words, "soft", wrap=True, name="noneAsked"))
        for at, one in enumerate(self.found):
            if at:
                self._asked_lines.addWidget(Rule())
            line = rows.InstitutionRow(at, one, seen)
            line.wanted.connect(self._on_wanted)
            self._asked_lines.addWidget(line)

    def _ways(self, seen: CaseSeen) -> Iterator[QWidget]:
        consult = primary("Consult institutions…", "placementConsult", icon=Icon.PLUS)
        consult.clicked.connect(self._on_consult)
        yield consult
        wish = secondary("The family asks for one…", "placementWish")
        wish.clicked.connect(lambda: self._record(REQUESTED))
        yield wish
        if seen.stage is Stage.PLAN_IN_FORCE:
            ask = secondary("Family asked for their wish…", "placementAskFamily")
            ask.clicked.connect(lambda: self._record(ASKED_FAMILY, person=_family(seen)))
            yield ask
        name = secondary("Decide which is named…", "placementName")
        name.clicked.connect(self._on_name_wanted)
        yield name
        if any(one.is_awaited for one in self.found):
            letters = quiet("Letters to them…", "placementLetters")
            letters.clicked.connect(self._write_to_them)
            yield letters

    @Slot(str, object)
    def _on_wanted(self, act: str, one: Institution) -> None:
        seen = self.seen
        if seen is None:
            return
        about = {"institution": one.name}
        match act:
            case rows.REPLY:
                request = str(one.consulted.id) if one.consulted else ""
                self._record(REPLIED, request=request, **about)
            case rows.GO_ON:
                GoOnSheet(self.desk, seen, one, self.window()).open()
            case rows.ANSWER:
                self._record(ANSWERED, **about)
            case rows.REFUSE:
                said = one.replied.facts.get("reply", "") if one.replied else ""
                ground = one.objection.words if one.objection else ""
                self._record(REFUSED, reply=said, ground=ground, **about)
            case _:
                self._on_name(one.name)

    @Slot()
    def _on_consult(self) -> None:
        if self.seen is not None:
            sheet = ConsultSheet(self.desk, self.seen, self.found, self.window())
            sheet.recorded.connect(self._write_to_them)
            sheet.open()

    @Slot()
    def _on_name_wanted(self) -> None:
        self._on_name()

    def _on_name(self, chosen: str = "") -> None:
        if self.seen is not None:
            sheet = NameSheet(self.desk, self.seen, self.found, self.window(), chosen)
            sheet.recorded.connect(self._on_named)
            sheet.open()

    @Slot()
    def _write_to_them(self) -> None:
        """A letter for each: whoever was not asked in writing was not consulted."""

        def offered(found: Chosen) -> None:
            show_many(self, self.desk, [self.number], chosen=found)

        self.desk.see(self, letters_awaited(self.number), offered)

    @Slot(object)
    def _on_named(self, done: Done) -> None:
        """Section I is filled in: that is where it is looked at."""
        del done
        self.stepped.emit(NextStep("Write the plan", Way.PLAN))

    def _record(self, kind: str, **given: str) -> None:
        """Write down an entry; the letter that goes with it is offered at once."""
        if self.seen is not None:
            sheet = EntrySheet(self.desk, (kind,), self.seen.around, self.window(), given=given)
            sheet.recorded.connect(self._on_recorded)
            sheet.open()

    @Slot(object)
    def _on_recorded(self, done: Done) -> None:
        if done.act == REFUSED:
            write_letter_of(self.desk, self.number, done, self)


def _move(seen: CaseSeen) -> NextMove | None:
    """The next move, where a plan is in force under rules by which it is reviewed before one."""
    if seen.stage is not Stage.PLAN_IN_FORCE:
        return None
    regime = regime_on(seen.case, seen.today, seen.reckoning.places)
    if not any(kind.counts for kind in review_rules().kinds_under(regime)):
        return None
    return next_move(seen.case, seen.today)


def _has_met(seen: CaseSeen, move: NextMove) -> bool:
    return any(step.met and step.row.law == "meeting" for step in steps_to(seen.case, move))


def _withdrawn(seen: CaseSeen) -> bool:
    return any(
        due.is_open and WITHDRAWN in due.row.triggers for due in seen.dues if not due.row.part_of
    )


def _why_none(seen: CaseSeen) -> str:
    if seen.stage is not Stage.PLAN_IN_FORCE:
        return "A move is looked at once a plan is in force."
    noted = seen.case.last(NOTED)
    if noted is not None:
        return f"{noted.facts.get('schools', '')}: {noted.facts.get('reasons', '')}"
    return "A move between post-16 institutions is entered when it is known."


def _state(seen: CaseSeen, move: NextMove) -> tuple[str, Tone]:
    """How it stands with it: the days that are left, or that it is done."""
    if now_at(line_to(seen.case, move, seen.reckoning)) is None:
        return "The plan names it", Tone.GREEN
    left = (last_days(move).lawful - seen.today).days
    if left < 0:
        return f"{-left} day{'' if left == -1 else 's'} late", Tone.RED
    return f"{left} day{'' if left == 1 else 's'} left", Tone.AMBER if left <= SOON else Tone.BLUE


def _about(move: NextMove, where: str) -> str:
    """Where they are, what the move rests on, and both readings of its last day."""
    days = last_days(move)
    known = "Entered" if move.expected else "Worked out from the school year, not entered yet"
    year = year_words(move.year)
    reading = f"Last day of the law: {plain(days.lawful)}"
    if days.said is not None:
        reading += f" (“before {days.said.day} {days.said:%B}”; practice says by that day)"
    noted = move.noted.facts.get("reasons", "") if move.noted else ""
    put_right = f"Put right: {noted}" if noted else ""
    now = f"Now: {where}"
    out_of = f"at the end of {year}" if year else ""
    return rows.in_a_line(now, out_of, known, put_right, reading, move.phase.source)


def _missed(steps: tuple[StepToMove, ...]) -> set[str]:
    """What was passed by: something after it was done already."""
    done = [at for at, one in enumerate(steps) if one.met]
    return {one.row.name for one in steps[: done[-1] if done else 0] if one.met is None}


def _family(seen: CaseSeen) -> str:
    parents = [parent.shown for parent in seen.case.person.parents if not parent.no_contact]
    return parents[0] if parents else seen.case.person.name
