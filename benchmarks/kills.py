"""Kill the program again and again while it saves, and count what was lost.

A child saves whole cases through the office and says over a pipe what has begun and what
was kept. It is killed at a random moment; then the store is opened again and compared
with what the child had said. Nothing that it called kept may be missing, nothing may be
there by halves, and the audit must be unbroken.

    python benchmarks/kills.py --kills 200

Ends with status 0 if nothing was lost and at least half of the kills fell inside a save.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from caseworker.casework.cases import OpenCase, open_case  # noqa: E402 - after the path is known
from caseworker.casework.office import Done, Sitting  # noqa: E402
from caseworker.casework.records import (  # noqa: E402
    Document,
    DocumentId,
    OfficeFacts,
    Records,
)
from caseworker.casework.strongroom import NewStore  # noqa: E402
from caseworker.domain.blocks import paragraphs  # noqa: E402
from caseworker.domain.case import CaseNumber  # noqa: E402
from caseworker.domain.kinds import plan_kinds  # noqa: E402
from caseworker.domain.people import Person  # noqa: E402
from caseworker.domain.plan import Section, WorkingDraft, blank_plan  # noqa: E402
from caseworker.storage.keys.slots import FLOOR  # noqa: E402
from caseworker.storage.places import Drive, Surroundings  # noqa: E402
from caseworker.storage.store import EncryptedStore  # noqa: E402
from caseworker.storage.strongroom import Arrangements, EncryptedStrongroom  # noqa: E402

PASSPHRASE: Final = "four words nobody says"  # noqa: S105 - of a store that is thrown away
DOCUMENT_BYTES: Final = 60_000
FULL_CHECK_EACH: Final = 10
LONGEST_LIFE: Final = 0.35  # seconds between the child's first word and its end
PATIENCE: Final = 60


@dataclass
class Figures:
    """What came of it."""

    kills: int = 0
    inside_a_save: int = 0
    acknowledged: int = 0
    lost: int = 0
    halves: int = 0
    chain_breaks: int = 0
    faults: list[str] = field(default_factory=list)
    slowest_reopening_ms: int = 0

    @property
    def is_sound(self) -> bool:
        nothing_lost = not (self.lost or self.halves or self.chain_breaks or self.faults)
        return nothing_lost and self.inside_a_save * 2 >= self.kills


def main() -> int:
    """Run the parent, or the child that is to be killed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        save_for_ever(asked.child)
    with tempfile.TemporaryDirectory() as folder:
        figures = run(Path(folder), asked.kills, random.Random(asked.seed))  # noqa: S311 - repeatable
    print(json.dumps(asdict(figures) | {"sound": figures.is_sound}, indent=2))
    return 0 if figures.is_sound else 1


def room_of(folder: Path) -> EncryptedStrongroom:
    """A strongroom with the cheapest keys that are allowed: it is opened very often."""
    around = Surroundings(lambda _: Drive.FIXED, {})
    return EncryptedStrongroom(
        Arrangements(around=around, last_seen=folder / "seen", cost=FLOOR, ballast=0)
    )


def run(folder: Path, kills: int, dice: random.Random) -> Figures:
    """Make a store, and kill whoever saves in it ``kills`` times."""
    room, store_folder = room_of(folder), folder / "unit.caseworker"
    facts = OfficeFacts("Northmere Secure School", ("custody",), "OFFICIAL")
    new = NewStore(store_folder, facts, "Dana Okafor", "administrator", PASSPHRASE)
    room.create(new, recovery_key=room.make_recovery_key()).close()
    figures, kept = Figures(), set[CaseNumber]()
    for _ in range(kills):
        said, inside = one_life(folder, dice.uniform(0.0, LONGEST_LIFE))
        kept |= said
        figures.kills += 1
        figures.inside_a_save += inside
        figures.acknowledged = len(kept)
        began = time.perf_counter()
        try:
            store = unlocked(folder)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a figure
            figures.faults.append(f"{type(error).__name__}: {error}")
            break
        reopening = round((time.perf_counter() - began) * 1000)
        figures.slowest_reopening_ms = max(figures.slowest_reopening_ms, reopening)
        kept = compare(store, kept, figures)
        store.close()
    return figures


def unlocked(folder: Path) -> EncryptedStore:
    """The store, open to its one officer."""
    room, store_folder = room_of(folder), folder / "unit.caseworker"
    return room.unlock(store_folder, room.sign_ins(store_folder)[0].id, PASSPHRASE)


def one_life(folder: Path, length: float) -> tuple[set[CaseNumber], bool]:
    """What a child said it had kept before it was killed, and whether it was saving then."""
    child = subprocess.Popen(
        [sys.executable, __file__, "--child", str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None  # noqa: S101 - it was asked for
    if not select.select([child.stdout], [], [], PATIENCE)[0]:
        child.kill()
        raise TimeoutError("the child never began")
    first = child.stdout.readline()
    time.sleep(length)
    child.kill()
    said = [first, *_rest(child.stdout)]
    child.wait()
    words = [line.split() for line in said if line.endswith("\n")]
    kept = {CaseNumber(word[1]) for word in words if word[0] == "kept"}
    return kept, bool(words) and words[-1][0] == "begun"


def _rest(pipe: IO[str]) -> list[str]:
    with suppress(ValueError):
        return pipe.readlines()
    return []


def compare(store: EncryptedStore, kept: set[CaseNumber], figures: Figures) -> set[CaseNumber]:
    """Count what is missing, halved or broken; answers with what is really there."""
    there = set()
    with store.reading()() as records:
        summaries = {summary.number for summary in records.summaries()}
        for number in sorted(kept | summaries)[-40:]:  # the older ones were compared before
            if number in summaries and not is_whole(records, number):
                figures.halves += 1
        there = summaries
        figures.lost += len(kept - summaries)
    figures.chain_breaks += not store.health().audit_unbroken
    if figures.kills % FULL_CHECK_EACH == 0 or figures.kills <= FULL_CHECK_EACH:
        figures.faults += [each.words for each in store.check() if not each.sound]
    return there


def is_whole(records: Records, number: CaseNumber) -> bool:
    """Everything that one save writes is there."""
    documents = records.documents(number)
    if len(documents) != 1 or not records.history(number) or not records.case(number).events:
        return False
    content = records.document_content(documents[0].id)
    draft = records.working_draft(number)
    return hashlib.sha256(content).hexdigest() == documents[0].sha256 and draft is not None


def save_for_ever(folder: Path) -> None:
    """The child: one save after the other, each said to have begun and to have been kept."""
    store = unlocked(folder)
    turn = 0
    while True:
        turn += 1
        done = store.office.do(save_with(lambda: say("begun")), turn)
        say(f"kept {done.made}")


def say(words: str) -> None:
    """One write, so that a line is said whole or not at all."""
    os.write(1, f"{words}\n".encode())


def save_with(begun: Callable[[], None]) -> Callable[[Records, int, Sitting], Done]:
    """A duty that writes a case with an event, a document and a plan."""

    def save(records: Records, turn: int, sitting: Sitting) -> Done:
        begun()
        person = Person("Tom", f"Whitfield {turn}", date(2012, 3, 2))
        done = open_case(records, OpenCase(person, "community", sitting.today), sitting)
        number = CaseNumber(done.made)
        content = os.urandom(DOCUMENT_BYTES)
        digest = hashlib.sha256(content).hexdigest()
        document = Document(
            DocumentId(f"{number}-1"),
            number,
            "advice.pdf",
            "pdf",
            len(content),
            digest,
            datetime.now(UTC),
            sitting.officer.id,
        )
        records.add_document(document, content)
        plan: Any = blank_plan(plan_kinds()["ehc_plan"])
        plan = plan.with_section("A", Section(paragraphs("Tom wants to be a mechanic. " * 40)))
        records.keep_working_draft(WorkingDraft(number, plan, sitting.at, sitting.officer.id))
        return done

    return save


if __name__ == "__main__":
    sys.exit(main())
