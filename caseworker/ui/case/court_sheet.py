"""Released at court, in one sheet: what it brings, where they will live, and the letters of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from caseworker.casework import entries
from caseworker.casework.letters import ToWrite, letters_for
from caseworker.casework.office import Done, Question
from caseworker.casework.supposing import if_recorded
from caseworker.domain.authorities import is_same_authority
from caseworker.domain.case import EventId, Happening
from caseworker.domain.computed import HOME, NEW
from caseworker.domain.law import event_kinds
from caseworker.domain.what_if import Change
from caseworker.ui import theme
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.forms import fact_field, write_fact
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers.letter_form import LetterForm
from caseworker.ui.papers.letter_sheet import LetterSheet
from caseworker.ui.papers.lines import line
from caseworker.ui.parts import Card, Words, primary, secondary
from caseworker.ui.supposed import Supposed

OUT: Final = "released"
AT_COURT: Final = "at court"
TAUGHT, PROGRESS = "in_custody", "progress"
ABOUT: Final = (
    "They did not come back. The detention ends on this day, and an assessment that runs goes on "
    "by the rules of the community."
)
UNKNOWN: Final = (
    "Which authority is it? Until that is known, the days of an assessment are counted on as if "
    "they stayed with {home}."
)
SAME: Final = (
    "The same authority: an assessment goes on, each day counted from its original day, and what "
    "was done counts (Detained Persons Regs 2015 reg 15(1) and (2))."
)
ANOTHER: Final = (
    "Another authority than {home}: the days of an assessment are not carried over. It begins its "
    "own (Detained Persons Regs 2015 reg 15(3)). Tell {home} where they went, so that a plan "
    "follows in 5 working days (reg 16)."
)


class CourtSheet(WorkSheet):
    """First what happened and where they will live; then, in the same sheet, the letters."""

    def __init__(self, desk: Desk, seen: CaseSeen, parent: QWidget) -> None:
        super().__init__(
            desk, seen, "Released at court", ABOUT, parent, name="court", save="Record the release"
        )
        self._home = seen.case.person.home_authority
        self._day = self.day_field("day", "Day on which they were released", seen.today)
        spec = event_kinds()[OUT].fact(NEW)
        if spec is None:
            raise ValueError("a release names no authority")
        self._where = fact_field(spec, None, seen.around)
        self.form.add(NEW, "In which authority’s area will they live?", self._where)
        self._means = Card(tone=Tone.BLUE, margin=12, gap=2, name="courtMeans")
        self._meaning = Words("", wrap=True, name="courtMeaning")
        self._means.body.addWidget(self._meaning)
        self.form.body.addWidget(self._means)
        hint = "For the letters. Left empty, what the case knows of the provision is put in"
        self._taught = self.room(TAUGHT, "What was taught in custody", 66, hint=hint)
        self._progress = self.room(PROGRESS, "How it went", 66)
        self._supposed = Supposed(desk, self._suppose)
        self._supposed.told.connect(self.fit)
        self.middle.body.addWidget(self._supposed)
        self._letters = QVBoxLayout()
        self._letters.setSpacing(theme.px(4))
        self.middle.body.addLayout(self._letters)
        self.keep_as("released_at_court")
        self.form.edited.connect(self._supposed.soon)
        self.form.edited.connect(self._on_edited)
        self._on_edited()
        self._supposed.look()

    def happening(self) -> Happening:
        """The release as it is typed. Raises NotADayError."""
        day = self._day.day() or self.seen.today
        facts = {"where": AT_COURT, NEW: self._authority, HOME: self._home}
        given = {name: value for name, value in facts.items() if value}
        return Happening(OUT, day, facts=given)

    @property
    def _authority(self) -> str:
        box = self._where
        return box.currentText().strip() if isinstance(box, QComboBox) else ""

    @Slot()
    def on_save(self) -> None:
        if self.days(day=self._day) is None:
            return
        command = entries.Record(self.seen.case.number, self.happening())
        self.do(entries.record, command)

    def _suppose(self) -> Question[tuple[Change, ...]]:
        return if_recorded(self.seen.case.number, self.happening())

    @Slot()
    def _on_edited(self) -> None:
        """What follows for an assessment from where they will live."""
        home = self._home or "the home authority"
        if not self._authority:
            words = UNKNOWN.format(home=home)
        elif self._home and not is_same_authority(self._authority, self._home):
            words = ANOTHER.format(home=home)
        else:
            words = SAME
        self._meaning.setText(words)
        self.fit()

    # The letters

    def _on_done(self, done: Done) -> None:
        """It is written down: what goes with it is drafted at once, and can be sent from here."""
        self.desk.drafts.drop(self._draft)
        self.recorded.emit(done)
        self.form.hide()
        self._supposed.hide()
        said = Words(done.sentence, "strong", wrap=True, name="courtDone")
        self._letters.addWidget(said)
        self._letters.addWidget(Words(self._meaning.text(), wrap=True))
        event = done.event
        self.desk.see(
            self, letters_for(self.seen.case.number), lambda found: self._draft_all(found, event)
        )

    def _draft_all(self, letters: tuple[ToWrite, ...], event: EventId | None) -> None:
        mine = [one for one in letters if one.event == event]
        card = Card("The letters are drafted", name="courtLetters", tone=Tone.GREEN)
        for at, letter in enumerate(mine):
            self._keep(letter)
            to = letter.recipients[0] if letter.recipients else ""
            nobody = "Nobody on the case is known for that: the letter asks for the name"
            button = primary("Write…", f"courtLetter{at}", icon=Icon.PLAN)
            if at:
                button = secondary("Write…", f"courtLetter{at}", icon=Icon.PLAN)
            button.setAccessibleName(f"Write: {letter.title}")
            button.clicked.connect(lambda _=False, letter=letter: self._write(letter))
            card.body.addWidget(line(letter.title, (f"To: {to or nobody}", letter.to), button))
        self._letters.addWidget(card)
        self.save.hide()
        self.cancel.setText("Done")
        self.cancel.setAccessibleName("Done")
        self.fit()

    def _keep(self, letter: ToWrite) -> None:
        """What was typed here is in the draft of each letter, as if it had been typed there."""
        form = LetterForm(
            self.seen.case.number, letter, self.desk.officer.name, self.seen.today, self
        )
        form.hide()
        for name, room in ((TAUGHT, self._taught), (PROGRESS, self._progress)):
            if name in form.fields and room.toPlainText().strip():
                write_fact(form.fields[name].widget, room.toPlainText().strip())
        draft = LetterSheet.draft_of(self.seen.case.number, letter)
        self.desk.keep_draft(draft, form.typed(), self.seen.case.number)
        form.deleteLater()

    def _write(self, letter: ToWrite) -> None:
        LetterSheet(self.desk, self.seen.case.number, letter, self.window()).open()
