"""The days, as far as they are known, on which consents end or are to be asked about anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from caseworker.domain.case import Event, EventId
from caseworker.domain.consent import Giver, folded
from caseworker.domain.consent_rules import consent_rules
from caseworker.domain.days import day_words
from caseworker.domain.listed import listed

GIVEN: Final = "consent_given"
ASKED: Final = frozenset({GIVEN, "consent_refused"})
WITHDRAWN: Final = "consent_withdrawn"
LEAVING: Final = "End of compulsory school age"  # the words of its row: then others are asked
OF_A_CHILD: Final = frozenset({Giver.CHILD.value, Giver.PARENT.value})


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day on which a consent holds without being asked about; ``about`` says what of."""

    consent: EventId
    day: date
    about: str


def last_days(
    recorded: Sequence[Event], day_of: Callable[[str], date | None]
) -> tuple[LastDay, ...]:
    """Of every consent that still matters. ``recorded`` are the entries that stand, by day.

    ``day_of`` gives the day of a computed entry, None where it isn't known. What was withdrawn,
    or asked about again since, is left out.
    """
    found: list[LastDay] = []
    for at, event in enumerate(recorded):
        if event.kind == GIVEN and not _is_over(event, recorded[at + 1 :]):
            days = {day: what for day, what in _days(event, day_of) if day >= event.day}
            to = ", ".join(listed(event.facts.get("recipients", "")))
            found += [LastDay(event.id, day, f"{to} ({what})") for day, what in days.items()]
    return tuple(found)


def _days(event: Event, day_of: Callable[[str], date | None]) -> Iterator[tuple[date, str]]:
    facts = event.facts
    if until := facts.get("until", ""):
        day = date.fromisoformat(until)
        yield day, f"until {day_words(day)}"
    wanted = {facts.get("until_event", ""), *listed(facts.get("review_at", ""))}
    if facts.get("giver", "") in OF_A_CHILD:
        wanted.add(LEAVING)
    for end in consent_rules().ends:
        known = day_of(end.expected) if end.words in wanted and end.expected else None
        if known is not None:
            last = known if end.that_day else known - timedelta(days=1)
            yield last, end.words[:1].lower() + end.words[1:]


def _is_over(consent: Event, later: Sequence[Event]) -> bool:
    """Withdrawn, or asked about again for the same recipients and purposes."""
    known = consent.known_as
    return any(
        (event.kind == WITHDRAWN and event.facts.get("consent") in known)
        or (event.kind in ASKED and _asks_again(event, consent))
        for event in later
    )


def _asks_again(event: Event, consent: Event) -> bool:
    return all(
        folded(listed(consent.facts.get(name, ""))) <= folded(listed(event.facts.get(name, "")))
        for name in ("recipients", "purposes")
    )
