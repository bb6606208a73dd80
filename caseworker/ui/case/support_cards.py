"""The cards of the page of support: the cycle, its targets, provision, voices, meetings, others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.casework.support_desk import SupportDesk, target_chart
from caseworker.domain.case import Event
from caseworker.domain.days import plain
from caseworker.domain.listed import listed
from caseworker.domain.support_cycle import Cycle, Provision, Referral, Target
from caseworker.domain.support_rules import support_rules
from caseworker.domain.support_words import dosage_words, dose_words, hours_words, target_words
from caseworker.ui import theme
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import Columns, emptied
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Rule, Words, named, quiet, row
from caseworker.ui.parts.svg_picture import SvgPicture, inks
from caseworker.ui.parts.timeline import Reached, Step, Timeline
from caseworker.ui.parts.typed_day import short_day

STATIONS = ("Assess", "Plan", "Do", "Review")


class CycleCard(Card):
    """The cycle as four stations with their days, and what can be done now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="supportCycle", gap=8, parent=parent)
        top = row(12)
        self.title = Words("", "heading", name="supportTitle", wrap=True)
        self.state = Pill("", Tone.PLAIN, name="supportState")
        top.addWidget(self.title, 1)
        top.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        self.about = Words("", "soft", wrap=True, name="supportAbout")
        self.timeline = Timeline("supportTimeline")
        self.buttons = Flow(across=8)
        self._told = QVBoxLayout()
        self._told.setSpacing(theme.px(3))
        self.body.addLayout(top)
        self.body.addWidget(self.about)
        self.body.addWidget(self.timeline)
        self.body.addWidget(self.buttons)
        self.body.addLayout(self._told)

    def show_cycle(self, cycle: Cycle | None, given: SupportDesk, seen: CaseSeen) -> None:
        """The one under way; where there is none, what support is and what comes first."""
        emptied(self._told)
        support = given.wording.word("support")
        self.timeline.setVisible(cycle is not None)
        self.state.setVisible(cycle is not None)
        if cycle is None:
            self.title.setText(support)
            self.about.setText(_without_a_cycle(given))
            return
        late = cycle.days_late(seen.today)
        self.title.setText(f"{support}: cycle {cycle.at}")
        if late:
            self.state.say(f"Review {late_words(late)}", Tone.RED)
        else:
            self.state.say("Under way", Tone.BLUE)
        self.about.setText("  ·  ".join(_about(cycle)))
        self.timeline.show_steps(stations(cycle, seen))
        for label, words in _told(cycle):
            self._told.addWidget(Words(f"{label}: {words}", wrap=True))


def stations(cycle: Cycle, seen: CaseSeen) -> tuple[Step, ...]:
    """The four stations: done, where it stands, late, or ahead."""
    days = (cycle.assessed_on, cycle.planned.day, cycle.starts_on)
    runs = cycle.starts_on <= seen.today
    found = [
        Step(words, short_day(day, seen.today), Reached.DONE)
        for words, day in zip(STATIONS[:2], days[:2], strict=True)
    ]
    if cycle.review is not None:
        doing, reviewing = Reached.DONE, Reached.DONE
        under = short_day(cycle.review.day, seen.today)
    else:
        is_late = cycle.days_late(seen.today) > 0
        doing = Reached.DONE if is_late else Reached.NOW
        reviewing = Reached.LATE if is_late else Reached.AHEAD
        under = f"by {short_day(cycle.review_by, seen.today)}"
    begun = "since" if runs and cycle.review is None else "from"
    found.append(Step(STATIONS[2], f"{begun} {short_day(cycle.starts_on, seen.today)}", doing))
    found.append(Step(STATIONS[3], under, reviewing))
    return tuple(found)


class BeforeCard(Card):
    """What comes before any cycle, each with its day or a way to record it.

    Signals:
        wanted: one of them is to be recorded; carries the kind of entry.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Before extra support", name="supportBefore", gap=4, parent=parent)
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)

    def show_before(self, given: SupportDesk, seen: CaseSeen) -> None:
        emptied(self._lines)
        for at, one in enumerate(given.before):
            line = Flow(across=12)
            line.addWidget(Words(one.row.title, "strong", wrap=True))
            if one.event is not None:
                line.addWidget(Pill(short_day(one.event.day, seen.today), Tone.GREEN))
            else:
                line.addWidget(Pill("Not recorded", Tone.AMBER))
                button = quiet("Record…", f"supportBefore{at}Record")
                button.setAccessibleName(f"Record: {one.row.title}")
                kind = min(one.row.met_by)
                button.clicked.connect(lambda _=False, kind=kind: self.wanted.emit(kind))
                line.addWidget(button)
            self._lines.addWidget(line)
            said = _said_of(one.event) if one.event is not None else one.row.words
            self._lines.addWidget(Words(f"{said} {one.row.source}.".strip(), "small", wrap=True))


class TargetsCard(Card):
    """Each target of a cycle, how far it was met over the cycles beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Targets over the cycles", name="supportTargets", gap=4, parent=parent)
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)

    def show_targets(self, cycle: Cycle, given: SupportDesk) -> None:
        emptied(self._lines)
        for at, one in enumerate(cycle.targets):
            if at:
                self._lines.addWidget(Rule())
            self._lines.addWidget(_target(at, one, given))


def _target(at: int, target: Target, given: SupportDesk) -> QWidget:
    line = Columns(1, 1)
    told = QWidget()
    body = QVBoxLayout(told)
    body.setContentsMargins(0, theme.px(4), 0, theme.px(4))
    body.setSpacing(theme.px(3))
    body.addWidget(Words(f"{at + 1}  {target.outcome}", "strong", wrap=True))
    body.addWidget(Words(target_words(target), "small", wrap=True))
    noted = given.progress.get(target.item, ())
    if noted:
        last = noted[-1]
        said = Flow()
        said.addWidget(Pill(last.said, met_tone(last.said)))
        said.addWidget(Words(f"{last.day:%B %Y}", "small"))
        body.addWidget(said)
        if last.words:
            body.addWidget(Words(last.words, wrap=True))
    else:
        body.addWidget(Words("Not reviewed yet.", "small"))
    line.put_left(told)
    if svg := target_chart(noted, inks(), theme.UI_FONT):
        heard = "; ".join(f"{each.day:%B %Y}: {each.said}" for each in noted)
        line.put_right(SvgPicture(svg, heard, f"targetChart{at}", wide=450))
    return line


def late_words(days: int) -> str:
    """“1 day late”."""
    return f"{days} day late" if days == 1 else f"{days} days late"


def met_tone(result: str) -> Tone:
    """The colour of how far a target was met."""
    counts, most = support_rules().counts(result), support_rules().most
    if counts is None:
        return Tone.PLAIN
    return Tone.GREEN if counts == most else (Tone.AMBER if counts else Tone.RED)


class ProvisionCard(Card):
    """What is provided, how much, by whom, at what cost, and what was noted as it ran."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Provision", name="supportProvision", gap=4, parent=parent)
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)

    def show_provision(self, cycle: Cycle, seen: CaseSeen) -> None:
        emptied(self._lines)
        adjusted = cycle.planned.facts.get("adjustments", "")
        if adjusted:
            self._lines.addWidget(Words(f"Adjustments: {adjusted}", wrap=True))
        for at, one in enumerate(cycle.provision):
            if at or adjusted:
                self._lines.addWidget(Rule())
            self._lines.addWidget(Words(f"{one.what}", "strong", wrap=True))
            self._lines.addWidget(Words("  ·  ".join(provision_words(one)), "small", wrap=True))
            for note in one.notes[-3:]:
                self._lines.addWidget(Words(_note(note, seen), wrap=True))
        if cycle.hours:
            total = f"The cycle: {dose_words(cycle.hours, cycle.cost)}"
            self._lines.addWidget(Rule())
            self._lines.addWidget(Words(total, "strong", wrap=True, name="supportTotal"))
        about = {note.id for one in cycle.provision for note in one.notes}
        for note in [each for each in cycle.notes if each.id not in about][-3:]:
            self._lines.addWidget(Words(_note(note, seen), wrap=True))


def provision_words(one: Provision) -> Iterator[str]:
    """Its dose, group and people; what it comes to and what of it was given."""
    facts = one.event.facts
    yield one.tier
    yield dosage_words(facts)
    yield ", ".join(filter(None, (facts["staff"], facts.get("role", ""))))
    yield f"responsible: {facts['teacher']}"
    yield dose_words(one.hours, one.cost).removesuffix(".")
    if one.hours_given is not None:
        yield f"given so far: {hours_words(one.hours_given)}"


class LinesCard(Card):
    """A card of lines of words, with a few words where there are none."""

    def __init__(self, title: str, name: str, none: str, parent: QWidget | None = None) -> None:
        super().__init__(title, name=name, gap=4, parent=parent)
        self._none = none
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        self.buttons = Flow(across=8)
        self.body.addWidget(self.buttons)

    def show_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        """Each line with a smaller one under it."""
        emptied(self._lines)
        found = list(lines)
        if not found:
            self._lines.addWidget(Words(self._none, "soft", wrap=True))
        for words, under in found:
            self._lines.addWidget(Words(words, wrap=True))
            if under:
                self._lines.addWidget(Words(under, "small", wrap=True))


def voice_lines(cycle: Cycle, seen: CaseSeen) -> Iterator[tuple[str, str]]:
    """What was said, and under it by whom, how it was gathered and when."""
    for event in cycle.voices:
        head = (event.facts.get("person", ""), event.facts.get("how", ""))
        day = short_day(event.day, seen.today)
        yield f"“{event.facts.get('views', '')}”", "  ·  ".join(filter(None, (*head, day)))


def meeting_lines(given: SupportDesk, seen: CaseSeen) -> Iterator[tuple[str, str]]:
    """When the parents are to be met, what is planned, and the last meetings with who does what."""
    if given.meet is not None and given.meet.by is not None:
        late = ", late" if given.meet.by < seen.today else ""
        caution = f" {given.meet.caution}" if given.meet.caution else ""
        by = f"Next: by {plain(given.meet.by)}{late}"
        yield by, f"{given.meet.source}.{caution}"
    for due in given.planned:
        if due.by is not None:
            yield f"Planned: {plain(due.by)}", ""
    for event in given.meetings[:4]:
        there = ", ".join(listed(event.facts.get("attended", "")))
        does = "; ".join(listed(event.facts.get("actions", "")))
        under = (event.facts.get("minutes", ""), f"Who does what: {does}" if does else "")
        heading = f"Met on {short_day(event.day, seen.today)}"
        yield f"{heading}: {there}" if there else heading, "  ·  ".join(filter(None, under))


def referral_lines(referrals: Iterable[Referral], seen: CaseSeen) -> Iterator[tuple[str, str]]:
    """Who was asked what, and under it what came of it."""
    for one in referrals:
        facts = one.asked.facts
        whom = ", ".join(filter(None, (facts["adviser"], facts.get("service", ""))))
        asked = f"{whom}, asked on {short_day(one.asked.day, seen.today)}: {facts['question']}"
        said = "No answer yet."
        if one.answer is not None:
            day = short_day(one.answer.day, seen.today)
            said = f"Answered on {day}: {one.answer.facts.get('words', '')}"
        yield asked, said


class EarlierCard(Card):
    """The cycles before: their days, effect, cost and decision."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Earlier cycles", name="supportEarlier", gap=6, parent=parent)
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)

    def show_earlier(self, cycles: Iterable[Cycle], seen: CaseSeen) -> None:
        emptied(self._lines)
        for at, cycle in enumerate(cycles):
            if at:
                self._lines.addWidget(Rule())
            self._lines.addWidget(named(_earlier(cycle, seen), f"supportEarlier{at}"))


def _earlier(cycle: Cycle, seen: CaseSeen) -> QWidget:
    told = QWidget()
    body = QVBoxLayout(told)
    body.setContentsMargins(0, 0, 0, 0)
    body.setSpacing(theme.px(3))
    ended = f" to {short_day(cycle.review.day, seen.today)}" if cycle.review else ", not reviewed"
    body.addWidget(
        Words(f"Cycle {cycle.at}: {short_day(cycle.starts_on, seen.today)}{ended}", "strong")
    )
    pills = Flow()
    for target in cycle.targets:
        if target.met:
            pills.addWidget(Pill(f"{target.outcome[:40]}: {target.met}", met_tone(target.met)))
    body.addWidget(pills)
    said = [dose_words(cycle.hours, cycle.cost)]
    if cycle.effect is not None:
        said.append(f"Effect: {cycle.effect} % of what it aimed at.")
    if late := cycle.days_late(seen.today):
        said.append(f"Reviewed {late_words(late)}.")
    body.addWidget(Words("  ".join(filter(None, said)), wrap=True))
    if cycle.review is not None:
        facts = cycle.review.facts
        body.addWidget(Words(f"Found: {facts['effect']}", wrap=True))
        body.addWidget(Words(f"Decided: {facts['decision']}. {facts['reasons']}", wrap=True))
    return told


def _without_a_cycle(given: SupportDesk) -> str:
    if not given.open:
        return "A plan is in force, or the case is closed: no cycle of support is planned here."
    latest = given.latest
    if latest is not None:
        return f"Cycle {latest.at} is reviewed. The next one builds on what was found."
    return (
        "No cycle is planned yet. A cycle is one turn of assess, plan, do and review, "
        "with its targets, what is provided, and the day on which it is looked at."
    )


def _about(cycle: Cycle) -> Iterator[str]:
    yield ", ".join(cycle.areas)
    yield f"Responsible: {cycle.planned.facts.get('teacher', '')}"
    if cycle.planned.facts.get("setting"):
        yield cycle.planned.facts["setting"]


def _told(cycle: Cycle) -> Iterator[tuple[str, str]]:
    facts = cycle.planned.facts
    yield "Found", facts.get("assessed", "")
    yield "Starts from", facts.get("baseline", "")
    yield "Took part", ", ".join(listed(facts.get("took_part", "")))
    for label, name in (("Did not take part", "absent"), ("Begun without", "without")):
        if facts.get(name):
            yield label, "; ".join(listed(facts[name]))


def _said_of(event: Event) -> str:
    said = [
        event.facts.get(name, "") for name in ("tried", "effect", "reasons", "underlying", "told")
    ]
    return " ".join(f"{one.rstrip('.')}." for one in said if one)


def _note(note: Event, seen: CaseSeen) -> str:
    facts, said = note.facts, [short_day(note.day, seen.today)]
    if facts.get("delivered"):
        said.append(facts["delivered"].lower())
    if facts.get("sessions"):
        said.append(f"{facts['sessions']} times")
    head = ", ".join(said)
    return f"{head}: {facts['words']}" if facts.get("words") else head
