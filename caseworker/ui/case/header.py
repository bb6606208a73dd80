"""The card at the head of a case: the right child, always in view."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from caseworker.domain.ages import year_group
from caseworker.domain.case import Stage
from caseworker.domain.days import day_words
from caseworker.domain.deciding import by_decision, to_confirm
from caseworker.domain.due import DueState
from caseworker.domain.flags import Flag, flags_on
from caseworker.domain.holding import holding
from caseworker.domain.people import Person, who_decides
from caseworker.domain.posting import act_on_move
from caseworker.domain.posting_rules import posting_rules
from caseworker.domain.retention import holds_on
from caseworker.domain.sending import awaited
from caseworker.domain.states import overlays_of
from caseworker.ui import theme
from caseworker.ui.case.because import Because
from caseworker.ui.case.road import ExplainedTimeline
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.steps import road_of
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    Flow,
    Pill,
    Words,
    icon_button,
    plain_tip,
    quiet,
    row,
    secondary,
)

STAGES = {
    Stage.CLOSED: Tone.PLAIN,
    Stage.PLAN_IN_FORCE: Tone.GREEN,
    Stage.NOT_ASSESSING: Tone.AMBER,
    Stage.NOT_ISSUING: Tone.AMBER,
}
OLDEST_YEAR = 13
DIED, NO_CONTACT = "Has died: send nothing", "No-contact flag"
AWAITING = "Awaiting receipt"
NEVER_HIDDEN = frozenset({DIED, NO_CONTACT})


class Room(Enum):
    """How much of the header there is room for."""

    ALL = "all"
    NO_ROAD = "no timeline"
    NAME = "the name"
    LINE = "one line"


class HeaderCard(Card):
    """Who this is, how far the case has come, and the clock, above every tab.

    Signals:
        actions_wanted: the Actions button was pressed; carries the button.
    """

    actions_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="caseHeader", margin=16, gap=6, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._decides: tuple[str, ...] = ()
        self._room = Room.ALL
        self._pills: list[Pill] = []
        self._name = Words("", "name", name="personName", wrap=True)
        self._who = Words("", "soft", name="personWho", wrap=True)
        self.actions_button = secondary("Actions", "actions", icon=Icon.CHEVRON_DOWN)
        self.actions_button.setToolTip("Everything that can be recorded at this stage (Alt+A)")
        self.actions_button.setShortcut("Alt+A")
        self.actions_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.actions_button.clicked.connect(lambda: self.actions_wanted.emit(self.actions_button))
        self._fold = icon_button(Icon.CHEVRON_DOWN, "Hide the timeline", "foldTimeline")
        self._fold.clicked.connect(self._on_fold)
        top = row(8)
        self._line = Flow(across=12, down=4)
        self._line.addWidget(self._name)
        self._line.addWidget(self._who)
        top.addWidget(self._line, 1)
        top.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.actions_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self._about = Flow(across=6, down=2)
        self.body.addWidget(self._about)
        self.road = ExplainedTimeline()
        self.body.addWidget(self.road)

    def fit(self, room: Room) -> None:
        """Take as much room as there is: all of it, no timeline, or the name alone.

        On one line stand the name, and whatever must not be overlooked.
        """
        if room is not self._room:
            self._room = room
            is_low = room in {Room.NAME, Room.LINE}
            edge = theme.px(6 if is_low else 16)
            self.body.setContentsMargins(theme.px(16), edge, theme.px(16), edge)
            self.body.setSpacing(0 if is_low else theme.px(6))
            self.actions_button.setText("" if room is Room.LINE else "Actions")
            self._show_about(shown=not is_low)
            self._show_road(shown=room is Room.ALL)

    def show_case(self, seen: CaseSeen) -> None:
        person = seen.case.person
        self._name.setText(person.name)
        self._who.setText(" · ".join(_who(person, seen.case.number, seen.today)))
        self._line.clear(keep=2)  # the name, and who it is
        self._pills = [Pill(words, tone) for words, tone in pills_of(seen)]
        for pill in (*(_flag_pill(one) for one in flags_on(seen.case, seen.today)), *self._pills):
            self._line.addWidget(pill)
        self._show_pills()
        decides = who_decides(person, seen.today, "", seen.case.capacities)
        judged = by_decision(seen.case, seen.today)
        others = (f"{capacity.decision}: {who.who}." for capacity, who in judged)
        self._decides = (decides.who, decides.why, f"{decides.source}.", *others)
        self._about.clear()
        for at, words in enumerate(_about(seen)):
            self._about.addWidget(Words(f"·  {words}" if at else words, "soft"))
        self._about.addWidget(Words("·", "soft"))
        button = quiet(f"{decides.who} decides", "whoDecides", hint=decides.why)
        button.setProperty("kind", "because")
        button.clicked.connect(lambda: self._on_decides(button))
        self._about.addWidget(button)
        self.road.show_road(road_of(seen))

    @Slot()
    def _on_fold(self) -> None:
        shown = self.road.isHidden()
        self._show_about(shown=shown or self._room in {Room.ALL, Room.NO_ROAD})
        self._show_road(shown=shown)
        self._show_pills()

    def _show_about(self, *, shown: bool) -> None:
        self._about.setVisible(shown)
        self._who.setVisible(shown)
        self._show_pills()

    def _show_pills(self) -> None:
        is_short = self._room is Room.LINE and self.road.isHidden()
        for pill in self._pills:
            is_kept = pill.text() in NEVER_HIDDEN | posting_rules().cautions
            pill.setVisible(is_kept or not is_short)

    def _show_road(self, *, shown: bool) -> None:
        self.road.setVisible(shown)
        self._fold.setIcon(theme.icon(Icon.CHEVRON_DOWN if shown else Icon.CHEVRON_RIGHT, "soft"))
        words = "Hide the timeline" if shown else "Show the timeline"
        self._fold.setToolTip(words)
        self._fold.setAccessibleName(words)

    def _on_decides(self, button: QWidget) -> None:
        who, *why = self._decides
        Because(f"Who decides: {who}", tuple(why), parent=self.window()).open_under(button)


def _flag_pill(flag: Flag) -> Pill:
    """It is never left out, however little room there is; its tip says why it stands there."""
    pill = Pill(flag.words, Tone(flag.kind.tone), name=f"flag_{flag.event.id}")
    until = f" Until {day_words(flag.until)}." if flag.until else ""
    why = f"{flag.kind.means} {flag.reason}{until}"
    pill.setToolTip(plain_tip(why))
    pill.setAccessibleName(f"Flag: {flag.words}")
    pill.setAccessibleDescription(why)
    return pill


def pills_of(seen: CaseSeen) -> Iterator[tuple[str, Tone]]:
    """Where the case stands, and whatever an officer must not overlook."""
    yield seen.state.words, STAGES.get(seen.stage, Tone.BLUE)
    late = [due for due in seen.open_dues if due.state is DueState.LATE and due.ours]
    if late:
        yield f"{len(late)} overdue", Tone.RED
    if rules := seen.rules:
        yield rules.words, Tone.AMBER
    yield from _warnings(seen)
    yield from _of_the_setting(seen)
    if awaited(seen.case):
        yield AWAITING, Tone.BLUE
    for overlay in overlays_of(seen.case, seen.today, seen.reckoning.places):
        if overlay.pill:
            yield overlay.words, Tone.ACCENT
    if to_confirm(seen.case, seen.today):
        yield "Confirm who decides", Tone.AMBER
    if any(contact.no_contact for contact in seen.case.person.contacts):
        yield NO_CONTACT, Tone.RED
    if seen.case.person.interpreter:
        yield "Interpreter", Tone.ACCENT


def _warnings(seen: CaseSeen) -> Iterator[tuple[str, Tone]]:
    """What must not be done, whoever looks."""
    if seen.case.last("died"):
        yield DIED, Tone.RED
    if words := act_on_move(seen.case, seen.today):
        yield words, Tone.RED
    for held in holds_on(seen.case):
        yield held.removesuffix("."), Tone.AMBER


def _of_the_setting(seen: CaseSeen) -> Iterator[tuple[str, Tone]]:
    """What holds of them that nobody must overlook, and by what law they are where they are."""
    for held in holding(seen.case, seen.today):
        if held.pill:
            yield held.pill, Tone(held.circumstance.tone)
    basis = seen.case.facts.get("basis", "")
    if basis:
        yield basis, Tone.RED
    elif seen.setting.name != "community":
        yield seen.setting.title, Tone.PLAIN


def _who(person: Person, number: str, today: date) -> Iterator[str]:
    if person.known_as and person.known_as != person.given:
        yield f"known as {person.known_as}"
    yield f"{person.age(today)}"
    months = (
        "January", "February", "March", "April", "May", "June", "July",
        "August", "September", "October", "November", "December",
    )  # fmt: skip
    about = "about " if person.born_is_estimated else ""
    yield f"born {about}{person.born.day} {months[person.born.month - 1]} {person.born.year}"
    group = year_group(person.born, today)
    if 0 <= group <= OLDEST_YEAR:
        yield f"Year {group}" if group else "Reception"
    yield f"case {number}"


def _about(seen: CaseSeen) -> Iterator[str]:
    person = seen.case.person
    word = seen.setting.word("home authority").capitalize()
    yield f"{word} {person.home_authority or 'not known'}"
    if person.needs:
        yield f"Needs: {', '.join(need.name for need in person.needs)}"
    if person.whereabouts:
        yield person.whereabouts
