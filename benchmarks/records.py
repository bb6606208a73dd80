"""What the records take without a window: search, saving, one plan on paper; and their yardsticks.

Prints its figures as JSON. ``python benchmarks/records.py STORE``
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from random import Random
from typing import Any

from stopwatch import middle, p95, timed

from caseworker.casework import cases, entries, papers, search
from caseworker.casework.office import Office
from caseworker.casework.practice.office import PASSPHRASE
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import Happening, Stage
from caseworker.storage.connection import connect, write_ahead
from caseworker.storage.strongroom import EncryptedStrongroom

SEED = 1
SAVES = 200
TYPED = (
    "haddad", "kowalski", "nguyen", "hughes", "zoe", "language", "reading age", "quiet room",
    "grandmother", "2026-01", "harrow down", "taxi",
)  # fmt: skip
RAW = tuple(
    f"SELECT rowid, snippet({table}, 0, '[', ']', '…', {words}) FROM {table}"  # noqa: S608 - ours
    f" WHERE {table} MATCH ? ORDER BY rank LIMIT 12"
    for table, words in (("find_name", 24), ("find_text", 16))
)


def main(folder: Path) -> int:
    """Measure and print."""
    strongroom = EncryptedStrongroom()
    (officer,) = strongroom.sign_ins(folder)
    store = strongroom.unlock(folder, officer.id, PASSPHRASE)
    try:
        raw = store._vault.connection(read_only=True)  # noqa: SLF001 - the yardstick stands below
        found = {
            **_search(store.office, raw),
            **_saving(store.office),
            **_paper(store.office),
        }
        raw.close()
    finally:
        store.close()
    found |= _bare_commit(folder.parent)
    print(json.dumps(found), flush=True)
    return 0


def _search(office: Office, raw: Any) -> dict[str, float]:
    """Every beginning of every word, as somebody types it."""
    beginnings = [word[:length] for word in TYPED for length in range(1, len(word) + 1)]
    who = office.officer.id
    for each in beginnings[:8]:
        office.see(search.find(each, who))
    ours = [timed(lambda each=each: office.see(search.find(each, who))) for each in beginnings]
    theirs = [timed(lambda each=each: _raw(raw, each)) for each in beginnings]
    return {"search_p95": p95(ours), "search_raw_p95": p95(theirs), "searches": len(beginnings)}


def _raw(raw: Any, typed: str) -> None:
    wanted = " ".join(f'"{word}"*' for word in typed.split())
    for statement in RAW:
        if raw.execute(statement, (wanted,)).fetchall():
            break  # ours, too, looks at passages only where names leave room


def _saving(office: Office) -> dict[str, float]:
    summaries = office.see(cases.register())
    dice = Random(SEED)  # noqa: S311 - repeatable
    times = []
    for _ in range(SAVES):
        number = dice.choice(summaries).number
        said = {"person": "Her grandmother", "how": "Call", "note": "All is well. " * 20}
        contact = Happening("contact_made", office.today, facts=said)
        command = entries.Record(number, contact)
        times.append(timed(lambda command=command: office.do(entries.record, command)))
    return {"save_p95": p95(times), "save_middle": middle(times)}


def _paper(office: Office) -> dict[str, float]:
    summaries = office.see(cases.register())
    number = next(each.number for each in summaries if each.stage is Stage.PLAN_IN_FORCE)
    wanted = Wanted("ehc_plan", number, "Final 1")
    draw = papers.preview(wanted, office.officer)
    first = timed(lambda: office.see(draw))
    return {
        "paper_first": first,
        "paper_middle": middle([timed(lambda: office.see(draw)) for _ in range(9)]),
    }


def _bare_commit(folder: Path) -> dict[str, float]:
    """One row of about the same size into an encrypted database with the same settings."""
    path = folder / "bare.db"
    bare = connect(path, bytearray(os.urandom(32)), make=True)
    write_ahead(bare)
    bare.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, words TEXT)")
    times = [timed(lambda: _commit(bare)) for _ in range(SAVES)]
    bare.close()
    path.unlink()
    return {"commit_p95": p95(times), "commit_middle": middle(times)}


def _commit(bare: Any) -> None:
    bare.execute("BEGIN IMMEDIATE")
    bare.execute("INSERT INTO line (words) VALUES (?)", ("All is well. " * 40,))
    bare.execute("COMMIT")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
