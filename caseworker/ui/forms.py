"""Forms drawn from the kinds of entry themselves: a new kind needs no new form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework.records import Document
from caseworker.domain.case import Case, Event, EventId, Happening
from caseworker.domain.contact_roles import offered_roles
from caseworker.domain.diary import place_of
from caseworker.domain.directory import Directory
from caseworker.domain.due import Due
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.establishments import Establishments, built_in
from caseworker.domain.exceptions import from_the_terms
from caseworker.domain.law.kinds import PERSON, EventKind, FactKind, FactSpec
from caseworker.domain.law.limits import Again
from caseworker.domain.schools import SchoolDays
from caseworker.domain.themes import themes
from caseworker.ui import theme
from caseworker.ui.form_choices import entries_for, of_the_rows, words_of_kept
from caseworker.ui.name_fields import name_field, offering
from caseworker.ui.parts import Form, Ticks, Words, WrittenField, named
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.month_field import MonthField
from caseworker.ui.parts.place_field import PlaceField
from caseworker.ui.parts.typed_day import NotADayError

#: Facts that are told at length get room for it.
LONG: Final = frozenset({
    "reasons", "views", "note", "provision", "concern", "words", "question", "covers", "how",
    "judged_how", "other_view", "told", "lines", "address", "agreed", "terms", "issues",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Around:
    """What a form may offer: the case, its papers, what is due on it."""

    case: Case
    today: date
    documents: tuple[Document, ...] = ()
    dues: tuple[Due, ...] = ()
    school_days: tuple[SchoolDays, ...] = ()
    """The terms and closures that the office keeps of institutions."""
    places: Establishments = field(default_factory=built_in)
    """The establishments that the office knows."""
    directory: Directory = ()
    """Places and people."""


class EventForm(Form):
    """One kind of entry: its days by their own names, and its facts."""

    def __init__(self, kind: EventKind, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(f"form_{kind.name}", parent=parent)
        self.kind = kind
        self._around = around
        self._follows = True  # the day of sending is the day itself until somebody says otherwise
        self._day = DateField("day", around.today)
        self._day.set_day(around.today)
        self.add("day", kind.day_words, self._day)
        self._sent = DateField("sent", around.today) if kind.sent_words else None
        self._served = DateField("served", around.today) if kind.served_words else None
        if self._sent is not None:
            self._sent.set_day(around.today)
            self.add("sent", kind.sent_words, self._sent)
            self._day.changed.connect(self._on_day)
            self._sent.edit.textEdited.connect(self._on_sent_typed)
        if self._served is not None:
            hint = "Leave it empty while it isn't known."
            self.add("served", kind.served_words, self._served, hint=hint)
        under = ""
        for spec in kind.facts:
            if spec.under != under:
                under = spec.under
                self.body.addWidget(Words(under, "heading", wrap=True))
            hint = "" if spec.required or spec.needed_with else "If known"
            if spec.name == kind.restarts:
                hint = "Left empty, they go on from the day they run from now."
            self.add(spec.name, spec.words, fact_field(spec, kind, around), hint=hint)
        self._offered: dict[str, str] = {}
        for name in ("limit", "exception") if kind.excuses else ():
            box = self.fields[name].widget
            if isinstance(box, QComboBox):
                box.currentIndexChanged.connect(self._on_claim)
        self._offer_to_restart(None)

    @property
    def day(self) -> date | None:
        """The day that it happened, as far as one can be read."""
        try:
            return self._day.day()
        except NotADayError:
            return None

    def happening(self) -> Happening:
        """What was typed.

        Raises:
            Incomplete: a day can't be read; every such day at once.
        """
        gaps: list[Gap] = []
        day = self._read_day("day", self._day, gaps)
        sent = self._read_day("sent", self._sent, gaps)
        served = self._read_day("served", self._served, gaps)
        facts = {}
        for spec in self.kind.facts:
            try:
                facts[spec.name] = read_fact(self.fields[spec.name].widget)
            except NotADayError as error:
                gaps.append(Gap(spec.name, str(error)))
        if day is None and not any(gap.field == "day" for gap in gaps):
            gaps.append(Gap("day", f"{self.kind.day_words} is needed."))
        if gaps or day is None:
            raise Incomplete(gaps)
        given = {name: value for name, value in facts.items() if value}
        return Happening(self.kind.name, day, sent, served, given)

    def fill(self, event: Event) -> None:
        """Put in what an entry says, to be corrected."""
        self._day.set_day(event.day)
        if self._sent is not None:
            self._sent.set_day(event.sent)
        if self._served is not None:
            self._served.set_day(event.served)
        self._follows = False
        for name, value in event.facts.items():
            if name in self.fields:
                widget = self.fields[name].widget
                _offer_as_it_is(widget, self.kind.fact(name), value, self._around)
                write_fact(widget, value)
        self._offer_to_restart(event)

    def give(self, name: str, value: str) -> None:
        """Put one fact in, or the day, from where the form was opened."""
        write_fact(self.fields[name].widget, value)

    def _offer_to_restart(self, event: Event | None) -> None:
        """Only where a clock runs already, and from another entry, is there anything to choose."""
        name = self.kind.restarts
        if not name:
            return
        running = (
            due
            for due in self._around.dues
            if due.is_open and due.row.again is Again.FIRST and self.kind.name in due.row.triggers
        )
        is_other = any(event is None or due.started_by != event.id for due in running)
        is_chosen = event is not None and bool(event.facts.get(name))
        self.fields[name].setVisible(is_other or is_chosen)

    @staticmethod
    def _read_day(name: str, field: DateField | None, gaps: list[Gap]) -> date | None:
        if field is None:
            return None
        try:
            return field.day()
        except NotADayError as error:
            gaps.append(Gap(name, str(error)))
            return None

    def _on_day(self) -> None:
        if self._follows and self._sent is not None:
            self._sent.edit.setText(self._day.edit.text())

    def _on_sent_typed(self) -> None:
        self._follows = False

    def _on_claim(self) -> None:
        """Put in what the terms of an institution show of a closure, where nothing is typed."""
        claimed = read_fact(self.fields["exception"].widget)
        offered = _from_the_terms(read_fact(self.fields["limit"].widget), claimed, self._around)
        for name in {*self._offered, *offered}:
            widget = self.fields[name].widget
            if _typed_in(widget) in {"", self._offered.get(name, "")}:
                write_fact(widget, offered.get(name, ""))
        self._offered = offered


def fact_field(  # noqa: C901, PLR0911, PLR0912 - one answer for each kind of fact
    spec: FactSpec, kind: EventKind | None, around: Around
) -> QWidget:
    """The field for one fact, by what sort of thing it is."""
    if spec.offers:
        is_person = spec.offers == PERSON
        return PlaceField(spec.name, spec.words, around.directory, around.today, people=is_person)
    match spec.kind:
        case FactKind.DATE:
            return DateField(spec.name, around.today, back=spec.behind)
        case FactKind.MONTH:
            return MonthField(spec.name, around.today)
        case FactKind.CHOICE:
            return chooser(spec.name, [(choice, choice) for choice in spec.choices])
        case FactKind.EVENT:
            offered = entries_for(spec.name, kind, around.case, around.dues, around.today)
            return chooser(spec.name, offered)
        case FactKind.DOCUMENT:
            papers = [(document.name, str(document.id)) for document in around.documents]
            return chooser(spec.name, papers, none="No document")
        case FactKind.PERSON | FactKind.AUTHORITY:
            return name_field(spec, around.case)
        case FactKind.DOCUMENTS:
            papers = [(document.name, str(document.id)) for document in around.documents]
            return Ticks(spec.name, papers, none="No document is kept on this case yet.")
        case FactKind.THEMES:
            return Ticks(spec.name, [(one.words, one.words) for one in themes()])
        case FactKind.LIST:
            return _room(spec.name, 66)
        case FactKind.ESTABLISHMENT:
            return establishment_field(spec.name)
        case FactKind.ROLE:
            return offering(spec.name, offered_roles(around.case.setting))
    choices = of_the_rows(spec.name, kind, around.dues, around.today)
    if choices is not None:
        return chooser(spec.name, choices)
    if spec.name in LONG or spec.at_length:
        return _room(spec.name, 92)
    return named(QLineEdit(), spec.name)


def _room(name: str, height: int) -> QPlainTextEdit:
    """Room for several lines; ``height`` in px at 100% text."""
    text = named(QPlainTextEdit(), name)
    text.setTabChangesFocus(True)
    text.setFixedHeight(theme.px(height))
    return text


def chooser(
    name: str, choices: Sequence[tuple[str, str]], none: str = "Choose…", chosen: str = ""
) -> QComboBox:
    """A list to choose one from: ``(words, value)``. Nothing is chosen to begin with."""
    box = named(QComboBox(), name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(18)
    box.addItem(none, "")
    for words, value in choices:
        box.addItem(words, value)
    if chosen:
        box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a wheel that passes by changes nothing
    return box


def read_fact(widget: QWidget) -> str:  # noqa: PLR0911 - one answer for each kind of field
    """The value of a fact's field, as the records keep it.

    Raises:
        NotADayError: with words fit to show.
    """
    match widget:
        case DateField():
            day = widget.day()
            return day.isoformat() if day else ""
        case QComboBox():
            if widget.isEditable():
                return widget.currentText().strip()
            return str(widget.currentData() or "")
        case QPlainTextEdit():
            return widget.toPlainText().strip()
        case QLineEdit():
            return widget.text().strip()
        case WrittenField():
            return widget.typed()
    return ""


def _offer_as_it_is(widget: QWidget, spec: FactSpec | None, value: str, around: Around) -> None:
    """What an entry says is offered when it is corrected, though nothing new could say it now.

    Else it would be gone from the corrected entry, and nobody would have chosen that.
    """
    if not isinstance(widget, QComboBox) or widget.isEditable() or not value:
        return
    if widget.findData(value) >= 0:
        return
    named = around.case.heir(EventId(value))
    newer = widget.findData(str(named.id)) if named is not None else -1
    if newer >= 0:
        widget.setItemData(newer, value)  # the same entry, put right since
    else:
        is_words = spec is not None and spec.kind is FactKind.CHOICE
        words = value if is_words else words_of_kept(value, named, around.today)
        widget.addItem(words, value)


def write_fact(widget: QWidget, value: str) -> None:
    """Put a kept value into a fact's field."""
    match widget:
        case DateField():
            widget.set_day(date.fromisoformat(value) if value else None)
        case QComboBox() if widget.isEditable():
            widget.setEditText(value)
        case QComboBox():
            widget.setCurrentIndex(max(0, widget.findData(value)))
        case QPlainTextEdit():
            widget.setPlainText(value)
        case QLineEdit():
            widget.setText(value)
        case WrittenField():
            widget.retype(value)


def establishment_field(name: str) -> QComboBox:
    """An establishment, or any other name. Which are offered hangs on the day: see ``nation.py``.

    Nothing is completed as it is typed: half a name would become another place, and other law.
    """
    box = offering(name, [])
    box.setCompleter(None)  # type: ignore[arg-type]  # None takes it away
    return box


def _from_the_terms(limit: str, claimed: str, around: Around) -> dict[str, str]:
    case = around.case
    rows = [due.row for due in around.dues if due.is_open and limit in {"", *due.row.ids}]
    for row in rows:
        for one in row.exemptions:
            if one.id == claimed:
                return from_the_terms(one, case.live, place_of(case), around.school_days)
    return {}


def _typed_in(widget: QWidget) -> str:
    """What a field holds; what can't be read is something, too."""
    try:
        return read_fact(widget)
    except NotADayError as error:
        return str(error)
