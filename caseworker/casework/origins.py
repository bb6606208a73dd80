"""Where the pieces of a case came from, in words to stand beside each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.merging_pairs import FIELDS, address_words, contact_words, field_words
from caseworker.domain.packs import CameFrom, MergeId
from caseworker.domain.people import Address, Contact
from caseworker.domain.plan import Version
from caseworker.domain.taking_apart import Before, Stood


@dataclass(frozen=True, slots=True)
class Origins:
    """By what each piece is (“event”, “document”…) and which: the last that brought it."""

    pieces: Mapping[tuple[str, str], CameFrom] = field(default_factory=dict)

    def words(self, what: str, ref: str | None) -> str:
        """“From Ashdown, 26 November 2026”; empty for what is our own."""
        came = self.pieces.get((what, str(ref))) if ref else None
        return f"From {came.whose}, {day_words(came.day)}" if came is not None else ""

    def whose(self, what: str, ref: str) -> str:
        """The office that it came from; empty for what is our own."""
        came = self.pieces.get((what, ref))
        return came.whose if came is not None else ""

    def of_version(self, version: Version) -> str:
        """The same of a version of a plan."""
        return self.words("version", version.key)

    def of_contact(self, contact: Contact) -> str:
        """The same of somebody around the person, for as long as nobody has changed them here."""
        return self.words("contact", contact_words(contact))

    def of_address(self, address: Address) -> str:
        """The same of an address, likewise."""
        return self.words("address", address_words(address))


NOTHING_CAME: Final = Origins()


def origins_of(records: Records, number: CaseNumber) -> Origins:
    """Every piece of a case that came from elsewhere.

    What was taken apart again is left out, and what says something else by now: then it is ours.
    """
    provenance = records.exchange.provenance
    came = provenance.of_case(number)
    if not came:
        return Origins()
    case = records.case(number)
    merges = {one.id: one for one in provenance.merges(number)}
    theirs = {name: Before.of(one.before).theirs for name, one in merges.items()}
    return Origins(
        {
            (one.what, one.ref): one
            for one in came
            if one.merge not in merges
            or (
                merges[MergeId(one.merge)].undone_at is None
                and _still(one, case, theirs[MergeId(one.merge)])
            )
        }
    )


def _still(one: CameFrom, case: Case, theirs: Stood) -> bool:
    """Whether the case still says what came. Entries, versions and documents always do."""
    if one.what == "person" and one.ref in FIELDS:
        return field_words(case.person, one.ref) == field_words(theirs.person, one.ref)
    if one.what == "fact" and one.ref != "setting":
        return case.facts.get(one.ref, "") == theirs.facts.get(one.ref, "")
    return True
