"""The form of one letter: to whom, what is known, what is asked, who signs, what goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework.addressees import Addressees
from caseworker.casework.letters import LetterFact, ToWrite
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.directory import Directory
from caseworker.domain.errors import Gap, Incomplete
from caseworker.ui import theme
from caseworker.ui.forms import read_fact, write_fact
from caseworker.ui.palette import Tone
from caseworker.ui.papers.let_go import NO_CONTACT, people_box
from caseworker.ui.parts import (
    Card,
    Form,
    Words,
    named,
)
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.place_field import PlaceOffers
from caseworker.ui.parts.typed_day import NotADayError

PAPER: Final = "letter"
NOBODY: Final = "Nobody on this case is called so. Check the name and the address."
SHORT: Final = frozenset({"rule", "advice", "institution", "requested_by", "enclosed"})


class LetterForm(Form):
    """Everything that can be said in one letter. Nothing that the case knows is asked."""

    def __init__(
        self,
        number: CaseNumber,
        letter: ToWrite,
        officer: str,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("letterForm", parent=parent)
        self._number, self._letter, self._officer = number, letter, officer
        self._today = today
        self._people = Addressees()
        self._places: PlaceOffers | None = None
        self._directory: Directory = ()
        self._offered = ""  # the address that was put in for whom the letter is to
        first = letter.recipients[0] if letter.recipients else ""
        self._to = people_box("to", Addressees(letter.recipients), first)
        self.add("to", "To", self._to, hint=f"It goes to: {letter.to}")
        self._to.editTextChanged.connect(self.edited)
        self._to.editTextChanged.connect(self._on_name)
        self._noted = Words("", "strong", wrap=True, tone=Tone.AMBER, name="toNoted")
        self._noted.hide()
        self.body.addWidget(self._noted)
        hint = "Left empty, the one that the case knows is used"
        self._address = _long("address")
        self.add("address", "Their address", self._address, hint=hint)
        known = [fact for fact in letter.facts if fact.is_day and fact.known]
        if known:
            self.body.addWidget(_known_days(known))
        for fact in letter.facts:
            if not (fact.is_day and fact.known):
                self._ask(fact, today)
        self._role = named(QLineEdit(), "role")
        self.add("role", "Your role", self._role, hint=f"Stands under your name, {officer}")
        self._enclosed = _long("enclosures")
        self.add("enclosures", "Enclosed", self._enclosed, hint="One on each line")
        self._copies = _long("copies")
        self.add("copies", "Copies to", self._copies, hint="One name on each line; nothing else")

    def show_people(self, people: Addressees) -> None:
        """Offer everybody on the case whom a letter may be sent to."""
        self._people = people
        typed = self._to.currentText()
        self._to.blockSignals(True)
        self._to.clear()
        self._to.addItems(list(dict.fromkeys((*self._letter.recipients, *people.names))))
        self._to.setEditText(typed)
        self._to.blockSignals(False)
        self._on_name(typed)
        self._offer_places()

    def know_places(self, directory: Directory) -> None:
        """Offer places as somebody types to whom it goes, after everybody on the case."""
        line = self._to.lineEdit()
        if self._places is None and line is not None:
            self._places = PlaceOffers(line, directory)
            self._places.chosen.connect(self._on_place)
            self._offer_places(directory)

    def _offer_places(self, directory: Directory | None = None) -> None:
        if directory is not None:
            self._directory = directory
        if self._places is not None:
            first = (self._to.itemText(at) for at in range(self._to.count()))
            self._places.know(self._directory, tuple(first))

    @Slot(object)
    def _on_place(self, fills: Mapping[str, str]) -> None:
        if address := fills.get("address", ""):
            self._offer_address(address)

    def suggest_role(self, role: str) -> None:
        """Put in the role that was typed last, unless one stands there."""
        if role and not self._role.text():
            self._role.setText(role)

    def start_afresh(self) -> None:
        """As it was before anything was typed; the role stays."""
        first = self._letter.recipients[0] if self._letter.recipients else ""
        self._to.setEditText(first)
        self._address.clear()
        self._enclosed.clear()
        self._copies.clear()
        for fact in self._letter.facts:
            if fact.name in self.fields:
                write_fact(self.fields[fact.name].widget, fact.known)
        self.clear()

    def wanted(self) -> Wanted:
        """The paper that was asked for.

        Raises:
            Incomplete: with everything that is missing or can't be read, at once.
        """
        to, copies = self._to.currentText().strip(), _lines(self._copies)
        gaps = [*self._gaps_in_people(to, copies)]
        words, days = [], []
        for fact in self._letter.facts:
            if fact.name not in self.fields:
                continue
            try:
                said = read_fact(self.fields[fact.name].widget)
            except NotADayError as error:
                gaps.append(Gap(fact.name, str(error)))
                continue
            if not said:
                gaps.append(Gap(fact.name, f"{fact.words} is needed."))
            elif fact.is_day:
                days.append((fact.name, date.fromisoformat(said)))
            elif said != fact.known:
                words.append((fact.name, said))
        if gaps:
            raise Incomplete(gaps)
        address = self._address.toPlainText().strip()
        return Wanted(
            PAPER,
            self._number,
            self._letter.letter,
            about=self._letter.about,
            to=f"{to}\n{address}" if address else to,
            officer=self._officer,
            role=self._role.text().strip(),
            words=tuple(words),
            days=tuple(days),
            enclosed=_lines(self._enclosed),
            copies=copies,
            chases=self._letter.chases,
        )

    def _gaps_in_people(self, to: str, copies: Sequence[str]) -> Iterator[Gap]:
        if not to:
            yield Gap("to", "Say who this letter is to.")
        elif self._people.bars(to):
            yield Gap("to", NO_CONTACT)
        if any(self._people.bars(name) for name in copies):
            yield Gap("copies", NO_CONTACT)

    def _ask(self, fact: LetterFact, today: date) -> None:
        field: QWidget
        if fact.is_day:
            field = DateField(fact.name, today, back=False)
        elif fact.name in SHORT and "\n" not in fact.known:
            field = named(QLineEdit(), fact.name)
        else:
            field = _long(fact.name)
        hint = "From the case; change it for this letter if you must" if fact.known else ""
        self.add(fact.name, fact.words, field, hint=hint)
        if fact.known:
            write_fact(field, fact.known)

    def _on_name(self, name: str) -> None:
        if self._people.bars(name):
            self.fields["to"].refuse(NO_CONTACT)
        else:
            self.fields["to"].clear()
        self._offer_address(self._people.address_of(name))
        note = self._people.note_on(name)
        is_strange = bool(name.strip() and self._people.names and not self._people.knows(name))
        words = f"Noted of {name.strip()}: {note}" if note else NOBODY if is_strange else ""
        if self._places is not None and (shut := self._places.not_open(self._today)):
            words = shut
        self._noted.setText(words)
        self._noted.setVisible(bool(words))

    def _offer_address(self, address: str) -> None:
        """The address at the authority, unless something else was typed."""
        if self._address.toPlainText().strip() in {"", self._offered}:
            self._offered = address
            self._address.setPlainText(address)


def _known_days(facts: list[LetterFact]) -> Card:
    card = Card(margin=14, gap=4, name="letterKnown")
    card.body.addWidget(Words("What the case knows", "label"))
    for fact in facts:
        words = f"{fact.words}: {fact.known}"
        card.body.addWidget(Words(words, wrap=True, name=f"known_{fact.name}"))
    return card


def _long(name: str) -> QPlainTextEdit:
    text = named(QPlainTextEdit(), name)
    text.setTabChangesFocus(True)
    text.setFixedHeight(theme.px(76))
    return text


def _lines(text: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.toPlainText().splitlines() if line.strip())
