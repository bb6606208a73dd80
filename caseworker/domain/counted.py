"""What a figure of timeliness counts, in words made from the row of the law itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from caseworker.domain.days import Rule, day_words
from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.law.limits import Again, Checked, Law, TimeLimit, Weight
from caseworker.domain.timeliness import SMALL, Figure, Outcome

HOW: Final[Mapping[Rule, str]] = {
    Rule.K1: "the day it runs from not counted",
    Rule.K1B: "beginning with the day it runs from",
    Rule.K2: "beginning with the day it runs from",
    Rule.K3: "the day it runs from not counted",
    Rule.K4: "beginning with the day it runs from; weekends and bank holidays passed over",
    Rule.K4B: "from the day after; weekends and bank holidays passed over",
    Rule.K5: "counted back from the event that must be given notice of",
    Rule.K6: "beginning with the day it runs from, so ending the day before the same date",
    Rule.K7: "before the date, so by the day before it",
    Rule.ON: "on the day itself",
    Rule.K8: "to the same date of the later month, or the last day of a shorter one",
}

MEANINGS: Final[Mapping[Outcome, str]] = {
    Outcome.IN_TIME: "done on or before the last day",
    Outcome.LATE: "done after the last day",
    Outcome.OVERDUE: "the last day is over and it isn’t recorded as done",
    Outcome.EXCUSED: (
        "an exception that this limit’s own regulation lists was recorded; the law sets no "
        "other day, so it is in neither number"
    ),
    Outcome.NOT_OWED: (
        "something happened after which it need not be done any more, such as a withdrawal "
        "or a refusal; it is counted here even if its day was already over by then"
    ),
    Outcome.NOT_DUE: "the last day is today or still to come, whether or not it is done already",
    Outcome.NO_DAY: (
        "the day that it runs from isn’t recorded (the day of service, say), so nobody can say "
        "when it fell due"
    ),
}

THE_FIGURE: Final = (
    "“In time” out of “fell due”. Fell due is in time, done late, and late and not done: every "
    "time that the last day was over. It belongs to the calendar year of that last day, whenever "
    "the thing was done. The rest is counted apart and is in neither number."
)
WITH_EXCUSED: Final = (
    "The same as if no exception had been claimed: each excused one by its original day."
)
AS_IT_STANDS: Final = (
    "Counted from what is recorded up to the day of this report. What is recorded later, or "
    "corrected, changes it. A case counts under the home authority and the officer that it has "
    "now, also for years when it had another."
)
SMALL_NUMBERS: Final = (
    f"Counts below {SMALL} may point to a child: take care before you share them."
)
EACH_OF_SEVERAL: Final = (
    "One case can count more than once: the limit runs again each time, and for each person or "
    "body that was asked."
)


def definition(rows: Sequence[TimeLimit], law: Law) -> tuple[tuple[str, str], ...]:
    """What is counted for one limit, each thing under its label.

    ``rows`` are those with the limit's id: more than one where the law changed, or where
    two sets of rules share it.
    """
    said = [fact for row in rows for fact in _of_row(row, law)]
    if any(row.again is Again.EACH or row.match for row in rows):
        said.append(("More than once", EACH_OF_SEVERAL))
    said += [("The figure", THE_FIGURE), ("Excused counted in", WITH_EXCUSED)]
    said += [(outcome.value, _sentence(words)) for outcome, words in MEANINGS.items()]
    return tuple(dict.fromkeys(said))


def caveats(rows: Iterable[TimeLimit], figures: Iterable[Figure], today: date) -> tuple[str, ...]:
    """What must be read beside these figures before anybody leans on them."""
    said = [AS_IT_STANDS.replace("the day of this report", day_words(today))]
    if any(one.is_small for one in figures):
        said.append(SMALL_NUMBERS)
    rows = tuple(rows)
    if any(row.weight is Weight.CODE for row in rows):
        said.append("This limit is guidance of a code, not law.")
    if any(row.weight is Weight.POLICY for row in rows):
        said.append("This limit is a target of our own or a practice, not law.")
    if any(row.checked is Checked.MEMORY for row in rows):
        said.append(FROM_MEMORY)
    return tuple(said)


def _of_row(row: TimeLimit, law: Law) -> Iterator[tuple[str, str]]:
    yield "Duty", f"{row.duty} ({row.source})."
    if row.rule is not None:
        yield "Limit", f"{row.unit.of(row.length)}, {HOW[row.rule]}."
    yield "Runs from", f"{_titles(row.triggers, law)}."
    if row.met_by:
        yield "Done by", f"{_titles(row.met_by, law)}."
    if row.falls_away:
        yield "Not owed after", f"{_titles(row.falls_away, law)}."
    reasons = {each.id: each.words for one in law.instruments.values() for each in one.exemptions}
    named = "; ".join(dict.fromkeys(reasons.get(reason, reason) for reason in row.unless))
    yield "Exceptions", f"{named}." if named else "The law allows none."


def _titles(kinds: Iterable[str], law: Law) -> str:
    return "; ".join(sorted(law.kinds[kind].title for kind in kinds))


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
