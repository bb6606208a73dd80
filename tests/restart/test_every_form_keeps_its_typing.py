"""Every form of the program, typed into and left with Esc; then the process is killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from pytestqt.qtbot import QtBot

from caseworker.casework import cases, entries, joining
from caseworker.casework.office import Done, Office, Sitting
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.people import Person
from caseworker.domain.receivers import Receiver
from tests.builders import a_case
from tests.casework.packed import BRYN, a_pack, brought_in, the_key, the_receiver
from tests.conftest import Often
from tests.days.window.desktop import Desktop
from tests.days.window.prepared import to_a_final_plan
from tests.house.source import HOME
from tests.restart.forms_built import NOT_YET, classes
from tests.storage.stores import PASSPHRASE

MORE: Final = Person(
    given="Rhys", family="Morgan", born=date(2009, 5, 4), home_authority="Swansea Council"
)


def test_what_is_typed_into_any_form_outlives_esc_and_a_kill(
    qtbot: QtBot, tmp_path: Path, often: Often
) -> None:
    desktop = Desktop(qtbot, tmp_path)
    with closing(desktop.has_a_store("community", "custody")) as store:
        numbers = to_a_final_plan(desktop, store.office), in_custody(store.office)
        a_pack_came_in(store.office)
        office = store.office
        office.do(
            joining.join,
            joining.Join(numbers[1], in_custody(office, replace(MORE, given="Rhodri"))),
        )
    asked = [str(desktop.folder), *numbers, str(often(48, 1))]

    with a_child(asked) as lines:
        said = heard(lines)

    assert [one for one in said if "failed" in one] == []
    typed = {one["form"]: one["typed"] for one in said}
    assert set(classes()) - set(typed) == {"entry_sheet.EntrySheet", *NOT_YET}
    with closing(desktop.room.unlock(desktop.folder, store.officer.id, PASSPHRASE)) as store:
        kept = {draft: store.office.draft(draft) for each in typed.values() for draft in each}
    assert kept == {draft: text for each in typed.values() for draft, text in each.items()}

    with a_child([*asked, *typed]) as lines:
        put_back = {one["form"]: one["typed"] for one in heard(lines)}

    assert put_back == typed


def a_pack_came_in(office: Office) -> None:
    """From an office whose card came in too; its words were never compared."""

    def know(records: Records, receiver: Receiver, sitting: Sitting) -> Done:
        records.exchange.keys.take_up(BRYN.signing, BRYN.sealing, sitting.at)
        records.exchange.book.keep(receiver)
        records.exchange.book.add_key(receiver.id, the_key(compared=None))
        return Done(None, frozenset(), "Known.", "office_entered")

    office.do(know, the_receiver())
    brought_in(office, a_pack(a_case()))


def in_custody(office: Office, person: Person = MORE) -> CaseNumber:
    """A case of custody, for the forms that no other has."""
    opened = cases.OpenCase(person, "custody", office.today)
    case = CaseNumber(office.do(cases.open_case, opened).made)
    facts = {"establishment": "Wetherby", "nation": "England"}
    happening = Happening("detained", office.today, facts=facts)
    office.do(entries.record, entries.Record(case, happening))
    return case


@contextmanager
def a_child(asked: list[str]) -> Iterator[Iterator[bytes]]:
    """A run of the program that says line by line what it does; it is killed in the end."""
    home = {name: str(Path(asked[0]).parent) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.restart.every_form", *asked],
        cwd=HOME,
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert child.stdout is not None
    try:
        yield iter(child.stdout)
    finally:
        child.kill()
        child.stdout.close()
        child.wait()


def heard(lines: Iterator[bytes]) -> list[dict[str, Any]]:
    """What it said of each form, until it was through."""
    said: list[dict[str, Any]] = []
    for line in lines:
        one = json.loads(line)
        if "whole" in one:
            return said
        said.append(one)
    raise AssertionError(f"it ended after {said[-1:]}")
