"""An office brings in phrases of its own; one is put into a plan, and no gap of it is forgotten."""

from __future__ import annotations

from contextlib import closing

from tests.days.window import acts
from tests.days.window.desktop import Desktop
from tests.days.window.prepared import to_a_written_plan

OURS = """
kinds = ["ehc_plan"]

[[snippet]]
id       = "garden"
title    = "Time in the garden"
sections = ["F"]
text     = "[Who] is with [Name] in the garden for [how many minutes], each [day]."
"""
GENERIC = OURS.partition("text ")[0] + 'text = "Somebody is with the child in the garden."\n'


def test_a_phrase_of_the_office_is_filled_in_gap_by_gap(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        to_a_written_plan(desktop, store.office)
    ours, generic = desktop.root / "northmere.toml", desktop.root / "generic.toml"
    ours.write_text(OURS, encoding="utf-8")
    generic.write_text(GENERIC, encoding="utf-8")
    officer = desktop.signs_in()
    officer.turns_to_preferences("Papers and words")
    officer.presses("phrasesAdd")
    officer.names_file("choosePhrases", generic)
    officer.sees("Phrase 1 asks for nothing")
    officer.presses("phrasesAdd")
    officer.names_file("choosePhrases", ours)
    officer.sees("1 phrase is now offered from “northmere”.", "Time in the garden")

    officer.finds_person("Whitfield")
    officer.turns_to("Plan")
    officer.picks("outline", "F  ")
    officer.keys("Ctrl+Shift+P")
    acts.chooses_with_keys(officer, "Time in the garden")
    officer.waits(lambda: officer.is_seen("text_F2"), "it is an item of its own")
    officer.sees("F2 still asks: Who; how many minutes; day")
    officer.keys_in("A teacher")
    officer.keys("Tab")
    officer.keys_in("twenty minutes")
    officer.keys("Tab")
    officer.keys_in("school day")

    words = "A teacher is with Tommy in the garden for twenty minutes, each school day."
    officer.waits(lambda: officer.reads("text_F2") == words, "every gap is filled in")
    officer.sees_no("F2 still asks")
    officer.turns_to_preferences("Papers and words")
    officer.presses("phrasesOut_northmere")
    officer.sees("The phrases of “northmere” are taken out.")
