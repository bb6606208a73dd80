"""A contact typed in one line: ``mon call Dawn: the form comes #consent > fri ring back``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.domain.case import Happening
from caseworker.domain.listed import one_a_line
from caseworker.domain.people import Contact, Person
from caseworker.domain.themes import theme_called
from caseworker.ui.parts.typed_day import NotADayError, day_in_words, read_day

KIND: Final = "contact_made"
_WHO_ENDS: Final = ": "
_FOLLOW: Final = " > "
_THEME: Final = re.compile(r"(?:^|(?<=\s))#([^\W\d][\w-]*)\s*")
_LONGEST_WHO: Final = 80  # letters before the colon; more is a sentence
_LONGEST_DAY: Final = 3  # words of a day: 3 Feb 2026
_FIGURES: Final = re.compile(r"\d{1,4}([/.\-])\d{1,4}\1\d{1,4}|\d{1,2}/\d{1,2}|[+-]\d+[dw]?")
"""What can be nothing but a day: one that there isn’t is no part of a name."""
_HOW: Final = {
    "call": "Call", "called": "Call", "phone": "Call", "phoned": "Call", "tel": "Call",
    "telephone": "Call", "rang": "Call", "ring": "Call",
    "email": "E-mail", "e-mail": "E-mail", "emailed": "E-mail", "mail": "E-mail",
    "letter": "Letter", "wrote": "Letter", "visit": "Visit", "visited": "Visit",
    "met": "Meeting", "meeting": "Meeting", "text": "Message", "texted": "Message",
    "message": "Message", "sms": "Message", "note": "Note",
}  # fmt: skip
_DIRECTION: Final = {"in": "In", "from": "In", "out": "Out", "to": "Out"}
_PASSED_OVER: Final = frozenset({"with", "on"})


@dataclass(frozen=True, slots=True)
class ContactTyped:
    """What one line says. Without a name before a colon it is a note for the file."""

    day: date
    how: str
    note: str
    person: str = ""
    direction: str = ""
    follow_up: date | None = None
    follow_words: str = ""
    themes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """How it will be written down, to be read before Enter is pressed."""
        whom = f" with {self.person}" if self.person else ""
        way = f" ({self.direction.lower()})" if self.direction else ""
        about = f" About: {', '.join(self.themes)}." if self.themes else ""
        said = f"{self.how}{whom}{way}, {day_in_words(self.day)}.{about}"
        if self.follow_up is None:
            return said
        what = f": {self.follow_words}" if self.follow_words else ""
        return f"{said} To follow up on {day_in_words(self.follow_up)}{what}."

    @property
    def facts(self) -> dict[str, str]:
        follow_up = self.follow_up.isoformat() if self.follow_up else ""
        told = {
            "how": self.how, "person": self.person, "direction": self.direction, "note": self.note,
            "follow_up": follow_up, "follow_words": self.follow_words,
            "themes": one_a_line(self.themes),
        }  # fmt: skip
        return {name: said for name, said in told.items() if said}

    @property
    def happening(self) -> Happening:
        return Happening(KIND, self.day, facts=self.facts)


def read_contact(
    typed: str, today: date, person: Person, others: Sequence[str] = ()
) -> ContactTyped:
    """What the line says; ``person`` and those around them are known by their first names.

    ``others`` are further names that the case knows: one word of a name is enough for each.

    Raises:
        NotADayError: a day after “>” can’t be read, or there is no such day as the line begins
            with; with words fit to show.
    """
    typed, themes = _themed(typed)
    said, _, follows = f"{typed.strip()} ".partition(_FOLLOW)
    follow_up, follow_words = _followed(follows.split(), today)
    head, colon, note = said.partition(_WHO_ENDS)
    if not colon or len(head) > _LONGEST_WHO:
        return ContactTyped(today, "Note", said.strip(), "", "", follow_up, follow_words, themes)
    words = head.split()
    day, how, direction = today, "", ""
    while words:
        first = words[0].casefold()
        if not how and first in _HOW:
            how = _HOW[first]
        elif not direction and first in _DIRECTION:
            direction = _DIRECTION[first]
        elif first not in _PASSED_OVER:
            found = _day_first(words, today, back=True)
            if found is None:
                if _FIGURES.fullmatch(first):
                    read_day(first, today)  # raises, and says what is wrong with it
                break
            day, taken = found
            words = words[taken - 1 :]
        words = words[1:]
    who = _called(" ".join(words), person, others)
    return ContactTyped(
        day=day,
        how=how or ("Call" if who else "Note"),
        note=note.strip(),
        person=who,
        direction=direction,
        follow_up=follow_up,
        follow_words=follow_words,
        themes=themes,
    )


def _themed(typed: str) -> tuple[str, tuple[str, ...]]:
    """The line without the themes that it names with #; a # that names none stays."""
    found: list[str] = []

    def take(sign: re.Match[str]) -> str:
        theme = theme_called(sign[1])
        if theme is None:
            return sign[0]
        found.append(theme.words)
        return ""

    without = _THEME.sub(take, typed)
    return without, tuple(dict.fromkeys(found))


def _followed(words: Sequence[str], today: date) -> tuple[date | None, str]:
    if not words:
        return None, ""
    found = _day_first(words, today, back=False)
    if found is None:
        raise NotADayError("After “>” type a day first: > fri ring back, > +7d ask again.")
    day, taken = found
    return day, " ".join(words[taken:])


def _day_first(words: Sequence[str], today: date, *, back: bool) -> tuple[date, int] | None:
    """The day that the line begins with, and of how many words; the longest that is one."""
    for count in range(min(_LONGEST_DAY, len(words)), 0, -1):
        try:
            return read_day(" ".join(words[:count]), today, back=back), count
        except NotADayError:
            continue
    return None


def _called(said: str, person: Person, others: Sequence[str]) -> str:
    """The whole name of the one person of the case who is meant; else what was typed."""
    wanted = said.casefold()
    if not wanted:
        return ""
    if wanted in {person.name.casefold(), person.called.casefold()}:
        return person.name
    meant = [one.shown for one in person.contacts if _is_meant(one, wanted)]
    meant = meant or [one for one in others if wanted in one.casefold().split()]
    return meant[0] if len(meant) == 1 else said


def _is_meant(contact: Contact, wanted: str) -> bool:
    forms = [form.casefold() for form in contact.forms]
    return wanted in forms or any(wanted == form.split(" ")[0] for form in forms)
