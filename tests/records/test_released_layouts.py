"""Every layout that was ever released opens, comes up to date, and still says what it said."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from caseworker.storage.migrate import layout_of
from caseworker.storage.schema import LAYOUT
from tests.records.make import CASE, CONTENT, DOCUMENT, DRAFT, HERE, LINE, NUMBER, VERSION
from tests.storage.stores import a_place, vault_of

LAYOUTS = sorted(HERE.glob("layout_*"))


def test_the_present_layout_is_among_them() -> None:
    assert f"layout_{LAYOUT}" in {folder.name for folder in LAYOUTS}, (
        "run: python -m tests.records.make"
    )


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda folder: folder.name)
def test_records_of_every_layout_say_what_they_said(layout: Path, tmp_path: Path) -> None:
    place = a_place(tmp_path)
    shutil.copytree(layout, place.folder)

    store = place.unlock()

    with vault_of(store).glance() as connection:
        assert layout_of(connection) == LAYOUT
    with store.reading()() as records:
        assert records.case(NUMBER) == replace(CASE, facts={"held_at": "Alder House"})
        assert records.documents(NUMBER) == (DOCUMENT,)
        assert records.document_content(DOCUMENT.id) == CONTENT
        assert records.working_draft(NUMBER) == DRAFT
        assert records.versions(NUMBER) == (VERSION,)
        assert records.history(NUMBER) == (LINE,)
        assert records.find("mechanic", 3)
    assert store.health().audit_unbroken
    store.close()
