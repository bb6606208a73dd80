"""Screening a learner: one part at a time, in any order, with what was left out to come back to."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QWidget

from caseworker.casework import screening
from caseworker.casework.learning_desk import LearningDesk
from caseworker.casework.screening import Ending, PartSaid, RecordScreening
from caseworker.domain.law import event_kinds
from caseworker.domain.screened import ENDED, SUSPECTED, Answers, answers_of, signs
from caseworker.domain.screening.form import Ask, Part, Question, ScreeningForm
from caseworker.domain.support_rules import support_rules
from caseworker.ui import theme
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.forms import read_fact
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Field, Flow, Ticks, Words, named, quiet, row, secondary
from caseworker.ui.parts.one_of import OneOf

END: Final = "end"
DRAFT: Final = "screening"
MEASURED: Final = ("level", "score", "tool")


class ScreeningSheet(WorkSheet):
    """The parts as steps across the top, one of them below; what is typed is kept as it is typed.

    A part that is recorded already can be read in the history, and is not asked again.
    """

    def __init__(
        self, desk: Desk, seen: CaseSeen, given: LearningDesk, parent: QWidget, *, at: str = ""
    ) -> None:
        assert given.form is not None  # noqa: S101 - nobody opens it where there is none
        form: ScreeningForm = given.form
        super().__init__(
            desk,
            seen,
            form.title,
            form.about,
            parent,
            name="screening",
            save="Record what is done",
        )
        self.screening_form, self.given = form, given
        before = given.screening if given.screening and given.screening.ended is None else None
        self._recorded = {one.name for one in before.parts} if before else set()
        self._answered = answers_of(form, before) if before else {}
        self._shown: dict[str, list[QWidget]] = {}
        self._steps = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._at = ""
        self._day = self.day_field("day", "Day", seen.today)
        self._assessor = named(QLineEdit(desk.officer.name), "assessor")
        self.form.add("assessor", "Who screens", self._assessor)
        self._set_side_by_side("day", "assessor")
        self._lay_steps()
        for part in form.parts:
            self._lay_part(part)
        self._lay_end()
        self._lay_ways()
        self.keep_as(DRAFT)
        desk.drafts.restored.connect(self._on_restored)
        self.form.edited.connect(self._on_edited)
        self.show_part(at or self._first_left())

    @property
    def at(self) -> str:
        """The name of the part that is shown; ``end`` for what was found."""
        return self._at

    def show_part(self, name: str) -> None:
        """One part, and nothing of the others."""
        self._at = name
        for part, widgets in self._shown.items():
            for widget in widgets:
                widget.setVisible(part == name)
        if name == END:
            self._show_end()
        self._buttons[name].setChecked(True)
        self._tell()
        self.fit()
        self.middle.verticalScrollBar().setValue(0)

    # What stands on it

    def _set_side_by_side(self, *names: str) -> None:
        """On one line: every line above the questions is one that has to be scrolled."""
        line = row(14)
        for name in names:
            self.form.body.removeWidget(self.form.fields[name])
            line.addWidget(self.form.fields[name])
        self.form.body.insertLayout(0, line)

    def _lay_steps(self) -> None:
        self._told = Words("", "strong", name="screeningTold")
        steps = Flow(across=6, down=6)
        for at, part in enumerate(self.screening_form.parts, start=1):
            steps.addWidget(self._step(part.name, f"{at}  {part.title}"))
        steps.addWidget(self._step(END, "At the end"))
        self.form.body.addWidget(self._told)
        self.form.body.addWidget(steps)

    def _step(self, name: str, words: str) -> QPushButton:
        button = quiet(words, f"screeningStep_{name}")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.show_part(name))
        self._steps.addButton(button)
        self._buttons[name] = button
        return button

    def _lay_part(self, part: Part) -> None:
        widgets: list[QWidget] = []
        widgets.append(Words(f"{part.title}, about {part.minutes} minutes", "heading", wrap=True))
        widgets.append(Words(part.why, "small", wrap=True))
        for widget in widgets:
            self.form.body.addWidget(widget)
        if part.name in self._recorded:
            done = Words("This part is recorded. It stands in the history.", "soft", wrap=True)
            self.form.body.addWidget(done)
            self._shown[part.name] = [*widgets, done]
            return
        if part.result:
            level = OneOf(_name(part, "level"), self.screening_form.levels)
            widgets.append(self._add(part, "level", "Level", level))
            widgets.append(self._line(part, "score", part.score or "Score"))
            tool = part.tools[0] if part.tools else ""
            widgets.append(self._line(part, "tool", "Tool that was used", value=tool))
        widgets += [self._ask(part, question) for question in part.questions]
        widgets.append(self._long(part, "words", "What you saw", "If there is anything to add"))
        self._shown[part.name] = widgets

    def _ask(self, part: Part, question: Question) -> Field:
        if question.ask is Ask.LONG:
            return self._long(part, question.name, question.words, question.why)
        if question.ask is Ask.CHOICE:
            choice = OneOf(_name(part, question.name), question.choices)
            return self._add(part, question.name, question.words, choice, question.why)
        return self._line(part, question.name, question.words, why=question.why)

    def _line(self, part: Part, name: str, words: str, *, value: str = "", why: str = "") -> Field:
        return self._add(part, name, words, named(QLineEdit(value), _name(part, name)), why)

    def _long(self, part: Part, name: str, words: str, why: str) -> Field:
        self.room(_name(part, name), words, 60, hint=why)
        return self.form.fields[_name(part, name)]

    def _add(self, part: Part, name: str, words: str, widget: QWidget, why: str = "") -> Field:
        return self.form.add(_name(part, name), words, widget, hint=why)

    def _lay_end(self) -> None:
        head = Words("What was found", "heading")
        self._signs = Card(tone=Tone.BLUE, margin=12, gap=2, name="screeningSigns")
        self._signed = Words("", "soft", wrap=True, name="screeningSigned")
        self._signs.body.addWidget(self._signed)
        self.form.body.addWidget(head)
        self.form.body.addWidget(self._signs)
        spec = event_kinds()[ENDED].fact("found")
        self._found = OneOf("found", spec.choices if spec else ())
        areas = [(area.title, area.title) for area in support_rules().areas]
        self._areas = Ticks("areas", areas)
        found = self.form.add("found", "Special educational needs", self._found)
        ticked = self.form.add("areas", "Areas of need", self._areas, hint="Where suspected.")
        grounds = self.room("grounds", "On what grounds", 66)
        self._grounds = grounds
        left = [
            self.form.add(
                f"not_{part.name}",
                f"Why “{part.title}” was not done",
                named(QLineEdit(), f"not_{part.name}"),
            )
            for part in self.screening_form.parts
            if part.name not in self._recorded
        ]
        self._shown[END] = [
            head, self._signs, found, ticked, self.form.fields["grounds"], *left,
        ]  # fmt: skip

    def _lay_ways(self) -> None:
        """Beside the buttons at the foot: forward, and skip what can wait."""
        self._next = secondary("Next part", "screeningNext")
        self._next.clicked.connect(self._on_next)
        self._end = secondary("End the screening", "screeningEnd")
        self._end.clicked.connect(self._on_end)
        self.buttons.put_apart(self._next, self._end)

    # What it says as it is filled in

    def said(self, part: Part) -> PartSaid:
        """What was typed of a part."""
        if part.name in self._recorded:
            return PartSaid(part.name)
        fields = self.form.fields
        answers = {
            one.name: read_fact(fields[_name(part, one.name)].widget) for one in part.questions
        }
        names = ("words", *(MEASURED if part.result else ()))
        facts = {name: read_fact(fields[_name(part, name)].widget) for name in names}
        return PartSaid(part.name, answers, facts)

    def _is_done(self, part: Part) -> bool:
        return part.name in self._recorded or not self.said(part).is_blank

    def _first_left(self) -> str:
        left = (part.name for part in self.screening_form.parts if not self._is_done(part))
        return next(left, END)

    @Slot()
    def _on_edited(self) -> None:
        self._tell()

    @Slot(str)
    def _on_restored(self, form: str) -> None:
        if form == self._draft:
            self.show_part(self._first_left())

    def _tell(self) -> None:
        """How far it has come, and about how long the rest takes."""
        parts = self.screening_form.parts
        done = [part for part in parts if self._is_done(part)]
        minutes = sum(part.minutes for part in parts if part not in done)
        left = f"about {minutes} minutes left" if minutes else "nothing left"
        self._told.setText(f"{len(done)} of {len(parts)} parts done  ·  {left}")
        for part in parts:
            button, is_done = self._buttons[part.name], part in done
            button.setIcon(theme.icon(Icon.CHECK, "accent_ink") if is_done else QIcon())
            button.setAccessibleDescription("done" if is_done else "not done yet")

    def _show_end(self) -> None:
        answers: dict[str, Answers] = dict(self._answered)
        for part in self.screening_form.parts:
            if part.name not in self._recorded:
                answers[part.name] = self.said(part).answers
            if (field := self.form.fields.get(f"not_{part.name}")) is not None:
                field.setVisible(not self._is_done(part))
        titles = {area.name: area.title for area in support_rules().areas}
        found = signs(self.screening_form, answers)
        told = [f"{titles[one.area]}. {'; '.join(one.because)}." for one in found]
        self._signed.setText("\n".join(["The answers suggest to look into:", *told]))
        self._signs.setVisible(bool(found))
        if found and not self._areas.chosen and not self._found.chosen:
            self._areas.choose([titles[one.area] for one in found])
            if not self._grounds.toPlainText().strip():
                self._grounds.setPlainText("\n".join("; ".join(one.because) + "." for one in found))

    # What the buttons do

    @Slot()
    def _on_next(self) -> None:
        """The next that isn't done, after this one, then from the beginning; else the end."""
        parts = list(self.screening_form.parts)
        names = [part.name for part in parts]
        here = names.index(self._at) + 1 if self._at in names else 0
        turn = [*parts[here:], *parts[:here]]
        left = (part.name for part in turn if part.name != self._at and not self._is_done(part))
        self.show_part(next(left, END))

    @Slot()
    def _on_end(self) -> None:
        if self._at != END:
            self.show_part(END)
            return
        parts = self.screening_form.parts
        left = {
            part.name: read_fact(self.form.fields[f"not_{part.name}"].widget)
            for part in parts
            if not self._is_done(part)
        }
        suspected = self._found.chosen == SUSPECTED
        areas = self._areas.chosen if suspected else ()
        grounds = self._grounds.toPlainText().strip() if suspected else ""
        self._record(Ending(self._found.chosen, areas, grounds, left))

    @Slot()
    def on_save(self) -> None:
        self._record(None)

    def _record(self, ending: Ending | None) -> None:
        days = self.days(day=self._day)
        if days is None:
            return
        self.do(
            screening.record_screening,
            RecordScreening(
                self.seen.case.number,
                self.screening_form.name,
                days["day"],
                read_fact(self._assessor),
                tuple(self.said(part) for part in self.screening_form.parts),
                ending,
            ),
        )


def _name(part: Part, name: str) -> str:
    return f"{part.name}_{name}"
