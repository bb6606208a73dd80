"""Killed in the middle (figures 4, 7, 15, 26): nothing that was said to be kept is lost."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from caseworker.domain.errors import DamagedStore
from caseworker.storage import backup
from caseworker.storage.keys import file as key_file
from tests.builders import a_case
from tests.conftest import Often
from tests.storage.stores import PASSPHRASE, ROOT, Place, a_child, vault_of, write_case


def test_six_kills_while_saving_lose_nothing() -> None:
    """The same script does two hundred: ``benchmarks/kills.py``."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "kills.py"), "--kills", "6"],
        capture_output=True,
        check=False,
    )

    figures = json.loads(done.stdout)
    assert figures["sound"], figures
    assert done.returncode == 0


WRITE_KEYS = """
import sys
from dataclasses import replace
from pathlib import Path
from caseworker.storage.keys import file as key_file
folder = Path(sys.argv[1])
file = key_file.read(folder)
is_ready = False
while True:
    file = replace(file, revision=file.revision + 1)
    key_file.write(folder, file)
    if not is_ready:  # both files are there
        print("ready", flush=True)
        is_ready = True
"""


def test_kills_while_the_key_file_is_written_never_tear_it(
    place: Place, tmp_path: Path, often: Often
) -> None:
    shutil.copy(place.folder / key_file.NAME, tmp_path)
    dice = random.Random(4)  # noqa: S311 - so that a failure can be repeated

    for _ in range(often(8, 200)):
        child = a_child(WRITE_KEYS, str(tmp_path))
        time.sleep(dice.uniform(0.0, 0.05))
        child.kill()
        child.communicate()

        for name in (key_file.NAME, key_file.PREVIOUS):
            key_file.parse((tmp_path / name).read_bytes())


REMOVE = """
import sys
from pathlib import Path
from tests.storage.stores import PASSPHRASE, a_place
place = a_place(Path(sys.argv[1]))
store = place.unlock()
second = next(each for each in store.officers() if each.id != store.officer.id)
print("ready", flush=True)
store.remove_officer(second.id)
"""


def test_kills_while_re_keying_leave_it_wholly_old_or_wholly_new(
    place: Place, tmp_path: Path, often: Often
) -> None:
    store = place.unlock()
    lewis = store.add_officer("Lewis Hart", "officer", "another walk along the river")
    for number in range(1, 20):
        with vault_of(store).sitting() as records:
            write_case(records, a_case(number=f"2026-{number:04d}"))
    first = store.officer.id
    store.close()
    saved = tmp_path / "saved"
    shutil.copytree(place.folder, saved)
    dice = random.Random(7)  # noqa: S311 - so that a failure can be repeated

    kills = often(6, 20)
    for turn in range(kills):
        shutil.rmtree(place.folder)
        shutil.copytree(saved, place.folder)
        shutil.rmtree(tmp_path / "seen")
        child = a_child(REMOVE, str(tmp_path))
        time.sleep(0.075 * dice.uniform(0.0, turn / (kills - 1)))
        child.kill()
        child.communicate()

        again = place.room.unlock(place.folder, first, PASSPHRASE)
        names = {each.id for each in again.officers()}
        generation = vault_of(again).ring.generation
        assert (generation == 1) == (lewis.id in names)
        with again.reading()() as records:
            assert len(records.summaries()) == 19
        assert all(finding.sound for finding in again.check())
        assert not list(place.folder.glob("records.*.next*"))
        again.close()


BACK_UP = """
import sys
from pathlib import Path
from tests.storage.stores import a_place
store = a_place(Path(sys.argv[1])).unlock()
print("ready", flush=True)
while True:
    store.back_up()
    store.clock.forward(days=1)
"""


def test_kills_while_backing_up_leave_no_backup_that_is_not_one(
    place: Place, tmp_path: Path, often: Often
) -> None:
    store = place.unlock()
    for number in range(1, 10):
        with vault_of(store).sitting() as records:
            write_case(records, a_case(number=f"2026-{number:04d}"))
    store.close()
    dice = random.Random(26)  # noqa: S311 - so that a failure can be repeated

    for _ in range(often(6, 50)):
        child = a_child(BACK_UP, str(tmp_path))
        time.sleep(dice.uniform(0.0, 0.08))
        child.kill()
        child.communicate()

        again = place.unlock()
        for copy in backup.listed(place.folder / backup.FOLDER):
            assert again.drill(copy).cases == 9
        again.close()


BRING_IN = """
import sys
from pathlib import Path
from threading import Event
from caseworker.casework.bringing_list import BringList, bring_list
from caseworker.casework.export_all import Watch
from caseworker.casework.list_lines import lines_of
from caseworker.domain.brought.lines import Around
from tests.builders import TODAY
from tests.storage.stores import a_place
store = a_place(Path(sys.argv[1])).unlock()
cells = [
    {"family": f"Marsh{at}", "given": "Ellis", "born": "22/5/2014", "plan_made": "3/3/2026"}
    for at in range(12)
]
around = Around(TODAY, "community", {}, "Northmere")
lines = {at: line.opening for at, line in enumerate(lines_of(cells, around, {}), start=2)}
def half_way(done, of):
    if done == 8:
        print("ready", flush=True)
        Event().wait()
store.office.do(bring_list, BringList("list.csv", "0" * 64, lines, watch=Watch(half_way)))
"""


def test_a_kill_in_the_middle_of_bringing_in_a_list_leaves_nothing_of_it(
    place: Place, tmp_path: Path
) -> None:
    child = a_child(BRING_IN, str(tmp_path))
    child.kill()
    child.communicate()

    again = place.unlock()
    with again.reading()() as records:
        assert not records.summaries(closed=True)
        assert not records.brought.lists()
    assert all(finding.sound for finding in again.check())
    again.close()


def test_a_copy_that_is_not_one_does_not_pass_for_a_backup(place: Place) -> None:
    """What a kill can leave: the right key, SQLite's own check, and no tables at all."""
    store = place.unlock()
    proof = store.back_up()
    (proof.path / "records.db").write_bytes((proof.path / "records.db").read_bytes()[:4096])

    with pytest.raises(DamagedStore):
        store.drill(proof.path)

    store.close()
