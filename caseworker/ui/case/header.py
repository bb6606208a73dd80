"""The card at the head of a case: the right child, always in view."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from caseworker.domain.ages import year_group
from caseworker.domain.case import Stage
from caseworker.domain.due import DueState
from caseworker.domain.people import Person, who_decides
from caseworker.ui import theme
from caseworker.ui.case.because import Because
from caseworker.ui.case.road import ExplainedTimeline
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.steps import road_of
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Words, icon_button, quiet, row, secondary

STAGES = {
    Stage.CLOSED: Tone.PLAIN,
    Stage.PLAN_IN_FORCE: Tone.GREEN,
    Stage.NOT_ASSESSING: Tone.AMBER,
    Stage.NOT_ISSUING: Tone.AMBER,
}
OLDEST_YEAR = 13


class HeaderCard(Card):
    """Who this is, how far the case has come, and the clock, above every tab.

    Signals:
        actions_wanted: the Actions button was pressed; carries the button.
    """

    actions_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="caseHeader", margin=16, gap=6, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._decides: tuple[str, ...] = ()
        self._name = Words("", "name", name="personName", wrap=True)
        self._who = Words("", "soft", name="personWho", wrap=True)
        self._pills = Flow(across=8)
        self.actions = secondary("Actions", "actions", icon=Icon.CHEVRON_DOWN)
        self.actions.setToolTip("Everything that can be recorded at this stage (Alt+A)")
        self.actions.setShortcut("Alt+A")
        self.actions.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.actions.clicked.connect(lambda: self.actions_wanted.emit(self.actions))
        self._fold = icon_button(Icon.CALENDAR, "Show or hide the timeline", "foldTimeline")
        self._fold.setCheckable(True)
        top = row(12)
        left = Flow(across=12, down=2)
        left.addWidget(self._name)
        left.addWidget(self._who)
        top.addLayout(left, 3)
        top.addLayout(self._pills, 2)
        top.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.actions, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self._about = Flow(across=6, down=2)
        self.body.addLayout(self._about)
        self.road = ExplainedTimeline()
        self.body.addSpacing(theme.px(4))
        self.body.addWidget(self.road)
        self._fold.toggled.connect(self._on_fold)
        self._fold.setChecked(True)

    def fold(self, *, shown: bool) -> None:
        """Put the timeline away where the window is too low for it, or bring it back."""
        self._fold.setChecked(shown)

    def show_case(self, seen: CaseSeen) -> None:
        person = seen.case.person
        self._name.setText(person.name)
        self._who.setText(" · ".join(_who(person, seen.case.number, seen.today)))
        _empty(self._pills)
        for words, tone in pills_of(seen):
            self._pills.addWidget(Pill(words, tone))
        decides = who_decides(person, seen.today, "", seen.case.capacities)
        self._decides = (decides.who, decides.why, f"{decides.source}.")
        _empty(self._about)
        for at, words in enumerate(_about(seen)):
            self._about.addWidget(Words(f"·  {words}" if at else words, "soft"))
        self._about.addWidget(Words("·", "soft"))
        button = quiet(f"{decides.who} decides", "whoDecides", hint=decides.why)
        button.setProperty("kind", "because")
        button.clicked.connect(lambda: self._on_decides(button))
        self._about.addWidget(button)
        self.road.show_road(road_of(seen))

    @Slot(bool)
    def _on_fold(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        self.road.setVisible(shown)

    def _on_decides(self, button: QWidget) -> None:
        who, *why = self._decides
        Because(f"Who decides: {who}", tuple(why), parent=self.window()).open_under(button)


def pills_of(seen: CaseSeen) -> Iterator[tuple[str, Tone]]:
    """The stage, and whatever an officer must not overlook."""
    yield seen.stage.value, STAGES.get(seen.stage, Tone.BLUE)
    late = [due for due in seen.open_dues if due.state is DueState.LATE and due.ours]
    if late:
        yield f"{len(late)} overdue", Tone.RED
    if seen.case.last("died"):
        yield "Has died: send nothing", Tone.RED
    if seen.case.person.looked_after_by:
        yield "Looked after", Tone.AMBER
    if any(contact.no_contact for contact in seen.case.person.contacts):
        yield "No-contact flag", Tone.RED
    if basis := seen.case.facts.get("basis"):
        yield basis, Tone.RED
    elif seen.setting.name != "community":
        yield seen.setting.title, Tone.PLAIN
    if seen.case.person.interpreter:
        yield f"Interpreter: {seen.case.person.interpreter}", Tone.ACCENT


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
        yield f"At {person.whereabouts}"


def _empty(layout: Flow) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
