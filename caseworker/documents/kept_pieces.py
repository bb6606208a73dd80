"""What papers say of a kept plan: how each piece of it is met, and the hours of education."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from caseworker.documents.pieces import Facts, Grid, Heading, Piece, Room, Text, lines, plain
from caseworker.domain.blocks import Blocks
from caseworker.domain.days import plain as full_day
from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.hours import HoursTotal, Norm, Week, hours_said, total
from caseworker.domain.kept import KeptItem
from caseworker.domain.kept_rules import kept_rules
from caseworker.domain.law.limits import Checked

HEADS: Final = ("What the plan says", "How it is met", "Why", "Agreed")
WIDTHS: Final = (62, 34, 44, 34)
ROOM: Final = 46.0  # millimetres
OUTSTANDING: Final = "Outstanding"


def provision(items: Sequence[KeptItem]) -> Iterator[Piece]:
    """Each piece: as written (a), the closest practicable (b), or otherwise appropriate (c)."""
    yield Room(ROOM)
    yield Heading("Provision: what the plan says, and how it is met")
    if not items:
        yield Text(plain("No provision of the plan is known here."), "quiet")
        return
    yield Grid(HEADS, tuple(_row(one) for one in sorted(items, key=_order)), WIDTHS)
    ways = [f"({one.letter}) {one.short.lower()}" for one in kept_rules().ways if one.letter]
    source = dict.fromkeys(one.section.source for one in items)
    words = f"In the order of the law: {', '.join(ways)} ({'; '.join(source)})."
    yield Text(plain(words), "small")


def hours(weeks: Sequence[Week], norm: Norm | None) -> Iterator[Piece]:
    """The weeks together, those apart from the others by themselves, and why they were fewer."""
    yield Room(ROOM)
    yield Heading("Hours of education")
    if not weeks:
        yield Text(plain("No hours are noted."), "quiet")
        return
    rows: list[tuple[str, Blocks]] = [
        (
            "Weeks noted",
            plain(
                f"{len(weeks)}, from {full_day(weeks[0].monday)} to the week of "
                f"{full_day(weeks[-1].monday)}"
            ),
        ),
        ("All together", plain(_said(total(weeks)))),
    ]
    places = dict.fromkeys(one.place.title for one in weeks if one.place.apart)
    for title in places:
        found = [one for one in weeks if one.place.title == title]
        rows.append((f"{title}, {_weeks(len(found))}", plain(_said(total(found)))))
    if reasons := _reasons(weeks):
        rows.append(("Why fewer", plain(reasons)))
    if norm is not None:
        caution = f" {FROM_MEMORY}" if norm.checked is Checked.MEMORY else ""
        rows.append(("Asked for there", plain(f"{norm.words} ({norm.source}).{caution}")))
    yield Facts(tuple(rows))


def _row(one: KeptItem) -> tuple[Blocks, ...]:
    about = "\n".join(filter(None, (one.about, one.specified)))
    head = (*plain(one.number, "b"), *lines(about))
    if one.now is None:
        return head, plain("Nobody has said yet", "b"), plain("–"), plain("–")
    now = one.now
    since = f"since {now.event.day:%d/%m/%Y}"
    agreed = "–"
    if now.agreed is not None:
        agreed = f"{now.agreed.by}, {now.agreed.on:%d/%m/%Y}"
    elif now.is_outstanding:
        agreed = f"{OUTSTANDING}: {one.section.whose}"
    return head, lines(f"{now.way.said}\n{since}"), plain(now.reason or "–"), plain(agreed)


def _order(one: KeptItem) -> tuple[bool, str, int]:
    """In reading order, after what nobody has matched: F2 before F10."""
    letters = one.number.rstrip("0123456789")
    return one.now is not None, letters, int(one.number.removeprefix(letters) or 0)


def _said(summed: HoursTotal) -> str:
    planned, offered, attended = map(hours_said, (summed.planned, summed.offered, summed.attended))
    return f"{planned} hours planned, {offered} offered, {attended} attended"


def _reasons(weeks: Sequence[Week]) -> str:
    found: dict[str, int] = {}
    for week in weeks:
        for title in {week.why_offered, week.why_attended} - {""}:
            found[title] = found.get(title, 0) + 1
    most = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    said = "; ".join(f"{title.lower()} in {_weeks(count)}" for title, count in most)
    return f"{said[:1].upper()}{said[1:]}"


def _weeks(count: int) -> str:
    return "1 week" if count == 1 else f"{count} weeks"
