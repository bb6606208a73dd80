"""Reception into custody: what is known at once, whose authority it is, and finding the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.casework.addressees import AUTHORITY, likely_to_answer
from caseworker.casework.entries import said_by
from caseworker.domain.case import CaseNumber, Event
from caseworker.domain.days import day_words
from caseworker.domain.due import DueState
from caseworker.domain.leaving import arranged_for
from caseworker.domain.plan_search import ASKED, CAME, PlanSearch, plan_search
from caseworker.domain.reception import host_now, reception_of
from caseworker.ui import theme
from caseworker.ui.case.chase import chase_step
from caseworker.ui.case.facts import FactsCard
from caseworker.ui.case.next_step import NextStep, record_of
from caseworker.ui.case.person_facts import GROUPS
from caseworker.ui.case.person_sheets import open_group
from caseworker.ui.case.reception_card import ReceptionCard
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import Columns, ScrollTab, emptied
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Words, named, primary, row, secondary
from caseworker.ui.parts.typed_day import short_day

NEXT = "release_arranged"
NOTICES = ("youth_justice_aware", "authorities_told", "youth_justice_told")
DAY = 96  # px at 100%: as wide as the widest day
NOT_YET = "No reception is recorded: the case has no detention that goes on."


class ReceptionTab(ScrollTab):
    """Everything of the first days, and what the search for the plan has come to."""

    title = "Reception"
    part = "reception"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self._none = Words(NOT_YET, "soft", wrap=True, name="receptionNone")
        self._card = ReceptionCard()
        self._card.stepped.connect(self.stepped)
        self._home = FactsCard("Home authority, host authority, and the next", "homeAuthority")
        self._home.changing.connect(self._on_home)
        self._after = secondary("Where they go on release…", "homeAuthorityNext")
        self._after.clicked.connect(lambda: self.stepped.emit(record_of(NEXT)))
        line = Flow(across=8)
        line.addWidget(self._after)
        self._home.body.addWidget(line)
        self._plan = _Told("Finding the plan", "planSearch")
        self._notices = _Told("Notices of the detention, in and out", "notices")
        for card in (self._plan, self._notices):
            card.stepped.connect(self.stepped)
        columns = Columns(1, 1)
        columns.put_left(self._plan)
        columns.put_right(self._home)
        columns.put_right(self._notices)
        self.body.addWidget(self._none)
        self.body.addWidget(self._card)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        found = reception_of(seen.case, seen.today)
        self._none.setVisible(found is None)
        self._card.show_case(seen)
        self._home.show_facts(tuple(_authorities(seen)))
        since = found.since if found else seen.today
        law = seen.reckoning.law
        search = plan_search(seen.case, seen.dues, law, since)
        open_tone = Tone.RED if search.is_late else Tone.AMBER
        tone = Tone.GREEN if search.is_over else open_tone
        lines = tuple(_lines(seen, search.lines))
        self._plan.show_told(search.stands, tone, lines, tuple(self._steps_to(seen, search)))
        told = [one for one in seen.case.all_of(*NOTICES) if one.day >= since]
        words = f"{len(told)} recorded." if told else "No notice is recorded yet."
        steps = tuple(record_of(kind) for kind in NOTICES)
        self._notices.show_told(words, Tone.PLAIN, tuple(_lines(seen, told)), steps)

    def _steps_to(self, seen: CaseSeen, search: PlanSearch) -> Iterator[NextStep]:
        """What comes next: to chase what is late first, then what may have come."""
        late = [due for due in seen.dues if CAME in due.row.met_by and due.state is DueState.LATE]
        yield from filter(None, (chase_step(seen, due) for due in late[:1]))
        for kind in search.next_kinds:
            yield _asks(seen) if kind == ASKED else record_of(kind)
        if not search.is_over and ASKED not in search.next_kinds:
            yield replace(record_of(ASKED), words="Somebody else was asked")

    def _on_home(self) -> None:
        if self.seen is not None:
            group = next(one for one in GROUPS if one.name == "authority")
            open_group(self.desk, self.seen, group, self)


class _Told(Card):
    """How something stands, the entries that tell of it, and what may come next.

    Signals:
        stepped: a step is wanted; carries a NextStep.
    """

    stepped = Signal(object)

    def __init__(self, title: str, name: str) -> None:
        super().__init__(title, name=name, gap=8)
        self._stands = Words("", "strong", wrap=True, name=f"{name}Stands")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._acts = Flow(across=8, down=8)
        self.body.addWidget(self._stands)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._acts)

    def show_told(
        self,
        stands: str,
        tone: Tone,
        lines: Iterable[tuple[str, str]],
        steps: Iterable[NextStep],
    ) -> None:
        self._stands.say(stands, tone)
        emptied(self._lines)
        for day, words in lines:
            ground = named(QWidget(), f"{self.objectName()}Line", f"{day}: {words}")
            line = row(10, ground)
            when = Words(day, "soft")
            when.setMinimumWidth(theme.px(DAY))
            line.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Words(words, "body", wrap=True), 1)
            self._lines.addWidget(ground)
        self._acts.clear()
        for at, step in enumerate(steps):
            make = primary if not at and tone is not Tone.PLAIN else secondary
            button = make(f"{step.words.rstrip('…')}…", f"{self.objectName()}_{step.kinds[0]}")
            button.clicked.connect(lambda _=False, step=step: self.stepped.emit(step))
            self._acts.addWidget(button)


def _authorities(seen: CaseSeen) -> Iterator[tuple[str, str]]:
    person, setting = seen.case.person, seen.setting
    home = person.home_authority
    by = f"\n{person.home_authority_basis}." if person.home_authority_basis else ""
    yield "Home authority", f"{home}{by}" if home else ""
    if person.looked_after_by:
        yield "Looked after by", f"{person.looked_after_by}\n{setting.home_by_care}"
    host = host_now(seen.case, seen.reckoning.places)
    yield "Host authority", f"{host.authority}\n{host.because}" if host else ""
    arranged = arranged_for(seen.case)
    after = arranged.said("authority") if arranged else ""
    on = f"\nTold on {day_words(arranged.event.day)}." if arranged and after else ""
    yield "After release", f"{after}{on}"


def _asks(seen: CaseSeen) -> NextStep:
    """The request to the home authority, to whoever is named there."""
    whom = likely_to_answer(seen.case.person, AUTHORITY)
    return record_of(ASKED, asked_of="Home authority", person=whom)


def _lines(seen: CaseSeen, told: Iterable[Event]) -> Iterator[tuple[str, str]]:
    names = {kept.id: kept.name for kept in seen.documents}
    for event in told:
        yield short_day(event.day), said_by(seen.case, event, names)
