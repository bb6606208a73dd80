"""Finding anything, from inside the encrypted records: names, sounds, numbers, phrases.

Two full-text tables of SQLite's own: ``find_name``, small and first asked, whose rows
have the number of their case; ``find_text``, whose rows are the passages of plans,
entries and contacts. A row is only written when its words have changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import jellyfish
from sqlalchemy import Connection, bindparam, delete, insert, select, text

from caseworker.casework.filings_kept import Words
from caseworker.casework.records import NAME, NUMBER, SOUNDS_LIKE, Hit
from caseworker.domain.blocks import words as words_of
from caseworker.domain.case import CaseNumber, Event, Stage
from caseworker.domain.dates_in_text import MONTHS
from caseworker.domain.kinds import BY_LAW, plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import EventKind, FactKind
from caseworker.domain.people import Person
from caseworker.domain.plan import Plan
from caseworker.storage.schema import case_file, passage

_TERM: Final = re.compile(r"\w+(?:[-'’/]\w+)*")
_DAY: Final = re.compile(r"(?<!\S)(\d{1,2})[/.](\d{1,2})(?:[/.](\d{0,4}))?(?!\S)")
_ISO: Final = re.compile(r"(?<!\S)(\d{4})-(\d{1,2})-(\d{1,2})(?!\S)")
_SPACED: Final = re.compile(r"(?<!\S)(\d{1,2}) (\d{1,2}) (\d{4})(?!\S)")
_WORDED: Final = re.compile(
    rf"(?<!\S)(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)})[a-z]*(?: (\d{{2,4}}))?(?!\S)",
    re.IGNORECASE,
)
_SHORTEST_SOUND: Final = 3
_MOST_TERMS: Final = 12
_BETWEEN: Final = " · "
_POINTING: Final = frozenset({FactKind.EVENT, FactKind.DOCUMENT, FactKind.DOCUMENTS, FactKind.KEYS})

_NAMED: Final = text(
    "SELECT s.number, s.name, s.born, s.stage, f.passage, f.rank FROM ("
    " SELECT rowid AS id, rank, snippet(find_name, 0, '«', '»', '…', 24) AS passage"
    " FROM find_name WHERE find_name MATCH :wanted ORDER BY rank LIMIT :most) AS f"
    " JOIN case_file AS c ON c.id = f.id JOIN summary AS s ON s.number = c.number"
    " ORDER BY f.rank, s.number"
)
_WRITTEN: Final = text(
    "SELECT s.number, s.name, s.born, s.stage, p.place, p.ref, f.passage, f.rank FROM ("
    " SELECT rowid AS id, rank, snippet(find_text, 0, '«', '»', '…', 16) AS passage"
    " FROM find_text WHERE find_text MATCH :wanted ORDER BY rank LIMIT :most) AS f"
    ' JOIN passage AS p ON p.id = f.id JOIN summary AS s ON s.number = p."case"'
    " ORDER BY f.rank, p.id"
)

# Built once: building a statement takes three times as long as asking it.
_ADD_PASSAGE: Final = insert(passage).returning(passage.c.id)
_ADD_WORDS: Final = text("INSERT INTO find_text(rowid, words) VALUES (:id, :words)")
_WORDS_OF: Final = text("SELECT words FROM find_text WHERE rowid = :id")
_SET_WORDS: Final = text("UPDATE find_text SET words = :words WHERE rowid = :id")
_PASSAGES: Final = select(passage.c.id, passage.c.ref).where(
    passage.c.case == bindparam("number"),
    passage.c.ref.startswith(bindparam("group")),
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a case: the place they stand in as it is shown, and what tells them apart."""

    place: str
    ref: str
    words: str


def find(connection: Connection, typed: str, most: int) -> tuple[Hit, ...]:
    """What matches every word typed, the last one perhaps unfinished; people first.

    Names and numbers, then names that sound like it, then passages.
    """
    plain = unicodedata.normalize("NFC", typed)
    terms, written = _terms(_birthdays(plain)), _terms(plain)
    if not terms:
        return ()
    hits = _people(connection, f"words : ({_wanted(terms)})", _where(terms), most)
    sounds = _sounds(terms)
    if len(hits) < most and len(sounds) == len(terms):
        alike = f"sounds : ({' '.join(sounds)})"
        known = {hit.case for hit in hits}
        heard = _people(connection, alike, SOUNDS_LIKE, most)
        hits.extend(hit for hit in heard if hit.case not in known)
    if len(hits) < most:
        asked = {"wanted": _wanted(written), "most": most - len(hits)}
        rows = connection.execute(_WRITTEN, asked)
        hits.extend(_hit(row, row.place, row.ref) for row in rows)
    return tuple(hits[:most])


def keep_person(connection: Connection, number: CaseNumber, who: Person) -> None:
    """Make the person findable by what they are called now, and by their numbers."""
    row_id = connection.execute(
        select(case_file.c.id).where(case_file.c.number == number)
    ).scalar_one()
    numbers = [each.value for each in who.identifiers]
    shown = [
        who.name,
        who.known_as if who.known_as not in {who.given, who.name} else "",
        number,
        f"{who.born:%d/%m/%Y}",
        *numbers,
        *(bare for value in numbers if (bare := re.sub(r"\W", "", value)) != value),
    ]
    names = _TERM.findall(f"{who.name} {who.known_as}")
    row = {
        "id": row_id,
        "words": _BETWEEN.join(part for part in shown if part),
        "sounds": " ".join(dict.fromkeys(_sounds(names))),
    }
    there = connection.execute(
        text("SELECT words, sounds FROM find_name WHERE rowid = :id"), {"id": row_id}
    ).first()
    if there is None:
        connection.execute(
            text("INSERT INTO find_name(rowid, words, sounds) VALUES (:id, :words, :sounds)"), row
        )
    elif tuple(there) != (row["words"], row["sounds"]):
        connection.execute(
            text("UPDATE find_name SET words = :words, sounds = :sounds WHERE rowid = :id"), row
        )
    around = (
        " ".join(filter(None, (each.name, each.also_written, each.organisation)))
        for each in who.contacts
    )
    contacts = Passage("Contact", "contact/", _BETWEEN.join(around))
    _keep(connection, number, "contact/", [contacts])


def keep_event(connection: Connection, number: CaseNumber, entry: Event) -> None:
    """Make the words of an entry findable under its title."""
    kind = event_kinds().get(entry.kind)
    told = (
        value
        for name, value in entry.facts.items()
        if value.strip() and not _points_elsewhere(kind, name)
    )
    if said := _BETWEEN.join(told):
        title = entry.kind if kind is None else kind.title
        _add(connection, number, Passage(title, f"event/{entry.id}", said))


def _points_elsewhere(kind: EventKind | None, name: str) -> bool:
    """Whether a fact holds ids, of an entry, a document, a change: nobody looks for those."""
    spec = kind.fact(name) if kind is not None else None
    return spec is not None and spec.kind in _POINTING


def keep_plan(
    connection: Connection, number: CaseNumber, plan: Plan | None, series: str = BY_LAW
) -> None:
    """Make the words of the plan findable, section by section; of none, if there is none."""
    passages = []
    group = "plan/" if series == BY_LAW else f"beside/{series}/"
    kind = plan_kinds().get(plan.kind) if plan and series != BY_LAW else None
    title = kind.title if kind else "Plan"
    for letter, section in plan.sections.items() if plan else ():
        parts = [words_of(section.text)]
        for item in section.items:
            parts += [words_of(item.text), *item.fields.values()]
        written = "\n".join(part for part in parts if part.strip())
        passages.append(Passage(f"{title}, section {letter}", f"{group}{letter}", written))
    _keep(connection, number, group, passages)


def keep_document(
    connection: Connection, number: CaseNumber, document: str, words: Iterable[Words]
) -> None:
    """Make a paper findable by these words, each under the place where they stand."""
    group = f"document/{document}/"
    passages = [Passage(one.place, f"{group}{one.page}", one.words) for one in words]
    _keep(connection, number, group, passages)


def _people(connection: Connection, wanted: str, where: str, most: int) -> list[Hit]:
    return [
        _hit(row, where) for row in connection.execute(_NAMED, {"wanted": wanted, "most": most})
    ]


def _hit(row: Any, where: str, ref: str = "") -> Hit:
    born = date.fromisoformat(row.born)
    return Hit(row.number, row.name, born, Stage[row.stage], where, row.passage, -row.rank, ref)


def _terms(plain: str) -> list[str]:
    return _TERM.findall(plain)[:_MOST_TERMS]


def _wanted(terms: Iterable[str]) -> str:
    return " ".join(f'"{term}"*' for term in terms)


def _birthdays(plain: str) -> str:
    """Every day in the words, as birthdays are kept: people write them in many ways."""
    text = _ISO.sub(lambda day: f"{day[3]}/{day[2]}/{day[1]}", " ".join(plain.split()))
    text = _SPACED.sub(r"\1/\2/\3", text)
    text = _WORDED.sub(_numbered, text)
    return _DAY.sub(_as_kept, text)


def _numbered(day: re.Match[str]) -> str:
    month = MONTHS.index(day[2].casefold()) + 1
    return "/".join(filter(None, (day[1], str(month), day[3])))


def _as_kept(day: re.Match[str]) -> str:
    """A day as birthdays are kept, however few figures were typed: ``2/3/15`` is ``02/03/15``."""
    parts = (f"{int(day[1]):02}", f"{int(day[2]):02}", day[3] or "")
    return "/".join(part for part in parts if part)


def _where(terms: Iterable[str]) -> str:
    return NUMBER if any(term[0].isdigit() for term in terms) else NAME


def _sounds(terms: Iterable[str]) -> list[str]:
    """How each name sounds, for those that are written in Latin letters."""
    return [sound for term in terms if (sound := _sound(term))]


def _sound(term: str) -> str:
    plain = unicodedata.normalize("NFKD", term).encode("ascii", "ignore").decode()
    letters = "".join(letter for letter in plain if letter.isalpha())
    if len(letters) < _SHORTEST_SOUND or len(letters) < len(term) - 1:
        return ""
    # Metaphone's own sign for “th” is 0, and a word of the index may not hold a blank.
    return "".join(jellyfish.metaphone(letters).split())


def _keep(
    connection: Connection, number: CaseNumber, group: str, passages: Iterable[Passage]
) -> None:
    """These passages and no others in this group; only what has changed is written."""
    rows = connection.execute(_PASSAGES, {"number": number, "group": group})
    there = {row.ref: row.id for row in rows}
    for each in passages:
        if not each.words.strip():
            continue
        row_id = there.pop(each.ref, None)
        if row_id is None:
            _add(connection, number, each)
        else:
            _renew(connection, row_id, each.words)
    for row_id in there.values():
        connection.execute(text("DELETE FROM find_text WHERE rowid = :id"), {"id": row_id})
        connection.execute(delete(passage).where(passage.c.id == row_id))


def _add(connection: Connection, number: CaseNumber, of: Passage) -> None:
    row = {"case": number, "place": of.place, "ref": of.ref}
    row_id = connection.execute(_ADD_PASSAGE, row).scalar_one()
    connection.execute(_ADD_WORDS, {"id": row_id, "words": of.words})


def _renew(connection: Connection, row_id: int, words: str) -> None:
    row = {"id": row_id, "words": words}
    if connection.execute(_WORDS_OF, {"id": row_id}).scalar() != words:
        connection.execute(_SET_WORDS, row)
