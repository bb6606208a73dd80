"""What it takes to look through a plan of twenty pages for anybody of ten thousand cases.

    python benchmarks/guard.py [--cases N]

Makes an encrypted store of invented people in a scratch folder. Beside each figure stands its
yardstick from the same run: finding every word of the same text, which any search must do.
Prints its figures as JSON.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from stopwatch import middle, timed

from caseworker.casework.office import Done, Sitting
from caseworker.casework.practice.office import PASSPHRASE, practice_office
from caseworker.casework.records import Records
from caseworker.casework.strongroom import NewStore
from caseworker.domain.case import Case, CaseNumber, OfficerId
from caseworker.domain.guard import Guard, Own
from caseworker.domain.people import Contact, Identifier, Person
from caseworker.storage.store import EncryptedStore
from caseworker.storage.strongroom import EncryptedStrongroom

SEED = 1
TIMES = 15
PAGES, WORDS = 20, 480  # of a page
SOUNDS = (
    "ba", "be", "da", "do", "fe", "ga", "ha", "ho", "ja", "ka", "la", "li", "ma", "mi", "na", "no",
    "pa", "ra", "ri", "sa", "so", "ta", "ti", "va", "wa", "ya", "za", "zo",
)  # fmt: skip
TEXT = (
    "will", "young", "people", "mark", "the", "day", "with", "grace", "an", "adult", "reads",
    "aloud", "and", "asks", "one", "question", "in", "a", "quiet", "room", "three", "times", "for",
    "forty", "minutes", "on", "Monday", "at", "Calder",
)  # fmt: skip
CAPITALS = 0.1  # of the words


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000, metavar="N")
    cases = parser.parse_args().cases
    with TemporaryDirectory(prefix="guard-") as scratch:
        store = _store(Path(scratch), cases)
        try:
            print(json.dumps(_measured(store, cases)), flush=True)
        finally:
            store.close()
    return 0


def _measured(store: EncryptedStore, cases: int) -> dict[str, float]:
    with store.reading()() as records:
        tracemalloc.start()
        records.known_names()
        memory, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    store._vault._names.forget()  # noqa: SLF001 - timed without the tracing
    with store.reading()() as records:
        began = perf_counter()
        known = records.known_names()
        building = perf_counter() - began
        again = _middle(records.known_names)
        read = _middle(lambda: sum(1 for _ in records.every_case()), 1)
    text = _text()
    guard = Guard(known, Own(frozenset({CaseNumber("2026-0001")})))
    planted = [one.words for one in guard.find(f"{text} {_name(7)}.") if one.stops]
    if planted != [_name(7)]:
        raise RuntimeError("a name that was planted was not the one thing found")
    looking = _middle(lambda: guard.find(text))
    yardstick = _middle(lambda: re.findall(r"\w+", text.casefold()))
    return {
        "cases": cases,
        "words": PAGES * WORDS,
        "getting everybody ready, seconds": round(building, 3),
        "getting everybody ready, times reading every case": round(building / read, 2),
        "once ready, ms": round(again * 1000, 3),
        "memory, MB": round(memory / 1024 / 1024, 1),
        "looking through the plan, ms": round(looking * 1000, 1),
        "finding its words, ms": round(yardstick * 1000, 1),
        "looking through, times finding its words": round(looking / yardstick, 1),
    }


def _middle(act: Callable[[], object], times: int = TIMES) -> float:
    return middle(timed(act) for _ in range(times))


def _text() -> str:
    dice = Random(SEED)  # noqa: S311 - the same text each time
    return " ".join(
        word.capitalize() if dice.random() < CAPITALS else word
        for word in dice.choices(TEXT, k=PAGES * WORDS)
    )


def _name(at: int) -> str:
    person = _person(at)
    return person.name


def _word(dice: Random) -> str:
    return "".join(dice.choices(SOUNDS, k=dice.choice((2, 3)))).capitalize()


def _person(at: int) -> Person:
    dice = Random(SEED * 1_000_003 + at)  # noqa: S311 - the same people
    family = _word(dice)
    return Person(
        f"{_word(dice)} {_word(dice)}",
        family,
        date(2003, 1, 1) + timedelta(days=dice.randrange(7000)),
        identifiers=(Identifier("nhs", f"{dice.randrange(10**9, 10**10)}"),),
        contacts=(
            Contact(f"{_word(dice)} {family}", "Mother", parental_responsibility=True),
            Contact(f"{_word(dice)} {family}", "Father", parental_responsibility=True),
            Contact(f"{_word(dice)} {_word(dice)}", "SENCO", organisation="Calder School"),
        ),
    )


def _cases(count: int) -> Iterator[Case]:
    for at in range(count):
        number = CaseNumber(f"2026-{at + 1:04d}")
        yield Case(number, _person(at), "community", OfficerId("nobody"))


def _store(folder: Path, count: int) -> EncryptedStore:
    room = EncryptedStrongroom()
    facts = replace(practice_office(datetime(2026, 11, 23, tzinfo=UTC)), practice_now=None)
    new = NewStore(folder / "guard.caseworker", facts, "J. Okafor", "administrator", PASSPHRASE)
    store = room.create(new, recovery_key=room.make_recovery_key())

    def fill(records: Records, command: int, sitting: Sitting) -> Done:
        del sitting
        for case in _cases(command):
            records.open_case(case)
        return Done(None, frozenset(), "Filled.", "filled")

    store.office.do(fill, count)
    return store


if __name__ == "__main__":
    sys.exit(main())
