"""What an office asks beside the law of consent: a parent, as well as a child who understands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records
from caseworker.domain.consent_rules import consent_rules

KIND: Final = "consent rule"
STRICTER: Final = "stricter"
CHANGED: Final = frozenset({Touched.OFFICE, Touched.CASE})


@dataclass(frozen=True, slots=True)
class ChooseStricter:
    """Whether a parent is asked as well."""

    on: bool


def choose_stricter(records: Records, command: ChooseStricter, sitting: Sitting) -> Done:
    """Ask for more than the law from now on, or no longer."""
    option = consent_rules().options[STRICTER]
    if command.on:
        file = OwnFile(KIND, STRICTER, option.words, sitting.at, sitting.officer.id)
        records.own_files.keep(file)
    elif is_stricter(records):
        records.own_files.drop(KIND, STRICTER)
    how = "is asked for from now on" if command.on else "is no longer asked for"
    sentence = f"“{option.words}” {how}."
    return Done(None, CHANGED, sentence, "consent_rule_changed")


def is_stricter(records: Records) -> bool:
    """Whether the office asks a parent as well as a child who understands."""
    return any(file.name == STRICTER for file in records.own_files.of(KIND))


def stricter_chosen(records: Records, _: date) -> bool:
    """A question: the same."""
    return is_stricter(records)
