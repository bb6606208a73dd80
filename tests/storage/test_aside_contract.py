"""What was put aside on the page of health: encrypted and on paper alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseworker.casework.put_aside_kept import PutAside
from caseworker.casework.records import OpenRecords
from caseworker.domain.errors import NotFound
from tests.builders import NOW, OKAFOR

ONE = PutAside("silent", "2026-0113", "m1", "Abroad until spring", NOW, OKAFOR)


def test_one_is_kept_for_each_finding_about_each_thing(sitting: OpenRecords) -> None:
    other = replace(ONE, about="2026-0114")
    with sitting() as records:
        records.aside.keep(other)
        records.aside.keep(ONE)
        records.aside.keep(replace(ONE, mark="m2"))

    with sitting() as records:
        assert records.aside.every() == (replace(ONE, mark="m2"), other)


def test_what_is_shown_again_is_put_aside_no_longer(sitting: OpenRecords) -> None:
    with sitting() as records:
        records.aside.keep(ONE)
        records.aside.drop(ONE.finding, ONE.about)

        assert not records.aside.every()
        with pytest.raises(NotFound):
            records.aside.drop(ONE.finding, ONE.about)
