"""The sheets of a circumstance: it began, its details, what was done, it ended."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework import circumstances as casework
from caseworker.domain.circumstances import Circumstance
from caseworker.domain.errors import Gap
from caseworker.domain.holding import Held, holding
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.work_sheet import WorkSheet
from caseworker.ui.desk import Desk
from caseworker.ui.forms import chooser, fact_field, read_fact, write_fact
from caseworker.ui.parts import Words
from caseworker.ui.parts.typed_day import NotADayError

NAME = "circumstance"


class _Sheet(WorkSheet):
    """A sheet about one circumstance, with the fields of its file where they are asked."""

    def __init__(  # noqa: PLR0913 - what it is, of whom, from where
        self,
        desk: Desk,
        seen: CaseSeen,
        title: str,
        words: str,
        parent: QWidget,
        *,
        save: str = "Record",
    ) -> None:
        super().__init__(desk, seen, title, words, parent, name=NAME, save=save)
        self.as_wide_as(660)

    def ask_fields(self, one: Circumstance, held: Held | None) -> None:
        for spec in one.fields:
            if spec.name in one.of:
                continue
            hint = "" if spec.required else "If known"
            widget = fact_field(spec, None, self.seen.around)
            self.form.add(spec.name, spec.words, widget, hint=hint)
            if held is not None and (value := held.values.get(spec.name)):
                write_fact(widget, value)

    def values(self, one: Circumstance) -> dict[str, str] | None:
        """What was typed; None once each day that can’t be read has been said."""
        found, gaps = {}, []
        for spec in one.fields:
            if spec.name in one.of:
                continue
            try:
                found[spec.name] = read_fact(self.form.fields[spec.name].widget)
            except NotADayError as error:
                gaps.append(Gap(spec.name, str(error)))
        self.form.refuse(gaps)
        return None if gaps else found


class BeginSheet(_Sheet):
    """From when it holds, how that is known, and what is known of it already."""

    def __init__(self, desk: Desk, seen: CaseSeen, one: Circumstance, parent: QWidget) -> None:
        super().__init__(desk, seen, one.title, one.meaning, parent)
        self._one = one
        self._since = self.day_field("since", "From", None)
        self._reason = self.room("reason", "How this is known, or why", hint="If you wish")
        self.ask_fields(one, None)
        self.middle.body.addWidget(Words(one.source, "small", wrap=True))
        self.keep_as(f"{NAME}/begin/{one.name}")

    @Slot()
    def on_save(self) -> None:
        days, values = self.days(since=self._since), None
        if days is not None:
            values = self.values(self._one)
        if days is None or values is None:
            return
        self.do(
            casework.begin_circumstance,
            casework.BeginCircumstance(
                self.seen.case.number,
                self._one.title,
                days["since"],
                self._reason.toPlainText(),
                values,
            ),
        )


class DetailsSheet(_Sheet):
    """What is known of it now. Only what is changed is written down."""

    def __init__(self, desk: Desk, seen: CaseSeen, held: Held, parent: QWidget) -> None:
        one = held.circumstance
        words = "What stood there before stays in the history."
        super().__init__(desk, seen, f"{one.title}: details", words, parent, save="Keep")
        self._one = one
        self._day = self.day_field("day", "Day from which it is so", seen.today)
        self.ask_fields(one, held)
        self.keep_as(f"{NAME}/details/{one.name}")

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._day)
        values = self.values(self._one) if days is not None else None
        if days is None or values is None:
            return
        self.do(
            casework.note_circumstance,
            casework.NoteCircumstance(self.seen.case.number, self._one.title, days["day"], values),
        )


class ActSheet(_Sheet):
    """What was done because of it; because of any that holds, where none is given."""

    def __init__(self, desk: Desk, seen: CaseSeen, held: Held | None, parent: QWidget) -> None:
        title = held.circumstance.title if held else "Circumstances"
        words = "A plan made, a review, a visit, a note of progress."
        super().__init__(desk, seen, f"{title}: what was done", words, parent)
        every = [held] if held else [one for one in holding(seen.case, seen.today) if one.began]
        self._ways = {
            f"{one.circumstance.title}: {act.title}" if held is None else act.title: (
                one.circumstance.title,
                act.title,
            )
            for one in every
            for act in one.circumstance.acts
        }
        self._what = chooser("what", [(words, words) for words in self._ways])
        self.form.add("what", "What was done", self._what)
        self._day = self.day_field("day", "Day it was done", seen.today)
        self._words = self.room("words", "What came of it", 92, hint="If you wish")
        self.keep_as(f"{NAME}/act/{held.circumstance.name if held else ''}")

    @Slot()
    def on_save(self) -> None:
        days = self.days(day=self._day)
        chosen = self._ways.get(str(self._what.currentData() or ""))
        if chosen is None:
            self.form.refuse([Gap("what", "Choose what was done.")])
            return
        if days is not None:
            self.do(
                casework.act_on_circumstance,
                casework.ActOnCircumstance(
                    self.seen.case.number, *chosen, days["day"], self._words.toPlainText()
                ),
            )


class EndSheet(_Sheet):
    """It holds no longer, from a day on, and why."""

    def __init__(self, desk: Desk, seen: CaseSeen, held: Held, parent: QWidget) -> None:
        one = held.circumstance
        words = "What was known of it stays in the history, and under “Earlier”."
        super().__init__(desk, seen, f"{one.title}: it ended", words, parent)
        self._one = one
        self._until = self.day_field("until", "Until", seen.today)
        self._reason = self.room("reason", "Why it holds no longer")
        self.keep_as(f"{NAME}/end/{one.name}")

    @Slot()
    def on_save(self) -> None:
        days = self.days(until=self._until)
        if days is not None:
            self.do(
                casework.end_circumstance,
                casework.EndCircumstance(
                    self.seen.case.number,
                    self._one.title,
                    days["until"],
                    self._reason.toPlainText(),
                ),
            )
