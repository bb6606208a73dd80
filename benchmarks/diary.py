"""How long all the duties of many cases take to work out, and how that grows with their events.

    python -m benchmarks.diary --cases 1000

Prints the time for each case and the ratio of time to events. It should stay flat as the
number of cases grows, and grow no faster than the events do.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from caseworker.domain.case import Case, CaseNumber, Event, EventId, OfficerId
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.people import Person

TODAY = date(2026, 11, 23)
WRITTEN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OFFICER = OfficerId("benchmark")
ROAD = (
    "request_received", "views_gathered", "considering_notified", "decided_to_assess",
    "advice_requested", "advice_requested", "advice_received", "advice_received",
    "decided_to_issue", "draft_sent", "institution_consulted", "institution_replied",
    "final_plan_sent", "meeting_planned", "review_held", "review_report_sent",
    "amendment_notice_served", "amended_plan_sent",
)  # fmt: skip
TIMES = (1, 2, 4)  # as many years of reviews and notes


def a_case(number: int, times: int) -> Case:
    """A case some way down the road, with a note of a contact between any two steps."""
    first = date(2025, 1, 6) + timedelta(days=number % 300)
    kinds = [kind for step in ROAD[: 4 + number % 15] for kind in (step, "contact_made")] * times
    events = tuple(_event(n, kind, first + timedelta(days=9 * n)) for n, kind in enumerate(kinds))
    person = Person(given="Child", family=str(number), born=date(2012, 3, 4))
    return Case(CaseNumber(f"B-{number}"), person, "community", OFFICER, events)


def _event(number: int, kind: str, day: date) -> Event:
    event = Event(EventId(f"e{number}"), kind, day, OFFICER, WRITTEN)
    facts = {"adviser": f"Adviser {number % 5}", "institution": f"School {number % 3}"}
    facts |= {"what": "Annual review", "on": (day + timedelta(days=40)).isoformat()}
    return replace(event, sent=day, served=day, facts=facts)


def timed(cases: Sequence[Case]) -> float:
    """Seconds to work out every duty of every one of them, once."""
    began = time.perf_counter()
    for case in cases:
        dues_of(case, Reckoning(TODAY))
    return time.perf_counter() - began


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=200)
    cases = parser.parse_args().cases
    timed([a_case(1, 1)])  # reads the law
    print("cases  events/case  ms/case  us/event  all of them, s")
    for times in TIMES:
        made = [a_case(number, times) for number in range(cases)]
        events = sum(len(case.events) for case in made)
        took = timed(made)
        each = took / cases * 1000
        print(
            f"{cases:5}  {events / cases:11.1f}  {each:7.2f}  {took / events * 1e6:8.1f}"
            f"  {took:14.2f}"
        )


if __name__ == "__main__":
    main()
