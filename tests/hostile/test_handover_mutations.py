"""Two thousand changed values: data from outside is refused in words, or can be worked with."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from caseworker.casework.handover_data import as_bytes, given, to_data, version_to_data
from caseworker.casework.handover_read import read_case, read_version
from caseworker.casework.handover_whole import saying
from caseworker.casework.strict_json import UnfitData
from caseworker.domain.blocks import fit
from caseworker.domain.consent_record import consents_of
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.going_along import going_along
from caseworker.domain.handover import HandOver
from caseworker.domain.handover_cut import Receiver, cut_case
from caseworker.domain.law import event_kinds
from caseworker.domain.may_disclose import footing_of
from caseworker.domain.people import who_decides
from tests.builders import TODAY
from tests.casework.handed import APiece, every_kind, handed, pieces_of, the_plan
from tests.casework.handing import custody_case

CASES: Final = 1_200
PLANS: Final = 500
ODD: Final[tuple[Any, ...]] = (
    None, True, -1, 0, 1, 10**18, "", "x", "None", "2026-02-30", "2026-11-23", "0001-01-01", "NaN",
    "2199-12-31", "9999-12-31T00:00:00Z", "2026-11-23T10:00:00", "a\u202eb", "\n", "X" * 300,
    "Representative", [], [[]], {}, {"a": []}, "consent_given", "plan", "newer_entry", "moved_away",
    "../../x", "case_opened", "community", "event-1", "١٢",
)  # fmt: skip


def places_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything in it."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, one in value.items():
            yield from places_in(one, (*path, key))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from places_in(one, (*path, at))


def changed(whole: str, chance: random.Random, places: list[tuple[Any, ...]]) -> Any:
    """The value with one to three things in it changed, taken out, doubled or moved."""
    data = json.loads(whole)
    for _ in range(chance.randint(1, 3)):
        path = chance.choice(places)
        holder = data
        try:
            for key in path[:-1]:
                holder = holder[key]
            _change(holder, path[-1], chance, data)
        except (KeyError, IndexError, TypeError):
            continue  # what was changed before is gone
    return data


def _change(holder: Any, key: Any, chance: random.Random, data: Any) -> None:
    what = chance.randrange(5)
    if what == 0:
        del holder[key]
    elif what == 1 and isinstance(holder, list) and holder:
        holder.insert(key, holder[chance.randrange(len(holder))])
    elif what == 2 and isinstance(holder, dict):
        holder[str(chance.choice(ODD))] = chance.choice(ODD)
    elif what == 3 and isinstance(holder[key], str):
        holder[key] = holder[key] + str(chance.choice(ODD))
    elif chance.random() < 0.5:
        holder[key] = chance.choice(list(_said_in(data)))  # of another place in it
    else:
        holder[key] = chance.choice(ODD)


def _said_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _said_in(one)


def test_a_changed_case_is_refused_or_can_be_worked_with() -> None:
    few = replace(custody_case(), events=custody_case().events[4:10])
    whole = pieces_of(handed(few))[0].content.decode()
    places = list(places_in(json.loads(whole)))
    chance = random.Random(6)  # noqa: S311 - a fixed seed: the same changes each time
    taken = 0

    for _ in range(CASES):
        content = json.dumps(changed(whole, chance, places)).encode()
        try:
            back = read_case(content)
        except UnfitData:
            continue
        work_with(back)
        taken += 1

    assert 0 < taken < CASES  # both were tried


def work_with(back: HandOver) -> None:
    """All that the program does with a case that it took in; a refusal in words is none of it."""
    case, kinds = back.case, event_kinds()
    case.stage(kinds)
    who_decides(case.person, TODAY, "", case.capacities)
    dues_of(case, Reckoning(TODAY))
    consents_of(case)
    footing_of(case, TODAY)
    assert (back.delivered, back.arrangements, back.newer) is not None
    for event in case.events:
        saying(back)(event)
    kept, _ = cut_case(case, Receiver("school"), going_along(), kinds, TODAY + timedelta(1))
    again = read_case(as_bytes(to_data(back, kinds, saying(back))))
    assert again.case == case
    assert kept.stage(kinds) == case.stage(kinds)


def test_facts_of_every_kind_of_entry_with_odd_values_can_be_worked_with() -> None:
    """What does not follow its schema is refused above; here all of it does."""
    whole = pieces_of(handed(custody_case(*every_kind())))[0].content.decode()
    odd = [one for one in ODD if isinstance(one, str) and fit(one) == one]
    chance = random.Random(9)  # noqa: S311 - as above

    for _ in range(6):
        data = json.loads(whole)
        chance.shuffle(data["events"])
        for event in data["events"]:
            for name in event["facts"]:
                if chance.random() < 0.25:
                    event["facts"][name] = chance.choice(odd)
        back = read_case(json.dumps(data).encode())

        assert back.noticed
        work_with(back)


def test_a_changed_plan_is_refused_or_can_be_worked_with() -> None:
    whole = as_bytes(version_to_data(given(the_plan()))).decode()
    places = list(places_in(json.loads(whole)))
    chance = random.Random(7)  # noqa: S311 - as above

    for _ in range(PLANS):
        data = changed(whole, chance, places)
        try:
            back = read_version(json.dumps(data).encode())
        except UnfitData:
            continue
        assert back.version.fingerprint.hex() == data["fingerprint"]
        assert list(back.version.plan.numbered()) is not None


def test_bytes_cut_or_turned_anywhere_are_refused_in_words() -> None:
    piece: APiece = pieces_of(handed(custody_case()))[0]
    chance = random.Random(8)  # noqa: S311 - as above

    for _ in range(300):
        content = bytearray(piece.content)
        if chance.random() < 0.5:
            del content[chance.randrange(len(content)) :]
        else:
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            back = read_case(bytes(content))
        except UnfitData:
            continue
        work_with(back)
