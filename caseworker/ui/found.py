"""What the search found, as rows: enough in each to tell two people of one name apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.records import NAME, NUMBER, CaseSummary, Hit
from caseworker.casework.search import Found, SheetFound
from caseworker.domain.directory import Place
from caseworker.domain.glossary import Term
from caseworker.domain.place_kinds import place_kinds
from caseworker.ui.icons import Icon
from caseworker.ui.parts.typed_day import years_old

WORD: Final = "word"
"""What the command begins with that opens a word of the field."""
PLACES: Final = "places"
"""The place of the window that holds the directory."""
_BETWEEN: Final = "  ·  "
_LEAD: Final = 24  # letters before the words that were found, so that these are in sight
_PAPER: Final = "document/"
_MARKED: Final = re.compile("«([^«»]+)»")
_PART_FOUND: Final = re.compile(r"[^·]*«[^·]*")


@dataclass(frozen=True, slots=True)
class Command:
    """Something the window can do, findable by its words.

    ``also`` are other words by which it is looked for; ``only_asked`` is offered to nobody who
    has typed nothing.
    """

    name: str
    words: str
    icon: Icon
    keys: str = ""
    also: str = ""
    only_asked: bool = False

    def fits(self, typed: str) -> bool:
        """Whether every word that was typed stands in its own."""
        wanted = typed.casefold().split()
        said = f"{self.words} {self.also}".casefold()
        return all(word in said for word in wanted) and bool(wanted or not self.only_asked)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list. ``case`` or ``command`` says what it opens, ``work`` at which work.

    ``aside`` stands at the end of the first line. What stands between « and » was looked for.
    """

    icon: Icon
    words: str
    under: str
    aside: str = ""
    case: str = ""
    command: str = ""
    work: str = ""

    @property
    def heard(self) -> str:
        """The row for a screen reader."""
        said = (self.words, self.aside, self.under)
        return ". ".join(part for part in said if part).replace("«", "").replace("»", "")


def hit_row(hit: Hit, today: date) -> Row:
    """A person with their age and stage, or words of a case with whose they are."""
    age = str(years_old(hit.born, today)) if hit.born else ""
    born = f"born {hit.born:%d/%m/%Y}" if hit.born else ""
    if not hit.is_person:
        aside = f"{age}{_BETWEEN}case {hit.case}"
        under = f"{hit.where}:  {_led_to(hit.passage)}"
        if hit.ref.startswith(_PAPER):
            word = _MARKED.search(hit.passage)
            work = f"read={hit.ref.removeprefix(_PAPER)}/{word[1] if word else ''}"
            return Row(Icon.FOLDER, hit.name, under, aside, hit.case, work=work)
        return Row(Icon.PHRASE, hit.name, under, aside, hit.case)
    by = {NAME: "", NUMBER: _found_in(hit.passage)}.get(hit.where, hit.where)
    parts = (by, age, born, hit.stage.value, f"case {hit.case}")
    return Row(Icon.PERSON, hit.name, _BETWEEN.join(filter(None, parts)), case=hit.case)


def sheet_row(found: SheetFound) -> Row:
    """A sheet that was filled in by hand: it opens the form in which it is typed back in."""
    under = f"Type back in:  {found.sheet.title}"
    aside, work = f"case {found.case}", f"record={found.sheet.kind}"
    return Row(Icon.PRINT, found.name, under, aside, found.case, work=work)


def recent_row(case: CaseSummary, today: date) -> Row:
    """A case that the officer has opened lately."""
    age = str(years_old(case.born, today)) if case.born else ""
    parts = ("Opened lately", age, case.stands, f"case {case.number}")
    return Row(Icon.CLOCK, case.name, _BETWEEN.join(filter(None, parts)), case=case.number)


def command_row(command: Command) -> Row:
    """What the window can do, with the keys that do it too."""
    return Row(command.icon, command.words, command.keys or "Command", command=command.name)


def term_row(term: Term, typed: str) -> Row:
    """A word of the field with its meaning, and by which other name it was looked for."""
    name = term.called(typed.strip())
    aside = f"{'was' if name in term.old else 'also'} {name}" if name else ""
    return Row(Icon.BOOK, term.words, term.means, aside, command=f"{WORD}/{term.name}")


def place_row(place: Place, today: date) -> Row:
    """A place of the directory: it opens there."""
    kind = place_kinds()[place.kind].words
    shut = "" if place.is_open(today) else "closed"
    under = _BETWEEN.join(filter(None, (kind, place.postcode, place.telephone)))
    return Row(Icon.BOOK, place.name, under, shut, command=f"{PLACES}/{place.id}")


def found_rows(found: Found, today: date) -> list[Row]:
    """A sheet by its code, people, places, words of the field, passages; recent ones alone."""
    rows = [sheet_row(found.sheet)] if found.sheet else []
    rows += [hit_row(hit, today) for hit in found.hits if hit.is_person]
    rows += [place_row(place, today) for place in found.places]
    rows += [term_row(term, found.typed) for term in found.terms]
    rows += [hit_row(hit, today) for hit in found.hits if not hit.is_person]
    return rows + [recent_row(case, today) for case in found.recent]


def _led_to(passage: str) -> str:
    """The passage from a few words before what was found in it."""
    before, mark, after = passage.partition("«")
    if not mark or len(before) <= _LEAD:
        return passage
    lead = before[-_LEAD:].partition(" ")[2] or before[-_LEAD:]
    return f"…{lead}{mark}{after}"


def _found_in(passage: str) -> str:
    """The number, out of all that a person is found by, that was looked for."""
    found = _PART_FOUND.search(passage)
    return found[0].strip() if found else ""
