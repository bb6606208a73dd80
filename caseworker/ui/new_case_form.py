"""The quick form of a new case, and how it is opened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from caseworker.casework import cases
from caseworker.casework.beginning import asks_for, begins_with, first_entry
from caseworker.casework.office import Done
from caseworker.casework.preferences import office_facts
from caseworker.casework.records import OfficeFacts
from caseworker.domain.errors import CaseworkerError, Gap, Incomplete
from caseworker.domain.establishments import built_in, with_own
from caseworker.domain.identifiers import checked
from caseworker.domain.law.kinds import EventKind
from caseworker.domain.people import Identifier, Person
from caseworker.domain.reception import time_of_day
from caseworker.domain.settings import settings
from caseworker.domain.under_way import COMMON
from caseworker.ui.case.tab import Columns
from caseworker.ui.desk import Desk
from caseworker.ui.forms import chooser, establishment_field, read_fact
from caseworker.ui.nation import HOME_NATION, follow_places
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    Form,
    Words,
    named,
    primary,
    quiet,
    row,
)
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError
from caseworker.ui.under_way import UnderWayPart

FIRST: Final = COMMON
PRISON: Final = "prison"
PRISON_NUMBER: Final = "prison_number"
NUMBER_HINT: Final = "If known: whoever has it already is shown above"
Asked = tuple[str, str, date | None, tuple[Identifier, ...]]
"""Forenames, surname, day of birth and numbers that somebody is looked for by."""


class NewCaseForm(Card):
    """Seven fields are enough; the rest when there is time.

    Signals:
        edited: something was typed.
        opened: the case is open; carries its number.
        given_up: what was typed is thrown away; look for somebody else.
    """

    edited = Signal()
    opened = Signal(str)
    given_up = Signal()
    draft = "new_case"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("The new case", name="newCaseForm", gap=14, parent=parent)
        self._desk = desk
        self._plans_of = ""  # who made a plan that nobody else is said to have made
        self._form = Form("newCase")
        self._family = named(QLineEdit(), "family")
        self._given = named(QLineEdit(), "given")
        self._known = named(QLineEdit(), "knownAs")
        self._born = DateField("born", desk.today)
        self._estimated = named(QCheckBox("The date is estimated"), "bornEstimated")
        offered = [(setting.title, name) for name, setting in settings().items()]
        self._setting = chooser("setting", offered, chosen=FIRST)
        self._where = named(QLineEdit(), "whereabouts")
        self._how = named(QLineEdit(), "how")
        self._opened = DateField("openedOn", desk.today)
        self._opened.set_day(desk.today)
        self._place = establishment_field("establishment")
        self._nation = chooser("nation", [])
        self._basis = chooser("status", [])
        self._time = named(QLineEdit(), "time")
        self._number = named(QLineEdit(), "prisonNumber")
        self._add_fields()
        self._refused = Words(role="fault", wrap=True, tone=Tone.RED, name="newCaseRefused")
        self._refused.hide()
        self._save = primary("Open the case", "openCase")
        line = row(10)
        line.addWidget(self._save)
        again = quiet("Begin again", "beginAgain", hint="Throw away what is typed here")
        again.clicked.connect(self._on_again)
        line.addWidget(again)
        line.addStretch(1)
        self.body.addWidget(self._form)
        self.body.addWidget(self._refused)
        self.body.addLayout(line)
        self.setFocusProxy(self._family)
        self._places = follow_places(self._form, built_in(), desk.today, lambda: None)
        self._setting.currentIndexChanged.connect(self._on_setting)
        self._save.clicked.connect(self._on_save)
        self._form.edited.connect(self.edited)
        for edit in self.findChildren(QLineEdit):
            edit.returnPressed.connect(self._on_save)
        # Asked before the draft, which knows better.
        desk.see(self, office_facts, self._on_office)
        desk.drafts.watch(self.draft, self._form, self._form.edited, owner=self)
        self._on_setting()

    def begin_with(self, given: str, family: str, born: date | None) -> None:
        """Put in what was searched for, where nothing is typed yet."""
        if not (self._given.text() or self._family.text()):
            self._given.setText(given)
            self._family.setText(family)
        if born is not None and not self._born.edit.text():
            self._born.set_day(born)

    @property
    def setting(self) -> str:
        """Where the child or young person is, as far as it is chosen."""
        return str(self._setting.currentData() or "")

    def asked(self) -> Asked:
        """Whom the doubles are to be looked for."""
        try:
            born = self._born.day()
        except NotADayError:
            born = None
        return self._given.text().strip(), self._family.text().strip(), born, self._numbers()

    def _add_fields(self) -> None:
        add = self._form.add
        left = (
            add("family", "Surname", self._family),
            add("given", "Forenames", self._given),
            add("known_as", "Known as", self._known, hint="If it is another name"),
            add("born", "Date of birth", self._born),
            add("estimated", "", self._estimated),
        )
        right = (
            add("setting", "Where the child or young person is", self._setting),
            add("whereabouts", "At", self._where, hint="School, home, unit, town: if known"),
            add("establishment", "Establishment", self._place),
            add("nation", "Nation of the establishment", self._nation),
            add("status", "Legal basis", self._basis),
            add("opened_on", "Day it came to us", self._opened),
            add("time", "Time", self._time, hint="18:40, 1840 or 6.40 pm, if known"),
            add(PRISON_NUMBER, "Prison number", self._number, hint=NUMBER_HINT),
            add("how", "How it came to us", self._how, hint="A call, a letter, a list"),
        )
        self._form.fields["estimated"].label.hide()
        columns = Columns(1, 1)
        self._under_way = UnderWayPart(self._form, self._desk.today)
        for field in (*left, *self._under_way.fields):
            columns.put_left(field)
        for field in right:
            columns.put_right(field)
        self._form.body.addWidget(columns)

    @property
    def _begins(self) -> EventKind | None:
        """The entry that a case of this setting begins with, if its rules are its own."""
        return begins_with(self.setting)

    def _asks(self, fact: str) -> bool:
        return asks_for(self.setting, fact)

    def _numbers(self) -> tuple[Identifier, ...]:
        """The number of the person that was typed, where the setting asks for it."""
        number = checked(PRISON, self._number.text()).value if self._asks(PRISON_NUMBER) else ""
        return (Identifier(PRISON, number),) if number else ()

    def _on_office(self, office: OfficeFacts) -> None:
        """Begin where the children of this office are, with the places that it knows."""
        self._plans_of = office.name if COMMON in office.kinds else ""
        for place in self._places:
            place.knows(with_own(office.establishments))
        if office.kinds:
            self._setting.blockSignals(True)  # nobody typed it: there is nothing to keep
            for at in reversed(range(self._setting.count())):
                if self._setting.itemData(at) not in office.kinds:
                    self._setting.removeItem(at)
            if FIRST not in office.kinds:
                self._setting.setCurrentIndex(max(0, self._setting.findData(office.kinds[0])))
            self._setting.blockSignals(False)
            self._form.fields["setting"].setVisible(self._setting.count() > 1)
            self._on_setting()

    @Slot()
    def _on_setting(self) -> None:
        begins = self._begins
        self._under_way.offer(self.setting)
        fields = self._form.fields
        for name in ("establishment", "nation", "status", "time"):
            fields[name].setVisible(begins is not None and begins.fact(name) is not None)
        fields[PRISON_NUMBER].setVisible(self._asks(PRISON_NUMBER))
        for name in ("whereabouts", "how"):
            fields[name].setVisible(begins is None)
        fields["opened_on"].label.setText(begins.day_words if begins else "Day it came to us")
        for name, box in (("nation", self._nation), ("status", self._basis)):
            spec = begins.fact(name) if begins else None
            if spec is not None and box.count() == 1:
                for choice in spec.choices:
                    box.addItem(choice, choice)
                if HOME_NATION in spec.choices:
                    box.setCurrentIndex(box.findData(HOME_NATION))

    @Slot()
    def _on_save(self) -> None:
        self._form.clear()
        self._refused.hide()
        gaps: list[Gap] = []
        born = self._day("born", self._born, gaps)
        opened = self._day("opened_on", self._opened, gaps)
        begins = self._begins
        time = self._time_told(gaps) if begins is not None else ""
        if begins is not None and not read_fact(self._place):
            gaps.append(Gap("establishment", "Establishment is needed."))
        earlier = self._under_way.entries(self._plans_of, opened if begins else None, gaps)
        if gaps or born is None or opened is None:
            self._form.refuse(gaps)
            return
        person = Person(
            given=self._given.text().strip(),
            family=self._family.text().strip(),
            born=born,
            born_is_estimated=self._estimated.isChecked(),
            known_as=self._known.text().strip(),
            home_authority=self._under_way.home_authority,
            whereabouts=read_fact(self._place if begins else self._where),
            identifiers=self._numbers(),
        )
        self._save.setEnabled(False)
        setting = str(self._setting.currentData() or "")
        how = "" if begins else self._how.text().strip()
        stage = self._under_way.stage
        first, facts = first_entry(setting, opened, self._told(time))
        stands = stage.title if stage else ""
        command = cases.OpenCase(person, setting, opened, how, first, facts, earlier, stands)
        self._desk.do(
            cases.open_case,
            command,
            asker=self,
            then=self._on_opened,
            refused=self._on_refused,
        )

    def _told(self, time: str) -> Mapping[str, str]:
        """What the first entry of this setting asks for."""
        return {
            "establishment": read_fact(self._place),
            "nation": str(self._nation.currentData() or ""),
            "status": str(self._basis.currentData() or ""),
            "time": time,
        }

    def _time_told(self, gaps: list[Gap]) -> str:
        try:
            return time_of_day(self._time.text())
        except ValueError as error:
            gaps.append(Gap("time", str(error)))
            return ""

    @Slot()
    def _on_again(self) -> None:
        self._desk.drafts.drop(self.draft)
        self.given_up.emit()

    def _on_opened(self, done: Done) -> None:
        self._desk.drafts.drop(self.draft)
        self.opened.emit(done.made)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._save.setEnabled(True)
        homeless = self._form.refuse(error.gaps) if isinstance(error, Incomplete) else ()
        words = " ".join(gap.words for gap in homeless)
        if not isinstance(error, Incomplete):
            words = str(error)
        self._refused.setText(words)
        self._refused.setVisible(bool(words))

    def _day(self, name: str, field: DateField, gaps: list[Gap]) -> date | None:
        try:
            day = field.day()
        except NotADayError as error:
            gaps.append(Gap(name, str(error)))
            return None
        if day is None:
            gaps.append(Gap(name, f"{self._form.fields[name].label.text()} is needed."))
        return day
