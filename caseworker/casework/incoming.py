"""A file that comes in, opened as far as it must be: a message, and each file that it carries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from caseworker.casework.papers_in import Coming
from caseworker.casework.viewing import Viewing
from caseworker.domain.attachments import judge
from caseworker.domain.blocks import clean
from caseworker.domain.errors import UnfitFile
from caseworker.domain.files.names import LONGEST, ending_of

MESSAGES: Final = frozenset({"eml", "msg"})
MOST_DEEP: Final = 4
"""Messages within messages that are opened; what lies deeper stays in the one around it."""
MOST_PAPERS: Final = 120
"""Papers that one message may bring."""
MESSAGE: Final = "message"
_VIEWING: Final = Viewing()


@dataclass(slots=True)
class Opened:
    """What came of a file: papers to keep, in order, and what was refused, each with its reason."""

    papers: list[Coming] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def opened(name: str, content: bytes, today: date, viewing: Viewing = _VIEWING) -> Opened:
    """The file as it is kept, and of a message what it carries. Up to ten seconds for a message.

    A message that can’t be read is kept all the same, whole. Never called on the window’s thread.

    Raises:
        UnfitFile: it may not be kept.
    """
    judged = judge(name, content)
    found = Opened([Coming(judged.name, content)])
    if judged.format.kind in MESSAGES:
        _open(found, 0, judged.format.kind, today, viewing, 1)
    return found


def _open(  # noqa: PLR0913, PLR0917 - where it stands in what, and how it is looked at
    found: Opened, at: int, kind: str, today: date, viewing: Viewing, depth: int
) -> None:
    """Say of the message at this place who wrote it and when, and put what it carries behind it."""
    mail = found.papers[at]
    try:
        head, files = viewing.message(kind, mail.content)
    except UnfitFile as error:
        found.refused.append(f"{mail.name}: what it carries could not be taken out. {error}")
        return
    sender = " ".join(clean(str(head.get("sender", ""))).split())[:200]
    found.papers[at] = Coming(
        mail.name, mail.content, MESSAGE, _day(head, today), sender, mail.came_with
    )
    for file in files:
        if len(found.papers) >= MOST_PAPERS:
            found.refused.append(
                f"{mail.name}: it carries more than {MOST_PAPERS} files. The rest stay inside it."
            )
            return
        _take(found, at, str(file.facts["file"]), file.content, sender)
        newest = len(found.papers) - 1
        kind = ending_of(found.papers[newest].name)
        if found.papers[newest].content is file.content and kind in MESSAGES:
            if depth < MOST_DEEP:
                _open(found, newest, kind, today, viewing, depth + 1)
            else:
                found.refused.append(
                    f"{found.papers[newest].name}: messages lie deeper in it. They stay inside it."
                )


def _take(found: Opened, at: int, name: str, content: bytes, sender: str) -> None:
    fit = _fit(name)
    try:
        judged = judge(fit, content)
    except UnfitFile as error:
        found.refused.append(f"{_shown(name)}: {error}")
        return
    found.papers.append(Coming(judged.name, content, from_whom=sender, came_with=at))


def _fit(name: str) -> str:
    """A subject may hold what no folder can: such signs become a space, and the end gives way."""
    plain = "".join(" " if one in '<>:"|?*/\\' else one for one in name)
    stem, dot, ending = plain.rpartition(".")
    room = LONGEST - len(ending) - 1
    return f"{stem[:room].strip(' .')}{dot}{ending}" if stem else plain


def _shown(name: str) -> str:
    """A mark that turns letters round would turn the reason round with them."""
    return "".join(filter(str.isprintable, name))[:LONGEST]


def _day(head: dict[str, Any], today: date) -> date | None:
    try:
        day = datetime.fromisoformat(str(head.get("date", ""))).date()
    except ValueError:
        return None
    return day if day <= today else None
