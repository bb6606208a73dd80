"""There is one door out: whatever could be another stands in this list, and in no other module."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.house.source import modules, name_of, nodes_of

WAYS: dict[str, set[str]] = {
    # Bytes of a paper or a calendar: each asks its release first.
    "bytes_for": {
        "caseworker/casework/calendar.py",
        "caseworker/casework/drawing_child.py",
        "caseworker/casework/handover_pieces.py",
        "caseworker/casework/paper_pages.py",
        "caseworker/casework/papers.py",
        "caseworker/casework/papers_handed.py",
        "caseworker/casework/recovery_page.py",
        "caseworker/documents/paper.py",
    },
    "csv_for": {"caseworker/casework/papers.py"},
    "docx_for": {"caseworker/casework/papers.py"},
    "record_for": {"caseworker/casework/papers.py"},
    # The clipboard, and what is dragged: words of a plan stay inside. Rows of a register may be
    # copied by whoever may let a paper leave, once the audit has a line of it (record 0425).
    "QMimeData": {
        "caseworker/ui/editor/stays_in.py",
        "caseworker/ui/no_history.py",  # what lies there already, with its marks
        "caseworker/ui/registers/clipboard.py",
    },
    "setMimeData": {"caseworker/ui/no_history.py", "caseworker/ui/registers/clipboard.py"},
    "put_on_clipboard": {"caseworker/ui/registers/register.py"},
    "QDrag": set(),
    # Files that the window writes: papers, calendars, letter files and the card of the office.
    "write_whole": {
        "caseworker/ui/address_book/own_card_sheet.py",
        "caseworker/ui/papers/calendar_sheet.py",
        "caseworker/ui/papers/leaving.py",
        "caseworker/ui/papers/many_run.py",
        "caseworker/ui/preferences/own_letters.py",
        # A signed receipt: it names a pack and nobody, and is a line of the audit when it is made.
        "caseworker/ui/receiving/receipts.py",
    },
    "write_bytes": set(),
    # Packs and locked papers: written down between being put down and getting their name.
    "put_down": {
        "caseworker/ui/moves/putting_down.py",
        "caseworker/ui/moves/sending_off.py",
    },
    "put_down_all": {"caseworker/ui/moves/papers_off.py"},
    # Everything at once, sealed: asked for by right, and a line of the ledger before its name.
    "write_everything": {"caseworker/casework/exporting.py"},
    "write_sealed": {"caseworker/casework/exporting.py"},
    "give_name": {
        "caseworker/ui/moves/putting_down.py",
        "caseworker/ui/moves/sending_off.py",
        "caseworker/ui/whole/export_sheet.py",
    },
}
OF_THE_STORE = ("caseworker/storage/", "caseworker/commands/")
"""They write the store itself, and the files of the command line."""


@cache
def calls(module: Path) -> set[str]:
    """The names of all that is called in it."""
    found = set()
    for node in nodes_of(module):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute):
                found.add(called.attr)
            elif isinstance(called, ast.Name):
                found.add(called.id)
    return found


@pytest.mark.parametrize("way", sorted(WAYS))
def test_each_way_out_is_taken_where_it_is_guarded_and_nowhere_else(way: str) -> None:
    taken = {
        name_of(module)
        for module in modules("caseworker")
        if way in calls(module) and not name_of(module).startswith(OF_THE_STORE)
    }

    assert taken == WAYS[way]
