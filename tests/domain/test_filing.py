"""How papers are filed: what their names give away, what a change is called, what replaces what."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.filing import (
    Filing,
    changes,
    guess_day,
    guess_sort,
    needs_offered,
    newest_first,
    replaced,
    said,
)
from caseworker.domain.paper_sorts import paper_sorts, sort_words
from caseworker.domain.themes import theme_words, themes
from tests.builders import NOW, OKAFOR

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-03-02 EP report.pdf", date(2026, 3, 2)),
        ("EP_report_20260302.pdf", date(2026, 3, 2)),
        ("letter 2.3.26.docx", date(2026, 3, 2)),
        ("letter 02-03-2026.docx", date(2026, 3, 2)),
        ("Review 2nd March 2026.pdf", date(2026, 3, 2)),
        ("Review_2_Mar_26.pdf", date(2026, 3, 2)),
        ("Review 2 Sept 2026.pdf", date(2026, 9, 2)),
        ("flat 3 Marlow 12.pdf", None),
        ("Review of 2026-03-02 (2.3.2026).pdf", date(2026, 3, 2)),  # the same day twice
        ("2026-03-02 to 2026-04-01.pdf", None),  # which of the two it is, nobody can tell
        ("2027-01-01 report.pdf", None),  # still to come
        ("31.02.2026.pdf", None),
        ("1066-10-14.pdf", None),
        ("UPN A123456789012.pdf", None),
        ("تقرير 2026-03-02.pdf", date(2026, 3, 2)),
        ("report.pdf", None),
    ],
)
def test_a_day_is_read_off_the_name_where_there_is_one(name: str, day: date | None) -> None:
    assert guess_day(name, TODAY) == day


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("EP_report_final.pdf", "advice_psychologist"),
        ("Speech-and-Language report.pdf", "advice_health"),
        ("annual review report Y9.docx", "review"),
        ("Parental views.docx", "views"),
        ("IMG_2041.jpg", "picture"),
        ("border.pdf", ""),  # “order” stands in it, but begins no word
        ("x.pdf", ""),
    ],
)
def test_the_kind_is_read_off_the_name_where_it_says_one(name: str, sort: str) -> None:
    assert guess_sort(name) == sort


def test_every_kind_and_theme_is_called_something_of_its_own() -> None:
    assert len({one.words for one in paper_sorts()}) == len(paper_sorts())
    assert len({one.words for one in themes()}) == len(themes())
    assert sort_words("of another office") == "of another office"
    assert theme_words("of another office") == "of another office"
    assert ("Autistic spectrum disorder", "ASD") in needs_offered()


def test_what_was_changed_is_said_with_what_it_was() -> None:
    before = Filing("one", "letter", date(2026, 3, 2), "Mr Hale")
    after = Filing("one", "views", None, "Mr Hale", ("ASD",), ("health",))

    told = changes(before, after)

    assert "kind: Views of the child, young person or family (was Letter)" in told
    assert "day: taken out (was 2 March 2026)" in told
    assert "about: ASD, Health" in told
    assert "Hale" not in told
    assert changes(before, before) == ""
    assert said(before) == "Letter, 2 March 2026, from Mr Hale"
    assert said(Filing("one")) == "nothing said of it"


def test_what_is_replaced_hangs_on_the_newest_and_a_ring_ends() -> None:
    filings = {
        "3": Filing("3", supersedes="2"),
        "2": Filing("2", supersedes="1"),
        "1": Filing("1", supersedes="3"),
    }

    assert newest_first(filings, "3") == ("3", "2", "1")
    assert newest_first({}, "9") == ("9",)


def test_what_is_in_the_bin_replaces_nothing() -> None:
    out = Filing("2", supersedes="1", out_since=NOW, out_by=OKAFOR, out_why="Twice")

    assert replaced([out]) == {}
    assert replaced([out.back()]) == {"1": "2"}
