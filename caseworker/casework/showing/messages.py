"""A message: who wrote to whom, when, what it says, and each file that it carries.

Nothing is fetched and nothing is run: of HTML only the words are taken, and a picture that the
text would show stays where it is. What it carries is handed out as it came, to be judged.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, Message
from typing import Final

from caseworker.casework.showing import outlook
from caseworker.casework.showing.faults import CannotShow
from caseworker.casework.showing.frames import Frame
from caseworker.casework.showing.html_words import words_of_html
from caseworker.casework.showing.message_read import (
    LONGEST_LINE,
    MOST_LETTERS,
    Read,
    day_and_time,
    people,
)

KINDS: Final = frozenset({"eml", "msg"})
_DEEPEST: Final = 40  # parts within parts; honest mail has four
_SMALL: Final = 16 * 1024  # bytes: a picture inside the text that is a logo, a dot or a line
_ENDINGS: Final = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "text/plain": "txt",
    "text/csv": "csv",
    "message/rfc822": "eml",
}


def look(kind: str, content: bytes) -> Iterator[Frame]:
    """The message to be read. Raises CannotShow."""
    read = read_message(kind, content)
    notes = sorted(read.notes | ({"carries"} if read.files else set()))
    yield Frame({"count": 0, "notes": notes, "text": read.shown[:MOST_LETTERS]})


def take(kind: str, content: bytes) -> Iterator[Frame]:
    """Its head, and then each file that it carries. Raises CannotShow."""
    read = read_message(kind, content)
    yield Frame({
        "subject": read.subject,
        "sender": read.sender,
        "date": read.date,
        "notes": sorted(read.notes),
    })  # fmt: skip
    for name, file in read.files:
        yield Frame({"file": name}, file)


def read_message(kind: str, content: bytes) -> Read:
    """Raises CannotShow: it is no message, or damaged past reading."""
    try:
        if kind == "msg":
            return outlook.read(content)
        return _read(email.message_from_bytes(content, policy=email.policy.default))
    # What the standard library, oxmsg and olefile raise on mail that is broken or made to harm.
    except (
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        AssertionError,
        OSError,
        RecursionError,
        OverflowError,
    ) as error:
        raise CannotShow("damaged") from error


def _read(message: Message) -> Read:
    read = Read(
        _said(message, "subject"),
        people(_said(message, "from")),
        people(_said(message, "to")),
        day_and_time(_said(message, "date")),
    )
    plain: list[str] = []
    rich: list[str] = []
    _part(read, message, plain, rich, 0)
    read.text = "\n\n".join(plain or rich)[:MOST_LETTERS]
    return read


def _part(read: Read, part: Message, plain: list[str], rich: list[str], depth: int) -> None:
    kind = part.get_content_type()
    if depth > _DEEPEST:
        read.notes.add("deep")
    elif kind == "message/rfc822":
        inside = part.get_payload()
        if isinstance(inside, list) and inside and isinstance(inside[0], Message):
            title = _said(inside[0], "subject") or "Message"
            read.carry(f"{title}.eml", inside[0].as_bytes(policy=email.policy.compat32))
    elif part.is_multipart():
        for one in part.iter_parts() if isinstance(part, EmailMessage) else ():
            _part(read, one, plain, rich, depth + 1)
    elif kind in {"text/plain", "text/html"} and not _is_file(part):
        text = _text(part)
        (plain if kind == "text/plain" else rich).append(
            text if kind == "text/plain" else words_of_html(text)
        )
    else:
        _file(read, part, kind)


def _file(read: Read, part: Message, kind: str) -> None:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return
    is_in_text = part.get("content-id") and part.get_content_disposition() != "attachment"
    if is_in_text and kind.startswith("image/") and len(content) < _SMALL:
        read.notes.add("logos")
        return
    name = _name(part) or f"Part {len(read.files) + 1}.{_ENDINGS.get(kind, 'bin')}"
    read.carry(name, content)


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_name(part))


def _name(part: Message) -> str:
    try:
        return str(part.get_filename() or "")
    except (ValueError, TypeError, AttributeError, LookupError):
        return ""  # a name that is written in no way at all


def _text(part: Message) -> str:
    """Its words, in the letters that it says, or in those that most programs would take."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    for letters in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return content.decode(letters)
        except (LookupError, UnicodeError, ValueError):
            continue
    return content.decode("cp1252", "replace")


def _said(message: Message, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())[:LONGEST_LINE]
    except (ValueError, TypeError, AttributeError, LookupError, IndexError):
        return ""  # the head of one line may be broken, and the rest not
