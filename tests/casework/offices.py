"""An office on paper, and somebody at work in it: how most tests of the casework begin."""

from __future__ import annotations

from caseworker.casework.office import Office, Officer
from caseworker.casework.records import OfficeFacts
from tests.builders import OKAFOR, StandingClock
from tests.paper_records import PaperStore


def northmere(*kinds: str) -> PaperStore:
    """The records of an office of these kinds, with no case yet."""
    store = PaperStore()
    with store.sitting() as records:
        records.save_office(OfficeFacts("Northmere", kinds, "OFFICIAL-SENSITIVE"))
    return store


def at_work(store: PaperStore, clock: StandingClock, role: str = "officer") -> Office:
    """J. Okafor at work in it; what is signed there is signed with nothing."""
    return Office(store.sitting, clock, Officer(OKAFOR, "J. Okafor", role), lambda _: (b"", b""))
