"""Cases follow the directory: what they copied of a place becomes what it says now, in one act.

Only what is still as it was copied follows. It is seen before it is done, and taken back at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from caseworker.casework import bulk
from caseworker.casework.giving import how_many
from caseworker.casework.many_cases import ManyLine, Preview, Question
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import HistoryLine, Records
from caseworker.casework.summaries import rewrite_summary
from caseworker.domain.case import Case, CaseNumber, Stage
from caseworker.domain.directory import Place, plainly
from caseworker.domain.errors import NotFound
from caseworker.domain.law import event_kinds
from caseworker.domain.people import Contact

FOLLOWED: Final = "cases_followed"
FOLLOWED_BACK: Final = "cases_followed_back"
_CHANGED: Final = frozenset({Touched.PERSON, Touched.CASE, Touched.DIARY})
_COPIED: Final = {"address": "lines", "telephone": "telephone", "email": "email"}
"""How somebody is reached, in a case; and what of a place it was copied from."""
_CALLED: Final = {"address": "address", "telephone": "telephone", "email": "e-mail"}
_CLOSED: Final = "The case is closed."


@dataclass(frozen=True, slots=True)
class FollowPlace:
    """The contacts of these cases that have what a place said before have what it says now."""

    cases: tuple[CaseNumber, ...]
    before: Place
    after: Place


@dataclass(frozen=True, slots=True)
class FollowNoLonger:
    """``key`` is what ``Done.made`` of the act carried."""

    key: str


def following_them(before: Place, after: Place) -> Question:
    """A question: what would follow in which case, and which stay. Hidden cases are passed over."""

    def ask(records: Records, today: date) -> Preview:
        del today
        cases = map(records.case, records.directory.copied_by(before.names))
        return Preview(tuple(line for case in cases if (line := _line(case, before, after))))

    return ask


def follow_place(records: Records, command: FollowPlace, sitting: Sitting) -> Done:
    """Let these cases follow, all of them or none. ``made`` of what is done takes it back.

    Raises:
        NotFound: nothing in any of them has what the place said before.
    """
    before, after = command.before, command.after
    was: dict[str, list[int]] = {}
    for number in command.cases:
        case = records.case(number)
        moved = dict(_followed(case.person.contacts, before, after))
        if moved and not _is_closed(case):
            was[str(number)] = list(moved)
            said = f"How {after.name} is reached was changed, as in the directory."
            _write(records, case, moved, said, "place_followed", after.id, sitting)
    if not was:
        raise NotFound("Nothing in these cases was copied from there.")
    verb = "follows" if len(was) == 1 else "follow"
    words = f"{how_many(len(was)).capitalize()} {verb} what the directory says of {after.name}."
    kept = {"place": after.id, "was": was, "names": [*before.names, after.name]}
    kept |= {"before": _reached(before), "after": _reached(after)}
    return Done(
        None, _CHANGED, words, FOLLOWED, made=bulk.keep(records, FOLLOWED, words, kept, sitting).id
    )


def follow_no_longer(records: Records, command: FollowNoLonger, sitting: Sitting) -> Done:
    """Put back what was there. What somebody changed since stays as it is, and is counted.

    Raises:
        NotFound, NotAllowed: there was no such act, or it was taken back already.
    """
    kept = bulk.undo(records, command.key, FOLLOWED, sitting)
    was = {CaseNumber(number): places for number, places in kept.before["was"].items()}
    cases, hidden = bulk.still_open(records, was)
    back = 0
    for case in cases:
        places = was[case.number]
        moved = dict(_put_back(case.person.contacts, places, kept.before))
        if moved:
            said = "How a place is reached is as before: that it follows the directory was undone."
            place = kept.before["place"]
            _write(records, case, moved, said, "place_followed_back", place, sitting)
            back += 1
    words = f"{how_many(back).capitalize()} {'has' if back == 1 else 'have'} what was there before."
    if left := len(cases) - back:
        words += f" {how_many(left).capitalize()} had been changed since, and stayed."
    words += bulk.hidden_words(hidden)
    return Done(None, _CHANGED, words, FOLLOWED_BACK, ref=kept.id)


def _line(case: Case, before: Place, after: Place) -> ManyLine | None:
    moved = _followed(case.person.contacts, before, after)
    told = [_told(case.person.contacts[at], contact) for at, contact in moved]
    if not told:
        return None
    why_not = _CLOSED if _is_closed(case) else ""
    return ManyLine(case.number, case.person.name, "; ".join(told), why_not)


def _is_closed(case: Case) -> bool:
    return case.stage(event_kinds()) is Stage.CLOSED


def _told(was: Contact, now: Contact) -> str:
    changed = [words for name, words in _CALLED.items() if getattr(was, name) != getattr(now, name)]
    return f"{was.name or was.organisation}: {', '.join(changed)}"


def _followed(
    contacts: tuple[Contact, ...], before: Place, after: Place
) -> Iterator[tuple[int, Contact]]:
    """Those who are reached otherwise from now on, by their place in the list."""
    names = {plainly(name) for name in before.names}
    old, new = _reached(before), _reached(after)
    for at, contact in enumerate(contacts):
        if not names & {plainly(contact.organisation), plainly(contact.name)}:
            continue
        copied: dict[str, Any] = {
            name: new[name]
            for name, value in old.items()
            if value and new[name] and new[name] != value and getattr(contact, name) == value
        }
        if copied:
            yield at, replace(contact, **copied)


def _put_back(
    contacts: tuple[Contact, ...], places: list[int], kept: Mapping[str, Any]
) -> Iterator[tuple[int, Contact]]:
    """The same back, where they still stand in their place and have what was given them."""
    names = {plainly(name) for name in kept["names"]}
    for at in places:
        contact = contacts[at] if at < len(contacts) else None
        if contact is None or not names & {plainly(contact.organisation), plainly(contact.name)}:
            continue
        back: dict[str, Any] = {
            name: value
            for name, value in kept["before"].items()
            if value and value != kept["after"][name]
            and getattr(contact, name) == kept["after"][name]
        }  # fmt: skip
        if back:
            yield at, replace(contact, **back)


def _write(  # noqa: PLR0913, PLR0917 - which case, what becomes of whom, and how it is told
    records: Records,
    case: Case,
    moved: Mapping[int, Contact],
    words: str,
    act: str,
    place: str,
    sitting: Sitting,
) -> None:
    """One case, with its line of history, its row of the lists and its link of the audit."""
    contacts = tuple(moved.get(at, was) for at, was in enumerate(case.person.contacts))
    records.save_person(case.number, replace(case.person, contacts=contacts))
    who = sitting.officer
    records.write_history(HistoryLine(case.number, sitting.at, who.id, who.name, words, None))
    rewrite_summary(records, records.case(case.number), records.office(), sitting.today)
    records.write_audit(sitting.at, who.id, act, case.number, place)


def _reached(place: Place) -> dict[str, str]:
    return {name: getattr(place, of) for name, of in _COPIED.items()}
