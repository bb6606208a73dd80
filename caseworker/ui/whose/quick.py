"""A task typed on one line: “ring school fri” is what to do, and by when."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from caseworker.ui.parts.typed_day import NotADayError, read_day

_LONGEST: Final = 4  # words of a day: “by 3 feb 2027”
_LED_BY: Final = frozenset({"by", "on", "until", "next", "this"})
_WORD: Final = re.compile(
    r"mon|monday|tue|tues|tuesday|wed|weds|wednesday|thu(?:r|rs|rsday)?|fri|friday|sat|saturday|"
    r"sun|sunday|today|tomorrow|jan|january|feb|february|mar|march|apr|april|may|jun|june|jul|july|"
    r"aug|august|sep|sept|september|oct|october|nov|november|dec|december"
)
_TIME: Final = re.compile(r"\d{1,2}\.\d{2}")
_FIGURES: Final = re.compile(r"\+?\d[\d/.\-]*(st|nd|rd|th|d|w|days?|weeks?)?")


def split_day(typed: str, today: date) -> tuple[str, date | None]:
    """What there is to do, and the day at the end of it; None where no day stands there.

    A name that begins as a weekday does (Monica, Sunita) is no day, nor is a time (at 11.10).
    “Next Monday”, said on a Monday, is a week away.
    """
    words = typed.split()
    for many in range(min(_LONGEST, len(words) - 1), 0, -1):
        tail = [word.casefold() for word in words[-many:]]
        led_by = tail[0] if many > 1 and tail[0] in _LED_BY else ""
        if led_by:
            tail = tail[1:]
        if all(word.casefold() in _LED_BY for word in words[:-many]):
            continue  # there must be something to do
        if words[-many - 1].casefold() == "at" and _TIME.fullmatch(tail[0]):
            continue
        if not all(_WORD.fullmatch(one) or _FIGURES.fullmatch(one) for one in tail):
            continue
        try:
            day = read_day(" ".join(tail), today, back=False)
        except NotADayError:
            continue
        if led_by == "next" and day == today:
            day += timedelta(days=7)
        return " ".join(words[:-many]), day
    return " ".join(words), None
