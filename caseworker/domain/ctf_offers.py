"""What could be taken over from a transfer file, item by item, beside what we have.

Nothing that would take the place of ours is ticked to begin with, and nothing that is doubtful.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final

from caseworker.domain.ctf import PupilInFile
from caseworker.domain.identifiers import IDENTIFIERS, Result, checked
from caseworker.domain.minimising import left_out, minimise_rules
from caseworker.domain.people import Address, Contact, Identifier, Person

SOURCE: Final = "DfE guidance on the common transfer file"
NOT_KEPT: Final = "Minimum for a service case"


class Standing(Enum):
    """What taking an item over would do to ours. The values are the words on screen."""

    NEW = "New here"
    SAME = "The same as ours"
    REPLACES = "Takes the place of ours"


@dataclass(frozen=True, slots=True)
class Offer:
    """One item: what the file says, what we have, and whether it is ticked to begin with.

    ``key`` names it in the command. ``warning`` says what is doubtful about it.
    """

    key: str
    title: str
    theirs: str
    ours: str = ""
    warning: str = ""

    @property
    def standing(self) -> Standing:
        if not self.ours:
            return Standing.NEW
        same = _plain(self.ours) == _plain(self.theirs)
        return Standing.SAME if same else Standing.REPLACES

    @property
    def is_ticked(self) -> bool:
        """To begin with: what is new here, and nothing doubtful."""
        return self.standing is Standing.NEW and not self.warning

    @property
    def can_be_taken(self) -> bool:
        """What is the same already can't be taken over a second time."""
        return self.standing is not Standing.SAME


@dataclass(frozen=True, slots=True)
class Alert:
    """What is to be done because of the file, and where that is written."""

    words: str
    source: str = SOURCE


def offers(pupil: PupilInFile, person: Person | None) -> tuple[Offer, ...]:
    """Every item of the pupil, beside the person of the case; None is a case to be opened."""
    found = [
        *_of_the_name(pupil, person),
        *_of_numbers(pupil, person),
        *_of_the_address(pupil, person),
        *_of_contacts(pupil, person),
        *_of_needs(pupil, person),
        *_of_the_rest(pupil, person),
        *(Offer(key, title, words) for key, title, words in in_words(pupil)),
    ]
    return tuple(one for one in found if one.theirs)


def alerts(pupil: PupilInFile) -> tuple[Alert, ...]:
    """What the service flag asks for (S-12), and what is left out whatever is ticked."""
    return (*_of_the_flag(pupil), *_of_what_is_not_kept(pupil))


def _of_the_flag(pupil: PupilInFile) -> tuple[Alert, ...]:
    if not pupil.service.flag:
        return ()
    if pupil.service.concerns:
        return (Alert("Service child: tell the member of staff who looks after service children."),)
    return (Alert("Service child; concerns not completed: contact the sending school."),)


def _of_what_is_not_kept(pupil: PupilInFile) -> Iterator[Alert]:
    for one in left_out(pupil.passed_over, minimise_rules()):
        yield Alert(one.said, one.rule.source)
    if pupil.spared:
        what = " or ".join(pupil.spared)
        yield Alert(f"What looks like a {what} was left out of what the file says.", NOT_KEPT)


def in_words(pupil: PupilInFile) -> Iterator[tuple[str, str, str]]:
    """What the case keeps in words, in the entry about the file: key, title, words."""
    yield "languages", "Languages", ", ".join(pupil.languages)
    yield "sen", "History of SEN", pupil.sen
    yield "attendance", "Attendance", pupil.attendance
    yield "schools", "Schools before", "; ".join(one.words for one in pupil.schools)


def taken_over(person: Person, pupil: PupilInFile, ticked: Iterable[str], on: date) -> Person:
    """The person with what was ticked, and nothing else, taken over from the file."""
    wanted = frozenset(ticked)
    named = _with_name(person, pupil, wanted)
    around = _with_those_around(named, pupil, wanted, on)
    needs = [need for need in pupil.needs if f"need:{need.name}" in wanted]
    return replace(
        around,
        needs=tuple(dict.fromkeys((*person.needs, *needs))),
        looked_after_by=(
            _looked_after(pupil) if "looked_after" in wanted else person.looked_after_by
        ),
        serving_parent=person.serving_parent or "service" in wanted,
    )


def _with_name(person: Person, pupil: PupilInFile, wanted: frozenset[str]) -> Person:
    if "name" in wanted:
        person = replace(person, given=pupil.given, family=pupil.family)
    if "born" in wanted and pupil.born:
        person = replace(person, born=pupil.born, born_is_estimated=False)
    if "known_as" in wanted:
        person = replace(person, known_as=pupil.known_as)
    return person


def _with_those_around(
    person: Person, pupil: PupilInFile, wanted: frozenset[str], on: date
) -> Person:
    for at, number in enumerate(pupil.identifiers):
        if _key_of(number, at) in wanted:
            person = replace(person, identifiers=_with_number(person.identifiers, number))
    if "address" in wanted and pupil.address:
        now = replace(pupil.address, since=on, note="From a common transfer file")
        person = replace(person, addresses=(*_until(person.addresses, on), now))
    for at, contact in enumerate(pupil.contacts):
        if f"contact:{at}" in wanted:
            person = replace(person, contacts=_with_contact(person.contacts, contact))
    return person


def _of_the_name(pupil: PupilInFile, person: Person | None) -> Iterator[Offer]:
    yield Offer("name", "Name", pupil.name, person.name if person else "")
    born = f"{pupil.born:%d/%m/%Y}" if pupil.born else ""
    ours = f"{person.born:%d/%m/%Y}" if person else ""
    yield Offer("born", "Date of birth", born, ours)
    yield Offer("known_as", "Known as", pupil.known_as, person.known_as if person else "")


def _of_numbers(pupil: PupilInFile, person: Person | None) -> Iterator[Offer]:
    held = person.identifiers if person else ()
    for at, number in enumerate(pupil.identifiers):
        alike = [one.value for one in held if one.kind == number.kind]
        ours = number.value if number.value in alike else ", ".join(alike)
        if number.kind in _SEVERAL and number.value not in alike:
            ours = ""  # there may be several of them, and each is kept
        tried = checked(number.kind, number.value)
        warning = tried.warning if tried.result is Result.FAIL else ""
        title = IDENTIFIERS[number.kind].title
        yield Offer(
            _key_of(number, at), f"{title[0].upper()}{title[1:]}", number.value, ours, warning
        )


def _of_the_address(pupil: PupilInFile, person: Person | None) -> Iterator[Offer]:
    held = person.addresses[-1] if person and person.addresses else None
    theirs = _address_words(pupil.address) if pupil.address else ""
    yield Offer("address", "Address", theirs, _address_words(held) if held else "")


def _of_contacts(pupil: PupilInFile, person: Person | None) -> Iterator[Offer]:
    held = {_plain(form): one for one in person.contacts for form in one.forms} if person else {}
    for at, contact in enumerate(pupil.contacts):
        ours = held.get(_plain(contact.name))
        warning = ""
        if ours is not None and ours.no_contact:
            warning = "Ours is marked “no contact”. That mark stays."
        yield Offer(
            f"contact:{at}",
            "Contact",
            _contact_words(contact),
            _contact_words(ours) if ours else "",
            warning,
        )


def _of_needs(pupil: PupilInFile, person: Person | None) -> Iterator[Offer]:
    for need in pupil.needs:
        held = person is not None and need in person.needs
        yield Offer(f"need:{need.name}", "Need", need.value, need.value if held else "")


def _of_the_rest(pupil: PupilInFile, person: Person | None) -> Iterator[Offer]:
    ours = person.looked_after_by if person else ""
    yield Offer("looked_after", "Looked after", _looked_after(pupil), ours)
    if pupil.service.flag:
        concerns = pupil.service.words or "concerns not completed"
        yield Offer("service", "Service child", f"Yes; {concerns}")


def _looked_after(pupil: PupilInFile) -> str:
    if not pupil.looked_after:
        return ""
    number = pupil.care_authority
    return f"The authority with the number {number}" if number else "An authority (not said which)"


_SEVERAL: Final = frozenset({"former_upn"})


def _key_of(number: Identifier, at: int) -> str:
    return f"number:{at}:{number.kind}"


def _with_number(held: tuple[Identifier, ...], number: Identifier) -> tuple[Identifier, ...]:
    """In the place of the one of its kind, unless there may be several."""
    if number in held:
        return held
    kept = [one for one in held if one.kind != number.kind or one.kind in _SEVERAL]
    return (*kept, number)


def _until(held: tuple[Address, ...], on: date) -> tuple[Address, ...]:
    """The addresses that are held, none of them open on ``on``: nothing is thrown away."""
    return tuple(
        one if one.until or (one.since and one.since > on) else replace(one, until=on)
        for one in held
    )


def _with_contact(held: tuple[Contact, ...], contact: Contact) -> tuple[Contact, ...]:
    """Beside ours; of one whom we have, only what the file says anew, and never its marks."""
    wanted = _plain(contact.name)
    for at, ours in enumerate(held):
        if wanted in map(_plain, ours.forms):
            now = replace(
                ours,
                address=contact.address or ours.address,
                telephone=contact.telephone or ours.telephone,
                email=contact.email or ours.email,
            )
            return (*held[:at], now, *held[at + 1 :])
    return (*held, contact)


def _address_words(address: Address) -> str:
    return ", ".join(filter(None, (*address.lines.splitlines(), address.postcode)))


def _contact_words(contact: Contact) -> str:
    address = ", ".join(contact.address.splitlines())
    said = (contact.shown, contact.role, address, contact.telephone, contact.email, contact.note)
    return "; ".join(filter(None, said))


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def seen(found: Iterable[Offer]) -> Mapping[str, str]:
    """What ours was, by the key of each offer: what an officer decided over."""
    return {one.key: one.ours for one in found}
