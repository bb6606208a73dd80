"""A message as Outlook saves it (.msg): its properties read, its inner messages made into mail."""

from __future__ import annotations

import email.policy
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any, Final

from oxmsg import Message
from oxmsg.attachment import Attachment
from oxmsg.properties import Properties

from caseworker.casework.showing.html_words import words_of_html
from caseworker.casework.showing.message_read import MOST_LETTERS, Read, day_and_time, people

_DEEPEST: Final = 10
_EMBEDDED: Final = "__substg1.0_3701000D"  # a message inside: MS-OXMSG 2.2.2.1
_INNER_HEAD: Final = 24
_SHORT_NAME: Final = 0x3704
_RICH: Final = 0x1009  # the words in compressed RTF
_HTML: Final = 0x1013


class _Inner(Message):
    """A message inside another: the head of its properties is shorter (MS-OXMSG 2.4.1.2)."""

    @property
    def _properties(self) -> Properties:
        return Properties(self._storage, properties_header_offset=_INNER_HEAD)


def read(content: bytes) -> Read:
    """What stands in it. Raises what oxmsg and olefile raise on a malformed file."""
    return _read(Message.load(content), 0)


def _read(message: Message, depth: int) -> Read:
    found = Read(" ".join(message.subject.split())[:1000])
    found.sender = people(message.sender or "")
    names = (" ".join((one.name or one.email_address or "").split()) for one in message.recipients)
    found.to = ", ".join(name for name in names if name)[:1000]
    found.date = _sent(message)
    found.text = _words(message, found)[:MOST_LETTERS]
    for one in message.attachments:
        _carry(found, one, depth)
    return found


def _sent(message: Message) -> str:
    at = message.sent_date
    if at is not None:
        return at.isoformat(timespec="minutes")[:16]
    return day_and_time(message.message_headers.get("Date", ""))


def _words(message: Message, found: Read) -> str:
    if body := message.body:
        return body
    raw = message.properties.binary_prop_value(_HTML)
    if raw:
        try:
            return words_of_html(raw.decode(message.properties.body_encoding))
        except (LookupError, UnicodeError):
            return words_of_html(raw.decode("utf-8", "replace"))
    if html := message.html_body:
        return words_of_html(html)
    if message.properties.binary_prop_value(_RICH):
        found.notes.add("rich_words")
    return ""


def _carry(found: Read, one: Attachment, depth: int) -> None:
    content = one.file_bytes
    short = one.properties.str_prop_value(_SHORT_NAME)
    name = one.file_name or short or f"Part {len(found.files) + 1}.bin"
    if content is not None:
        found.carry(name, content)
        return
    storage: Any = one._storage  # noqa: SLF001 - oxmsg has no way to a message inside a message
    inner = next((each for each in storage.storages if each.name == _EMBEDDED), None)
    if inner is None:
        found.notes.add("elsewhere")  # a link to a file that did not come along
    elif depth >= _DEEPEST:
        found.notes.add("deep")
    else:
        read_inside = _read(_Inner(inner), depth + 1)
        found.carry(f"{read_inside.subject or 'Message'}.eml", _as_mail(read_inside))


def _as_mail(inside: Read) -> bytes:
    """The message inside as mail that stands by itself."""
    made = EmailMessage(policy=email.policy.SMTP)
    date = format_datetime(datetime.fromisoformat(inside.date)) if inside.date else ""
    for name, said in (
        ("Subject", inside.subject),
        ("From", inside.sender),
        ("To", inside.to),
        ("Date", date),
    ):
        with suppress(ValueError, TypeError, IndexError):  # a name that no head can hold
            made[name] = said
    made.set_content(inside.text.encode("utf-8", "replace").decode("utf-8"))
    for name, content in inside.files:
        made.add_attachment(content, "application", "octet-stream", filename=name)
    return made.as_bytes()
