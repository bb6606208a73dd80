"""People and facts: the child or young person, their numbers, homes, and those around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from caseworker.casework.origins import Origins
from caseworker.domain.bfpo import bfpo_hint
from caseworker.domain.case import CaseNumber
from caseworker.domain.identifiers import IDENTIFIERS, checked
from caseworker.domain.law.kinds import FactSpec
from caseworker.domain.people import Address, Contact
from caseworker.domain.reach import told_of
from caseworker.ui.case.facts import FactsCard, FactsSheet, said
from caseworker.ui.case.needs import NeedsSheet
from caseworker.ui.case.next_step import record_of
from caseworker.ui.case.person_facts import (
    ADDRESS,
    CONTACT,
    GROUPS,
    Group,
    address_from,
    contact_from,
    needs_in_words,
    numbers,
    print_in_words,
    values_of,
    with_numbers,
)
from caseworker.ui.case.person_sheets import Change, open_group, open_person_sheet
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import Columns, ScrollTab, emptied
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Words, named, quiet, row
from caseworker.ui.parts.words import whole

Thing = TypeVar("Thing")


MINUTE: Final = 60_000  # ms


class PeopleTab(ScrollTab):
    """The rest of what is known, when there is time for it."""

    title = "People and facts"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        columns = Columns(1, 1)
        self._groups = {group.name: FactsCard(group.title, group.name) for group in GROUPS}
        for group in GROUPS:
            card = self._groups[group.name]
            card.changing.connect(lambda group=group: self._on_group(group))
        self._needs = FactsCard("Types of need", "needs")
        self._needs.changing.connect(self._on_needs)
        self._numbers = FactsCard("Numbers", "numbers")
        self._numbers.changing.connect(self._on_numbers)
        self._capacity = FactsCard("Capacity, decision by decision", "capacity", button="Record…")
        self._capacity.changing.connect(lambda: self.stepped.emit(record_of("capacity_judged")))
        self._contacts = _List("Contacts", "contacts", "Add a contact…")
        self._contacts.add.clicked.connect(lambda: self._on_contact(None))
        self._homes = _List("Addresses over time", "addresses", "Add an address…")
        self._homes.add.clicked.connect(lambda: self._on_address(None))
        left: tuple[Card, ...] = (
            self._groups["names"], self._groups["authority"], self._homes, self._numbers,
        )  # fmt: skip
        right: tuple[Card, ...] = (
            self._contacts, self._needs, self._groups["language"], self._capacity,
        )  # fmt: skip
        for one in left:
            columns.put_left(one)
        for one in right:
            columns.put_right(one)
        self.body.addWidget(columns)
        self.body.addStretch(1)
        self._clock = QTimer(self, interval=MINUTE)
        self._clock.timeout.connect(self._show_contacts)
        self._clock.start()

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        person = seen.case.person
        for group in GROUPS:
            values = values_of(person, group.specs)
            self._groups[group.name].show_facts(
                [
                    (spec.words, _with(said(spec, values[spec.name]), seen, spec.name))
                    for spec in group.specs
                ]
            )
        words = needs_in_words(person.needs) or "none recorded"
        self._needs.show_facts([("Recorded", _with(words, seen, "needs"))])
        self._numbers.show_facts(
            [_number(one.kind, one.value, seen.origins) for one in person.identifiers]
        )
        self._capacity.show_facts(
            [
                (one.decision, f"{one.outcome}, {one.judged_on:%d/%m/%Y}, {one.judged_by}")
                for one in seen.case.capacities
            ]
            or [("Presumed", "No judgement is recorded; capacity is presumed.")]
        )
        self._show_contacts()
        self._show_homes(seen)

    def _show_contacts(self) -> None:
        """With the time where each is, so it is shown anew as the clock goes on."""
        if self.seen is None:
            return
        person, origins = self.seen.case.person, self.seen.origins
        self._contacts.clear()
        for contact in person.contacts:
            pills = []
            if contact.parental_responsibility:
                pills.append(Pill("Parental responsibility", Tone.GREEN))
            if contact.no_contact:
                pills.append(Pill("Must not be contacted", Tone.RED))
            needs = f"Papers: {print_in_words(contact.print)}" if contact.print else ""
            came = origins.of_contact(contact)
            parts = (
                contact.role, contact.organisation, whole(contact.telephone), contact.email, needs,
                came,
            )  # fmt: skip
            under = "  ·  ".join(part for part in parts if part)
            if reach := told_of(self.seen.case, contact.name, self.desk.now):
                under = f"{under}\n{reach}"
            self._contacts.put(contact.shown, under, pills, partial(self._on_contact, contact))
        if not person.contacts:
            self._contacts.say("Nobody yet. Who has parental responsibility?")

    def _show_homes(self, seen: CaseSeen) -> None:
        self._homes.clear()
        now = seen.case.person.living_at(seen.today)
        for home in sorted(
            seen.case.person.addresses, key=lambda one: one.since or seen.today, reverse=True
        ):
            since = f"from {home.since:%d/%m/%Y}" if home.since else ""
            until = f"until {home.until:%d/%m/%Y}" if home.until else ""
            came = seen.origins.of_address(home)
            parts = (home.postcode, since, until, home.note, came)
            under = "  ·  ".join(part for part in parts if part)
            pills = [Pill("Now", Tone.GREEN)] if home is now else []
            self._homes.put(
                ", ".join(home.lines.splitlines()),
                under,
                pills,
                partial(self._on_address, home),
            )
        if not seen.case.person.addresses:
            self._homes.say("No address is recorded.")

    def _on_group(self, group: Group) -> None:
        if self.seen is not None:
            open_group(self.desk, self.seen, group, self)

    def _on_needs(self) -> None:
        if self.seen is not None:
            NeedsSheet(self.desk, self.seen, self.window()).open()

    def _on_numbers(self) -> None:
        if self.seen is None:
            return
        values = {one.kind: one.value for one in self.seen.case.person.identifiers}
        words = "A number that fails its check is kept all the same: look for a slip of the keys."
        specs = numbers(self.seen.office.numbers, values)
        sheet = self._open(
            "Numbers", specs, values, lambda typed: lambda one: with_numbers(one, typed), words
        )
        for kind, field in sheet.form.fields.items():
            if isinstance(field.widget, QLineEdit):
                _warn_beside(field.widget, kind, field.layout())

    def _on_contact(self, contact: Contact | None) -> None:
        def change(typed: Mapping[str, str]) -> Change:
            new = contact_from(typed)
            return lambda person: replace(
                person, contacts=_replaced(person.contacts, contact, new, keep=bool(new.name))
            )

        title = "Change a contact" if contact else "Add a contact"
        values = values_of(contact, CONTACT) if contact else {}
        words = "Empty the name to take the contact out." if contact else ""
        self._open(title, CONTACT, values, change, words)

    def _on_address(self, home: Address | None) -> None:
        def change(typed: Mapping[str, str]) -> Change:
            new = address_from(typed)
            return lambda person: replace(
                person, addresses=_replaced(person.addresses, home, new, keep=bool(new.lines))
            )

        title = "Change an address" if home else "Add an address"
        values = values_of(home, ADDRESS) if home else {}
        words = "An address that has ended stays, with its end."
        sheet = self._open(title, ADDRESS, values, change, words)
        _mind_bfpo(sheet)

    def _open(
        self,
        title: str,
        specs: tuple[FactSpec, ...],
        values: Mapping[str, str],
        change: Callable[[Mapping[str, str]], Change],
        words: str = "",
    ) -> FactsSheet:
        assert self.seen is not None  # noqa: S101 - asked by whoever calls
        return open_person_sheet(self.desk, self.seen, self, title, specs, values, change, words)


class _List(Card):
    """Things one under another, each with its own “Change…”."""

    def __init__(self, title: str, name: str, add: str) -> None:
        super().__init__(name=name, gap=8)
        self.setAccessibleName(title)
        self._count = 0
        top = row(12)
        top.addWidget(Words(title, "heading", wrap=True), 1)
        self.add = quiet(add, f"{name}Add")
        top.addWidget(self.add)
        self.body.addLayout(top)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self.body.addLayout(self._lines)

    def clear(self) -> None:
        emptied(self._lines)
        self._count = 0

    def say(self, words: str) -> None:
        self._lines.addWidget(Words(words, "soft", wrap=True))

    def put(self, words: str, under: str, pills: list[Pill], then: Callable[[], None]) -> None:
        ground = named(QWidget(), f"{self.objectName()}{self._count}", f"{words}. {under}")
        line = row(10, ground)
        said_ = QVBoxLayout()
        said_.setSpacing(2)
        head = Flow()
        head.addWidget(Words(words, "strong", wrap=True))
        for pill in pills:
            head.addWidget(pill)
        said_.addWidget(head)
        if under:
            said_.addWidget(Words(under, "small", wrap=True))
        line.addLayout(said_, 1)
        change = quiet("Change…", f"{self.objectName()}Change{self._count}")
        change.setAccessibleName(f"Change {words}")
        change.clicked.connect(then)
        line.addWidget(change)
        self._lines.addWidget(ground)
        self._count += 1


_PART_OF: Final = {"born_is_estimated": "born", "home_authority_basis": "home_authority"}


def _with(said_of: str, seen: CaseSeen, name: str) -> str:
    """A fact with where it came from, if it is known and isn’t our own."""
    origin = seen.origins.words("person", name) if name not in _PART_OF else ""
    return f"{said_of}\n{origin}" if said_of and origin else said_of


def _number(kind: str, value: str, origins: Origins) -> tuple[str, str]:
    known = IDENTIFIERS.get(kind)
    title = known.title[:1].upper() + known.title[1:] if known else kind
    looked = checked(kind, value)
    shown = f"{looked.value}   ▲ {looked.warning}" if looked.warning else looked.value
    origin = origins.words("number", f"{kind}/{value}")
    return title, f"{shown}\n{origin}" if origin else shown


def _warn_beside(edit: QLineEdit, kind: str, layout: object) -> None:
    warning = Words("", "small", tone=Tone.AMBER, wrap=True, name=f"{kind}Warning")
    if isinstance(layout, QVBoxLayout):
        layout.addWidget(warning)

    def look() -> None:
        found = checked(kind, edit.text()).warning
        warning.setText(f"▲ {found}" if found else "")
        warning.setVisible(bool(found))
        edit.setAccessibleDescription(found)

    edit.textChanged.connect(look)
    look()


def _mind_bfpo(sheet: FactsSheet) -> None:
    """Say beside an address of the Forces’ post what would send it the wrong way."""
    lines, code = (sheet.form.fields[name].widget for name in ("lines", "postcode"))
    layout = sheet.form.fields["postcode"].layout()
    if not (isinstance(lines, QPlainTextEdit) and isinstance(code, QLineEdit)):
        return
    hint = Words("", "small", tone=Tone.AMBER, wrap=True, name="bfpoHint")
    if isinstance(layout, QVBoxLayout):
        layout.addWidget(hint)

    def look() -> None:
        found = bfpo_hint(lines.toPlainText(), code.text())
        hint.setText(f"▲ {found}" if found else "")
        was_there = not hint.isHidden()
        hint.setVisible(bool(found))
        if was_there is not bool(found):
            sheet.fit()

    lines.textChanged.connect(look)
    code.textChanged.connect(look)
    look()


def _replaced(
    things: tuple[Thing, ...], old: Thing | None, new: Thing, *, keep: bool
) -> tuple[Thing, ...]:
    new_ones = (new,) if keep else ()
    if old is None:
        return (*things, *new_ones)
    at = things.index(old)
    return (*things[:at], *new_ones, *things[at + 1 :])
