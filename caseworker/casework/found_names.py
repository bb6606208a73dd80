"""What of another case was found in a text, what it says to the officer, and when it may stand.

What is found is said with where it stands, never with whose it is or in which case: the
other case may be one that this officer must not know of.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from caseworker.casework.records import Records
from caseworker.documents.passages import Passage
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.errors import NotAllowed
from caseworker.domain.guard import Guard, Own, Sort, Stray
from caseworker.domain.settings import settings

STANDS: Final = "name_stands"  # the kind of the office's own files in which reasons are kept
NO_CASE: Final = "office"
_THEIR_NAMES: Final = (
    "adviser", "sensory_teacher", "institution", "chased", "judged_by", "agreed", "school",
    "setting", "asker",
)  # fmt: skip
_PARTS: Final = re.compile(r"[(),;]")
_OWNED: Final = re.compile(r"['’]s?\s|\bof\b", re.IGNORECASE)
_INSTEAD: Final = "Take it out, or let it stand with a reason that is kept."
_LOOK: Final = "Look at it yourself, and tick that you have."


@dataclass(frozen=True, slots=True)
class Found:
    """One thing of somebody else’s: where it stands, and the words as they stand there.

    ``print`` is what a reason to let it stand is tied to: the words and the text around them.
    ``stops`` is false where it is only a likeness. ``page`` is 0 where it isn’t known.
    """

    place: str
    words: str
    sort: Sort
    stops: bool
    print: str
    page: int = 0

    @property
    def where(self) -> str:
        """The place in words, with its page."""
        return f"{self.place} (page {self.page})" if self.page else self.place

    @property
    def is_unseen(self) -> bool:
        """Nobody has looked through it: no name was found, and none was looked for."""
        return self.sort is Sort.UNSEEN

    @property
    def said(self) -> str:
        """What it is and where, without the words themselves."""
        if self.is_unseen:
            return f"Nobody has looked through {self.place}."
        belongs = "belong" if self.sort is Sort.INITIALS else "belongs"
        belongs = belongs if self.stops else "may belong"
        return f"{self.sort.value} that {belongs} to another case: {self.where}."


class NamesAnother(NotAllowed):
    """What is to leave names somebody of another case, or nobody could look whether it does.

    ``found`` is each that stops it. Its sentence says where and not what: it is kept in lists
    that are printed.
    """

    def __init__(self, found: Sequence[Found]) -> None:
        self.found = tuple(found)
        first, *rest = self.found
        more = f" There are {len(rest)} more such places." if len(rest) > 1 else ""
        more = " There is one more such place." if len(rest) == 1 else more
        super().__init__(
            f"{first.said}{more} Nothing has left.",
            source="UK GDPR art.5(1)(c)",
            instead=_LOOK if first.is_unseen else _INSTEAD,
        )


def guard_for(records: Records, cases: Iterable[CaseNumber], names: Iterable[str] = ()) -> Guard:
    """A guard to whom the people of these cases, and these others, are known."""
    numbers = frozenset(cases)
    own = [name for number in numbers for name in _belonging(records.case(number))]
    office = records.office().name
    kept = (name for name in (*own, *names, office) if name and name.strip())
    return Guard(records.known_names(), Own(numbers, tuple(dict.fromkeys(kept))))


def refuse(found: Sequence[Found]) -> None:
    """Raises NamesAnother: something that is found stops it."""
    stopping = [one for one in found if one.stops]
    if stopping:
        raise NamesAnother(stopping)


def on_pages(found: Sequence[Found], pages: Sequence[str]) -> tuple[Found, ...]:
    """The same, each with the first page on which its words stand."""
    said = [" ".join(page.split()) for page in pages]

    def page_of(words: str) -> int:
        wanted = " ".join(words.replace("|", " ").split())
        return next((at for at, page in enumerate(said, start=1) if wanted in page), 0)

    return tuple(one if one.is_unseen else replace(one, page=page_of(one.words)) for one in found)


def found_in(
    guard: Guard, place: str, texts: Iterable[str], case: CaseNumber | None
) -> tuple[Found, ...]:
    """What is found in these texts of one place."""
    return tuple(found_among(guard, [Passage(place, text) for text in texts], case))


def let_standing(records: Records, case: CaseNumber | None) -> frozenset[str]:
    """The prints of what an officer has let stand on this case."""
    start = f"{case or NO_CASE}/"
    names = (file.name for file in records.own_files.of(STANDS))
    return frozenset(name.removeprefix(start) for name in names if name.startswith(start))


def found_among(guard: Guard, texts: Iterable[Passage], case: CaseNumber | None) -> Iterator[Found]:
    """What is found in these passages, once for each place."""
    seen: set[tuple[str, str]] = set()
    for passage in texts:
        for stray in guard.find(passage.text):
            mark = _print(case, stray, passage.text)
            if (passage.place, mark) not in seen:
                seen.add((passage.place, mark))
                yield Found(passage.place, stray.words, stray.sort, stray.stops, mark)


def unseen_in(case: CaseNumber | None, at: int, name: str, sha256: str, why: str) -> Found:
    """What nobody could look through in the file ``name``, attached as number ``at``.

    ``why`` says which of it. That somebody looked holds for these bytes on this case.
    """
    said = json.dumps([case, sha256, why], ensure_ascii=False)
    mark = hashlib.sha256(said.encode()).hexdigest()
    return Found(f"attachment {at}: {why}", name, Sort.UNSEEN, stops=True, print=mark)


def _print(case: CaseNumber | None, stray: Stray, text: str) -> str:
    """Another as soon as a word of the text is another; the same where it is only moved."""
    said = json.dumps([case, stray.words, " ".join(text.split())], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def _belonging(case: Case) -> Iterator[str]:
    """Those whom a case knows beside its people: advisers, schools, places, authorities."""
    person = case.person
    yield from (person.home_authority, person.looked_after_by, person.whereabouts)
    yield from (contact.organisation for contact in person.contacts)
    yield case.facts.get(settings()[case.setting].place, "")
    told = (event.facts.get(name, "") for event in case.events for name in _THEIR_NAMES)
    for said in dict.fromkeys(told):
        yield from names_said(said)


def names_said(said: str) -> Iterator[str]:
    """Whatever may be a name in what an entry says of somebody, whole or part by part.

    “Educational psychologist (Ann Lee)” holds one; “Ann Lee’s teacher” is none.
    """
    yield from (part for part in (said, *_PARTS.split(said)) if not _OWNED.search(part))
