"""The ledger in the encrypted records: lines added and read, never changed."""

from __future__ import annotations

import hmac
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, Text, insert, literal, select, type_coerce, update

from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.ledger import (
    Fate,
    LedgerAsked,
    LedgerLine,
    LedgerRow,
    Went,
    contents_of,
    line_hash,
    state_of,
)
from caseworker.domain.ledger_data import (
    basis_from_data,
    basis_to_data,
    pieces_from_data,
    pieces_to_data,
)
from caseworker.domain.release import STAYS, Handling, Release, What
from caseworker.storage.ledger_schema import disclosure, disclosure_fate, disclosure_given
from caseworker.storage.schema import audit

RELEASED: Final = "released"
"""What each act in the audit begins with that made a line of the ledger."""
FEW: Final = 500
"""Lines of which what became is asked by their numbers; of more, all of it is read."""

_ROWS: Final = select(
    type_coerce(disclosure.c.carries, Text),
    *(disclosure.c[name] for name in ("title", "number", "case", "kind", "recipient", "officer")),
    *(disclosure.c[name] for name in ("at", "reason", "medium_number", "destroy_by")),
).order_by(disclosure.c.sequence.desc())
_ORGANISATION: Final = disclosure.c.basis["request"]["recipient"][2].as_string()
_WENT: Final = select(disclosure_fate.c.number, disclosure_fate.c.went).order_by(
    disclosure_fate.c.sequence
)


class Ledger:
    """What left, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_number(self, year: int) -> str:
        """The number that the next disclosure of this year has: “2026-0071”."""
        return f"{year}-{self._last(year) + 1:04d}"

    def keep(self, case: CaseNumber | None, release: Release) -> None:
        """Add one line, under its number.

        Raises:
            NotAllowed: that number, or that copy of the case, has been made already.
        """
        used = {each.copy_number for each in self.releases(case)}
        if release.copy_number and release.copy_number in used:
            raise NotAllowed(f"Copy {release.copy_number} has already been made.")
        year, _, place = release.number.partition("-")
        last = self._last(int(year))
        if int(place) != last + 1:
            raise NotAllowed(f"Disclosure {release.number} is not the next one.")
        self._connection.execute(insert(disclosure).values(case=case, **_row_of(release)))
        if last:
            self._connection.execute(
                update(disclosure_given)
                .where(disclosure_given.c.year == int(year))
                .values(last=int(place))
            )
        else:
            self._connection.execute(
                insert(disclosure_given).values(year=int(year), last=int(place))
            )

    def releases(self, case: CaseNumber | None) -> tuple[Release, ...]:
        """Of one case, oldest first; without a number, those that are of no one case."""
        found = self._connection.execute(
            select(disclosure).where(disclosure.c.case == case).order_by(disclosure.c.sequence)
        )
        return tuple(_release_of(row) for row in found)

    def keep_fate(self, fate: Fate) -> None:
        """Add what became of a copy. Raises NotFound: there is no such line."""
        known = select(disclosure.c.number).where(disclosure.c.number == fate.number)
        if self._connection.execute(known).first() is None:
            raise NotFound("There is no disclosure with that number.")
        self._connection.execute(
            insert(disclosure_fate).values(
                number=fate.number,
                went=fate.went.name,
                day=fate.day,
                officer=fate.officer,
                at=fate.at,
                words=fate.words,
            )
        )

    def lines(self, asked: LedgerAsked) -> tuple[LedgerLine, ...]:
        """Those wanted, newest first."""
        query = select(disclosure).order_by(disclosure.c.sequence.desc())
        if asked.case is not None:
            query = query.where(disclosure.c.case == asked.case)
        if asked.number:
            query = query.where(disclosure.c.number == asked.number)
        found = self._lines(query)
        return tuple(line for line in found if asked.wants(line.row, line.organisation))

    def rows(self, asked: LedgerAsked) -> tuple[LedgerRow, ...]:
        """The same lines as a list shows them, newest first; no basis is read whole.

        Only who looks for a recipient needs anything of it: the organisation that was named.
        """
        query, fates = _ROWS.add_columns(_ORGANISATION if asked.to else literal("")), _WENT
        if asked.case is not None:
            query = query.where(disclosure.c.case == asked.case)
            its = select(disclosure.c.number).where(disclosure.c.case == asked.case)
            fates = fates.where(disclosure_fate.c.number.in_(its))
        if asked.number:
            query = query.where(disclosure.c.number == asked.number)
        went: dict[str, list[Went]] = defaultdict(list)
        for number, name in self._connection.execute(fates):
            went[number].append(Went[name])
        said: dict[tuple[str, str], str] = {}  # the same pieces are said many times over
        found = []
        for carries, title, *rest, organisation in self._connection.execute(query).all():
            if (carries, title) not in said:
                pieces = pieces_from_data(json.loads(carries))
                said[carries, title] = contents_of(pieces, title)
            row = _list_row(title, said[carries, title], went, *rest)
            if asked.wants(row, organisation or ""):
                found.append(row)
        return tuple(found)

    def numbered(self, numbers: Collection[str]) -> tuple[LedgerLine, ...]:
        """Those with these numbers, newest first."""
        wanted = disclosure.c.number.in_(sorted(numbers))
        query = select(disclosure).where(wanted).order_by(disclosure.c.sequence.desc())
        return tuple(self._lines(query))

    def _lines(self, query: Select[Any]) -> Iterator[LedgerLine]:
        """The lines of these rows, with what became of each of them and of no others."""
        rows = self._connection.execute(query).all()
        fates = self._fates([row.number for row in rows])
        for row in rows:
            yield LedgerLine(_release_of(row), row.case, tuple(fates.get(row.number, ())))

    def _fates(self, numbers: Sequence[str]) -> dict[str, list[Fate]]:
        found: dict[str, list[Fate]] = defaultdict(list)
        query = select(disclosure_fate).order_by(disclosure_fate.c.sequence)
        if len(numbers) <= FEW:
            query = query.where(disclosure_fate.c.number.in_(numbers))
        for row in self._connection.execute(query):
            fate = Fate(row.number, Went[row.went], row.day, row.officer, row.at, row.words)
            found[row.number].append(fate)
        return found

    def _last(self, year: int) -> int:
        query = select(disclosure_given.c.last).where(disclosure_given.c.year == year)
        return self._connection.execute(query).scalar() or 0


def changed_lines(connection: Connection) -> Sequence[str]:
    """The numbers of the lines that are not what the audit says they were.

    Lines of before the ledger have no hash in the audit, and are passed over; a line that the
    audit knows and that is gone is found where its case is still kept.
    """
    said: dict[str, str] = {}
    acts = select(audit.c.ref).where(audit.c.act.startswith(RELEASED))
    for (ref,) in connection.execute(acts):
        number, _, digest = ref.partition(":")
        if digest:
            said[number] = digest
    wrong = []
    for row in connection.execute(select(disclosure).order_by(disclosure.c.sequence)):
        digest = said.pop(row.number, "")
        if digest and not hmac.compare_digest(digest, line_hash(row.case, _release_of(row))):
            wrong.append(row.number)
    return tuple(wrong)


def _row_of(release: Release) -> dict[str, Any]:
    what, handling = release.what, release.handling
    return {
        "number": release.number,
        "kind": release.kind,
        "recipient": release.to,
        "officer": release.officer,
        "at": release.at,
        "reason": release.reason,
        "copy_number": release.copy_number,
        "practice": release.practice,
        "title": what.title,
        "version": what.version,
        "fingerprint": what.fingerprint,
        "carries": pieces_to_data(what.carries),
        "left_out": pieces_to_data(what.left_out),
        "medium": handling.medium,
        "medium_number": handling.medium_number,
        "marking": handling.marking,
        "destroy_by": handling.destroy_by,
        "basis": basis_to_data(release.basis),
    }


def _list_row(  # noqa: PLR0913, PLR0917 - the columns, by their places: read in half the time
    title: str,
    contents: str,
    fates: Mapping[str, Sequence[Went]],
    number: str,
    case: CaseNumber | None,
    kind: str,
    to: str,
    officer: str,
    at: datetime,
    reason: str,
    medium_number: str,
    destroy_by: date | None,
) -> LedgerRow:
    went, stays = fates.get(number, ()), kind in STAYS
    is_held = not any(each.ends for each in went) if went else True
    state = state_of(went, stays=stays)
    return LedgerRow(
        number, case, to, officer, at, title, contents, state, is_held, stays,
        reason, medium_number, destroy_by,
    )  # fmt: skip


def _release_of(row: Any) -> Release:
    return Release(
        kind=row.kind,
        to=row.recipient,
        officer=row.officer,
        at=row.at,
        reason=row.reason,
        copy_number=row.copy_number,
        practice=row.practice,
        number=row.number,
        what=What(
            row.title,
            pieces_from_data(row.carries),
            pieces_from_data(row.left_out),
            row.version,
            row.fingerprint,
        ),
        handling=Handling(row.medium, row.medium_number, row.marking, row.destroy_by),
        basis=basis_from_data(row.basis),
    )
