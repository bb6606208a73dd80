"""One circumstance that holds: what is to be looked at first, then what is known of it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.domain.due import Due
from caseworker.domain.holding import WHICH, Held, looked_at, missing_people, told
from caseworker.domain.law.limits import Checked
from caseworker.ui.case.because import Because
from caseworker.ui.case.next_step import NextStep, Way
from caseworker.ui.case.owed import due_words
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.steps import because_of
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Rule, Words, primary, quiet, row, secondary
from caseworker.ui.parts.typed_day import short_day

SHOWN = 5  # of what was done: the rest stands in the history
MARKS = {
    Checked.READ: "",
    Checked.SUMMARY: "from a summary",
    Checked.MEMORY: "from memory: check with the authority",
}


class CircumstanceCard(Card):
    """What holds, since when, what is to be done about it, and what is known.

    Signals:
        beginning: it is to be written down from when it holds.
        changing, acting, ending: its details change, something was done, it is over.
        stepped: a step elsewhere is wanted; carries a NextStep.
    """

    beginning = Signal()
    changing = Signal()
    acting = Signal()
    ending = Signal()
    stepped = Signal(object)

    def __init__(self, held: Held, seen: CaseSeen, parent: QWidget | None = None) -> None:
        one = held.circumstance
        super().__init__(name=f"circumstance_{one.name}", gap=6, parent=parent)
        self._held, self._seen = held, seen
        self.setAccessibleName(one.title)
        top = row(12)
        top.addWidget(Words(one.title, "heading", wrap=True), 1)
        since = f"Since {short_day(held.since, seen.today)}" if held.since else "No day recorded"
        tone = Tone.PLAIN if held.since else Tone.AMBER
        top.addWidget(Pill(since, tone, name=f"since_{one.name}"), 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addWidget(Words(one.meaning, "soft", wrap=True))
        if held.known_by:
            self.body.addWidget(Words(f"{held.known_by}.", "small", wrap=True))
        self._show_looks()
        self._show_days()
        self._show_known()
        self._show_done()
        self._show_notes()
        self.body.addWidget(self._buttons())

    def _show_looks(self) -> None:
        found = looked_at(self._held, self._seen.case, self._seen.today)
        for looked in found if self._held.began is not None else ():
            if looked.is_open:
                said = _with_source(looked.look.source, looked.look.checked)
                self._line("Look at", Tone.AMBER, looked.look.words, said)
        missing = missing_people(self._held, self._seen.case)
        if missing:
            names = ", ".join(role.title for role in missing)
            self._line("Who?", Tone.AMBER, f"Not known yet: {names}", missing[0].source)

    def _line(self, pill: str, tone: Tone, words: str, source: str) -> None:
        line = row(10)
        line.addWidget(Pill(pill, tone), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Words(words, wrap=True))
        said.addWidget(Words(source, "small", wrap=True))
        line.addLayout(said, 1)
        self.body.addLayout(line)

    def _show_days(self) -> None:
        title = self._held.circumstance.title
        for at, due in enumerate(self._seen.open_dues):
            if title in due.row.where.get(WHICH, ()):
                self._day(at, due)

    def _day(self, at: int, due: Due) -> None:
        words = due_words(self._seen, due)
        line = Flow(across=10)
        line.addWidget(Pill(words.day, words.tone))
        line.addWidget(Words(f"{due.row.duty}, {words.how_long}", wrap=True))
        button = quiet("because…", f"circumstance{at}Because")
        button.setProperty("kind", "because")
        button.setAccessibleName(f"Why: {due.row.duty}")
        button.clicked.connect(
            lambda: Because(due.duty, because_of(due), due.caution, self.window()).open_under(
                button
            )
        )
        line.addWidget(button)
        self.body.addWidget(line)

    def _show_known(self) -> None:
        specs, values = self._held.circumstance.fields, self._held.values
        known = [spec for spec in specs if values.get(spec.name)]
        if known:
            self.body.addWidget(Rule())
        for spec in known:
            value = told(spec, values[spec.name])
            self.body.addWidget(Words(f"{spec.words}: {value}", wrap=True))
        unknown = [spec.words for spec in specs if not values.get(spec.name)]
        if unknown:
            self.body.addWidget(Words(f"Not known: {'; '.join(unknown)}.", "small", wrap=True))

    def _show_done(self) -> None:
        acts = self._held.acts[-SHOWN:]
        if acts:
            self.body.addWidget(Rule())
        for event in reversed(acts):
            said = event.facts.get("words", "")
            words = f"{short_day(event.day, self._seen.today)}: {event.facts.get('what', '')}"
            self.body.addWidget(Words(f"{words}. {said}" if said else words, wrap=True))

    def _show_notes(self) -> None:
        notes = list(self._notes())
        if notes:
            self.body.addWidget(Rule())
        for words, source in notes:
            self.body.addWidget(Words(words, "soft", wrap=True))
            self.body.addWidget(Words(source, "small", wrap=True))

    def _notes(self) -> Iterator[tuple[str, str]]:
        for note in self._held.circumstance.notes:
            words = f"Section {note.section}: {note.words}" if note.section else note.words
            yield words, _with_source(note.source, note.checked)

    def _buttons(self) -> Flow:
        name, title = self._held.circumstance.name, self._held.circumstance.title
        line = Flow(across=8)
        if self._held.began is None:
            begin = primary("Write down from when it holds…", f"circumstance_{name}Begin")
            begin.setAccessibleName(f"Write down from when it holds: {title}")
            begin.clicked.connect(self.beginning)
            line.addWidget(begin)
            return line
        ways = [
            ("Change the details…", "Change", self.changing),
            ("It ended…", "End", self.ending),
        ]
        if self._held.circumstance.acts:
            ways.insert(0, ("Write down what was done…", "Act", self.acting))
        for words, suffix, signal in ways:
            button = secondary(words, f"circumstance_{name}{suffix}")
            button.setAccessibleName(f"{words.rstrip('…')}: {title}")
            button.clicked.connect(signal)
            line.addWidget(button)
        if missing_people(self._held, self._seen.case):
            people = quiet("Open “People and facts”", f"circumstance_{name}People")
            people.clicked.connect(self._to_people)
            line.addWidget(people)
        return line

    def _to_people(self) -> None:
        given = {"what": "People and facts"}
        self.stepped.emit(NextStep("People and facts", Way.PART, given=given))


def _with_source(source: str, checked: Checked) -> str:
    return "; ".join(part for part in (source, MARKS[checked]) if part)
