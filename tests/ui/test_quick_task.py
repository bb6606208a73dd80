"""A task typed on one line: the day at its end is read, and a name is not taken for a day."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.ui.whose.quick import split_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "words", "day"),
    [
        ("ring school fri", "ring school", date(2026, 11, 27)),
        ("ring school by Friday", "ring school", date(2026, 11, 27)),
        ("send the draft tomorrow", "send the draft", date(2026, 11, 24)),
        ("write to the head +2w", "write to the head", date(2026, 12, 7)),
        ("review 3 feb", "review", date(2027, 2, 3)),
        ("review on 3 Feb 2027", "review", date(2027, 2, 3)),
        ("look again 3/2/2027", "look again", date(2027, 2, 3)),
        ("ring Monica", "ring Monica", None),  # and not on Monday
        ("thank Sunita", "thank Sunita", None),
        ("ring next fri", "ring", date(2026, 11, 27)),
        ("ring next mon", "ring", date(2026, 11, 30)),  # and not today
        ("ring mum at 11.10", "ring mum at 11.10", None),  # and not on 11 October
        ("buy 3 marbles", "buy 3 marbles", None),
        ("call room 12", "call room 12", None),
        ("meet on 31 feb", "meet on 31 feb", None),
        ("اتصل بالمدرسة fri", "اتصل بالمدرسة", date(2026, 11, 27)),
        ("fri", "fri", None),  # there must be something to do
        ("by friday", "by friday", None),
        ("next monday", "next monday", None),
        ("", "", None),
    ],
)
def test_the_day_at_the_end_is_read(typed: str, words: str, day: date | None) -> None:
    assert split_day(typed, MONDAY) == (words, day)
