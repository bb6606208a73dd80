"""The cards of the tab of dates: the release, every day told, what comes before, and 18."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from caseworker.domain.ages import birthday
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds
from caseworker.domain.law.limits import Checked
from caseworker.domain.leaving import (
    Going,
    Told,
    arranged_for,
    early_window,
    expected_release,
    going_of,
    left_by,
    told_days,
)
from caseworker.domain.leaving_rules import leaving_rules
from caseworker.domain.moving import Move
from caseworker.domain.said import said_of
from caseworker.ui.case.move_row import MoveRow
from caseworker.ui.case.move_row import Told as LineTold
from caseworker.ui.case.next_step import NextStep, Way, record_of
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    Flow,
    Pill,
    Rule,
    Words,
    column,
    primary,
    quiet,
    row,
    secondary,
)
from caseworker.ui.parts.typed_day import day_in_words, how_long, short_day

ADULT: Final = 18
NEAR: Final = 365  # days before the 18th birthday from which it is spoken of
DECIDED: Final = "adult_estate_decided"
OUT: Final = "released"
TRANSFER: Final = "transfer_expected"
PACK: Final = "provision"
NOT_TOLD: Final = "No day of release was told yet"
NEVER_OURS: Final = (
    "Days are written down as somebody told them, and never worked out here. A later day takes the "
    "place of an earlier one, which stays to be seen."
)
MEMORY: Final = "From memory: check with the authority"
BEFORE: Final = (
    "The checklist opens {days} days before the release, and each line is done by what is recorded "
    "or sent. The pack can be made ready at any time."
)


class StepCard(Card):
    """A card whose buttons ask for steps. ``is_wanted``: whether it has anything to say.

    Signals:
        stepped: a step is wanted; carries a NextStep.
    """

    stepped = Signal(object)
    title: ClassVar[str] = ""

    def __init__(self, seen: CaseSeen, name: str, *, tone: Tone | None = None) -> None:
        super().__init__(self.title, name=name, gap=8, tone=tone)
        self.seen = seen

    @property
    def is_wanted(self) -> bool:
        return True

    def ways(self, *buttons: QPushButton) -> None:
        line = Flow(across=10, down=8)
        for button in buttons:
            line.addWidget(button)
        self.body.addWidget(line)

    def leads(self, button: QPushButton, step: NextStep) -> QPushButton:
        button.clicked.connect(lambda: self.stepped.emit(step))
        return button

    def say(self, words: str, role: str = "body", name: str = "", tone: Tone | None = None) -> None:
        self.body.addWidget(Words(words, role, wrap=True, name=name, tone=tone))


class ReleaseCard(StepCard):
    """When they leave as far as it is known, and what the law says of an early release.

    Signals:
        at_court: they did not come back from court.
    """

    at_court = Signal()

    def __init__(self, seen: CaseSeen) -> None:
        told = expected_release(seen.case)
        super().__init__(seen, "datesRelease")
        self.setAccessibleName("Release")
        gone = left_by(seen.case)
        if gone is not None:
            self.say(day_in_words(gone.day), "title")
            self.say(said_of(gone), "strong", "datesExpected")
        elif told is None:
            self.say(NOT_TOLD, "heading", "datesExpected")
            self.say(NEVER_OURS, "soft")
        else:
            self._expected(told)
        for one in going_of(seen.case, seen.dues, seen.today):
            if one.row.entry:
                self._leaving(one)
        tell = NextStep("Write down a day that was told", Way.RECORD, tuple(leaving_rules().told))
        court = secondary("Released at court…", "datesCourt")
        court.clicked.connect(self.at_court)
        released = self.leads(secondary("Released…", "datesReleased"), record_of(OUT))
        transfer = self.leads(secondary("Transfer…", "datesTransfer"), record_of(TRANSFER))
        self.ways(
            self.leads(primary("A day was told…", "datesTell", icon=Icon.PLUS), tell),
            *(() if gone is not None else (released, court, transfer)),
        )

    def _leaving(self, one: Going) -> None:
        """Another way in which they leave: a transfer at an hour’s notice, the adult estate."""
        when = f"{short_day(one.on, self.seen.today)}, {how_long(one.on, self.seen.today)}"
        to = f", to {one.whereto}" if one.whereto else ""
        self.say(
            f"{one.row.words}: {when}{to}", "strong", f"datesLeaving_{one.row.name}", Tone.AMBER
        )

    def _expected(self, told: Told) -> None:
        today = self.seen.today
        late = told.on < today
        head = Flow(across=10, down=4)
        head.addWidget(Words(day_in_words(told.on), "title", name="datesExpected"))
        head.addWidget(
            Pill(how_long(told.on, today), Tone.RED if late else Tone.BLUE, name="datesHowLong")
        )
        if 0 <= (told.on - today).days <= leaving_rules().days:
            words = f"Leaving within {leaving_rules().days} days"
            head.addWidget(Pill(words, Tone.AMBER, name="datesLeaving"))
        self.body.addWidget(head)
        self.say(f"{told.what}. {_by_whom(told, self.seen)}.", "strong", "datesWho")
        window = early_window(self.seen.case, self.seen.dues)
        if window is not None:
            inside = (
                "The day lies inside it."
                if window.holds(told.on)
                else "The day lies outside it: ask whoever told it."
            )
            first, last = (short_day(day, today) for day in (window.first, window.last))
            words = f"The law lets an early release come from {first} to {last}. {inside}"
            tone = None if window.holds(told.on) else Tone.AMBER
            self.say(words, name="datesWindow", tone=tone)
            self.say(
                f"{window.source}. Told for information: whoever decides says the day.", "small"
            )


class ToldCard(StepCard):
    """Every day that was told, with its source; what was superseded is struck through."""

    title = "Days that were told"

    def __init__(self, seen: CaseSeen) -> None:
        super().__init__(seen, "datesTold")
        found = told_days(seen.case)
        if not found:
            self.say("No day was told yet.", "soft", "datesNone")
            return
        group = ""
        for at, told in enumerate(found):
            if told.row.words != group:
                group = told.row.words
                self.body.addWidget(Words(group, "label"))
            else:
                self.body.addWidget(Rule())
            self.body.addWidget(self._line(told, at))

    def _line(self, told: Told, at: int) -> QWidget:
        ground = QWidget()
        ground.setObjectName(f"told{at}")
        line = row(12, ground)
        said = QWidget()
        inside = column(said, 0, 1)
        head = Words(
            f"{told.what}: {day_in_words(told.on)}",
            "strong" if told.stands else "soft",
            wrap=True,
            name=f"told{at}Day",
        )
        if not told.stands:
            font = head.font()
            font.setStrikeOut(True)
            head.setFont(font)
        inside.addWidget(head)
        under = [_by_whom(told, self.seen)]
        if told.until is not None:
            by = f" by “{told.by}”" if told.by else ""
            under.append(f"Superseded on {told.until:%d/%m/%Y}{by}")
        if told.note:
            under.append(told.note)
        inside.addWidget(Words("  ·  ".join(under), "small", wrap=True, name=f"told{at}Under"))
        ground.setAccessibleName(f"{told.what}: {day_in_words(told.on)}. {'. '.join(under)}")
        line.addWidget(said, 1)
        if told.event is not None:
            step = NextStep("Correct…", Way.CORRECT, given={"what": str(told.event.id)})
            button = self.leads(quiet("Correct…", f"told{at}Correct"), step)
            button.setAccessibleName(f"Correct: {told.what}, {day_in_words(told.on)}")
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return ground


class BeforeCard(StepCard):
    """The checklist of whatever takes them away, as it stands; before it opens, when it does."""

    title = "Before and after they leave"

    def __init__(self, seen: CaseSeen) -> None:
        super().__init__(seen, "datesBefore")
        wanted = leaving_rules().checklists
        moves = [move for move in seen.moves if move.kind.id in wanted and not move.over]
        for at, move in enumerate(moves):
            self._checklist(move, at)
        if not moves:
            self.say(BEFORE.format(days=leaving_rules().days), "soft", "datesNotYet")
            for due in _ahead(seen):
                day = short_day(due.by, seen.today) if due.by else ""
                self.say(f"{day}: {due.duty}", name=f"datesAhead_{due.row.name}")
        pack = NextStep("Resettlement pack", Way.PACK, given={"what": PACK})
        button = secondary("Resettlement pack…", "datesPack", icon=Icon.LOCK)
        button.setToolTip("Plan, learning plan, access arrangements, people, open clocks, consents")
        self.ways(self.leads(button, pack))

    def _checklist(self, move: Move, at: int) -> None:
        settled, whole = move.counted
        self.say(f"{move.kind.words}: {settled} of {whole} done", "strong", f"datesCount{at}")
        for each, line in enumerate(move.lines):
            self.body.addWidget(Rule())
            drawn = MoveRow(LineTold(self.seen, move, line, f"Dates{at}_{each}"))
            drawn.stepped.connect(self.stepped)
            self.body.addWidget(drawn)


class ArrangedCard(StepCard):
    """Where they will live, which authority that is, and what education goes on."""

    title = "Where they go"

    def __init__(self, seen: CaseSeen) -> None:
        super().__init__(seen, "datesArranged")
        found = arranged_for(seen.case)
        kind = event_kinds()[leaving_rules().arranged]
        if found is None:
            self.say("Not known yet", "strong", "datesArrangedState", Tone.AMBER)
            self.say(kind.meaning, "soft")
        else:
            state = "Education is settled" if found.settled else "Education is still open"
            tone = Tone.GREEN if found.settled else Tone.AMBER
            self.say(state, "strong", "datesArrangedState", tone)
            self.say(said_of(found.event), name="datesArrangedSaid")
            if not found.said("authority"):
                self.say("Which authority it will be is not known: ask.", tone=Tone.AMBER)
            if note := found.said("note"):
                self.say(f"Still open: {note}", "soft")
            self.say(f"Known since {short_day(found.event.day, seen.today)}.", "small")
        given = dict(found.event.facts) if found else {}
        words = "Change…" if found else "Write it down…"
        self.ways(self.leads(secondary(words, "datesArrange"), record_of(kind.name, **given)))


class EighteenCard(StepCard):
    """What the 18th birthday changes, and what was decided about the adult estate."""

    title = "At 18: the adult estate"

    def __init__(self, seen: CaseSeen) -> None:
        super().__init__(seen, "datesEighteen")
        turns = birthday(seen.case.person.born, ADULT)
        self._is_near = (turns - seen.today).days <= NEAR
        gone = turns <= seen.today
        self.say(f"{'Since' if gone else 'On'} {day_in_words(turns)}", "strong")
        decided = seen.case.last(DECIDED)
        if decided is None:
            words = "Nothing is decided yet. It is decided case by case, and not by us."
            self.say(words, "strong", "datesDecided", Tone.AMBER if self._is_near else None)
        else:
            self.say(said_of(decided), "body", "datesDecided")
        for one in leaving_rules().eighteen:
            self.say(one.words, "soft")
            caution = f". {MEMORY}" if one.checked is Checked.MEMORY else ""
            self.say(f"{one.source}{caution}", "small")
        self.ways(
            self.leads(secondary("It was decided…", "datesDecide"), record_of(DECIDED)),
            self.leads(
                secondary("Needs were passed on…", "datesPassed"), record_of("adult_estate_told")
            ),
        )

    @property
    def is_wanted(self) -> bool:
        return self._is_near


def _by_whom(told: Told, seen: CaseSeen) -> str:
    """“Told by resettlement e-mail on Wed 20 Jan”."""
    who = f"Told by {told.source}" if told.source else "Noted"
    when = (
        f" on {short_day(told.told_on, seen.today)}" if told.told_on else " as a fact of the case"
    )
    return f"{who}{when}"


def _ahead(seen: CaseSeen) -> Iterable[Due]:
    """What is owed before a release, while its checklist isn’t there yet."""
    begin = {row.begins for row in leaving_rules().leaves if row.limit}
    return [due for due in seen.open_dues if begin & due.row.triggers and due.by]
