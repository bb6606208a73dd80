"""Every word that would leave with a file: what it shows, what it says of itself, what hides in it.

For the look after names of others. What nobody can read here is said, too: pages that are
pictures, files inside the file, whatever is locked or damaged.
"""

from __future__ import annotations

import csv
import email
import email.policy
import time
from collections.abc import Iterator
from email.message import EmailMessage
from io import BytesIO, StringIO
from typing import Any, Final

from caseworker.casework.showing import properties
from caseworker.casework.showing.faults import CannotShow
from caseworker.casework.showing.frames import Frame
from caseworker.domain.errors import UnfitFile
from caseworker.domain.files.texts import read_text
from caseworker.domain.name_words import CELL

MOST_LETTERS: Final = 5_000_000
ENOUGH_SECONDS: Final = 6.0
INSIDE: Final = "inside"  # it holds other files
UNREAD: Final = "unread"
LATE: Final = "late"  # not all of it could be read in time
PICTURE: Final = "picture"
RECORDING: Final = "recording"
_PLAYED: Final = frozenset({"mp3", "wav", "mp4"})
_STARTED: Final = 25  # letters: a page with a picture and fewer is a scan
_STAMPED: Final = 200  # letters: fewer beside a picture of half the page are a stamp on a scan
_HALF: Final = 0.5
_DEEP: Final = 8  # honest objects are two or three deep
_MOST_OBJECTS: Final = 100_000
# Of a PDF, what is said outside the drawn page: notes, forms, what is read aloud for a picture.
_SPOKEN: Final = frozenset({
    "/ActualText", "/Alt", "/Contents", "/DV", "/E", "/RC", "/Subj", "/T", "/TU", "/URI", "/V",
})  # fmt: skip

Said = tuple[str, str]


class Heard:
    """What was read so far. ``pictures`` are numbers of pages, ``codes`` what else is unseen."""

    def __init__(self) -> None:
        self.said: dict[Said, None] = {}
        self.pictures: list[int] = []
        self.codes: set[str] = set()
        self._letters = 0

    def say(self, where: str, text: str) -> None:
        """Keep words of one place; the same words there only once."""
        if not text.strip():
            return
        self._letters += len(text)
        if self._letters > MOST_LETTERS:
            raise CannotShow("too_large")
        self.said[where, text] = None


def look(kind: str, content: bytes) -> Iterator[Frame]:
    """One frame: every word with its place in the file, and what could not be read."""
    heard = Heard()
    for read in (_properties, _content):
        try:
            read(heard, kind, content)
        except CannotShow:
            heard.codes.add(UNREAD)
    yield Frame({
        "said": [[where, text] for where, text in heard.said],
        "pictures": heard.pictures,
        "codes": sorted(heard.codes),
    })  # fmt: skip


def _properties(heard: Heard, kind: str, content: bytes) -> None:
    for name, text in properties.said_of(kind, content):
        heard.say(f"in its properties ({name})", text)


def _content(heard: Heard, kind: str, content: bytes) -> None:
    if kind == "pdf":
        _pdf(heard, content)
    elif kind in properties.OFFICE:
        from caseworker.casework.showing import office_words  # noqa: PLC0415 - start-up, decision 24

        office_words.read(heard, content)
    elif kind in {"png", "jpeg"}:
        heard.codes.add(PICTURE)
    elif kind in _PLAYED:
        heard.codes.add(RECORDING)
    elif kind == "eml":
        _mail(heard, content)
    elif kind == "msg":
        from caseworker.casework.showing import messages  # noqa: PLC0415 - start-up, decision 24

        read = messages.read_message(kind, content)
        heard.say("in its words", read.shown)
        if read.files:
            heard.codes.add(INSIDE)
    else:
        _written(heard, kind, content)


def _written(heard: Heard, kind: str, content: bytes) -> None:
    try:
        text, _ = read_text(content)
    except UnfitFile as error:
        raise CannotShow("damaged") from error
    if kind != "csv":
        heard.say("in its words", text)
        return
    try:
        for number, row in enumerate(csv.reader(StringIO(text)), start=1):
            heard.say(f"row {number}", CELL.join(row))
    except csv.Error as error:
        raise CannotShow("damaged") from error


def _mail(heard: Heard, content: bytes) -> None:
    message = email.message_from_bytes(content, policy=email.policy.default)
    try:
        for name, value in message.items():
            heard.say(f"in its head ({name})", str(value))
        for part in message.walk():
            _mail_part(heard, part)
    except (LookupError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise CannotShow("damaged") from error  # what the standard library raises on bad mail


def _mail_part(heard: Heard, part: Any) -> None:
    if not isinstance(part, EmailMessage) or part.is_multipart():
        return
    if part.get_filename():
        heard.say("in the name of a file inside", str(part.get_filename()))
    if part.get_content_maintype() == "text":
        heard.say("in its words", str(part.get_content()))
    else:
        heard.codes.add(INSIDE)


def _pdf(heard: Heard, content: bytes) -> None:
    import pikepdf  # noqa: PLC0415 - start-up, decision 24
    import pypdfium2  # noqa: PLC0415 - as above

    until = time.monotonic() + ENOUGH_SECONDS
    try:
        document = pypdfium2.PdfDocument(content)
        for number in range(1, len(document) + 1):
            if time.monotonic() > until:
                heard.codes.add(LATE)
                break
            _page(heard, document, number)
        document.close()
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            if pdf.attachments:
                heard.codes.add(INSIDE)
            for at, thing in enumerate(pdf.objects):
                if at > _MOST_OBJECTS or time.monotonic() > until:
                    heard.codes.add(LATE)
                    break
                _spoken(heard, thing, 0)
    except (
        pikepdf.PdfError,
        pikepdf.PasswordError,
        pypdfium2.PdfiumError,
        ValueError,
        KeyError,
        TypeError,
        RuntimeError,
        AttributeError,
    ) as error:
        raise CannotShow("damaged") from error


def _page(heard: Heard, document: Any, number: int) -> None:
    page = document[number - 1]
    layer = page.get_textpage()
    text = layer.get_text_range(0, layer.count_chars()).replace("\r\n", "\n")
    heard.say(f"page {number}", text.replace("\ufffe", "-"))
    if "\ufffe" in text:  # a word that was parted at the end of a line
        heard.say(f"page {number}", text.replace("\ufffe\n", "").replace("\ufffe", ""))
    letters = sum(1 for sign in text if sign.isalnum())
    if letters < _STAMPED and _is_drawn(page, letters):
        heard.pictures.append(number)
    layer.close()
    page.close()


def _is_drawn(page: Any, letters: int) -> bool:
    """Whether something is on the page that could be writing, and isn’t letters."""
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    wide, tall = page.get_size()
    for drawn in page.get_objects(max_depth=_DEEP):
        if drawn.type == raw.FPDF_PAGEOBJ_TEXT:
            continue
        if letters < _STARTED:
            return True
        left, foot, right, top = drawn.get_bounds()
        if drawn.type == raw.FPDF_PAGEOBJ_IMAGE and (
            (right - left) * (top - foot) >= _HALF * wide * tall
        ):
            return True
    return False


def _spoken(heard: Heard, thing: Any, depth: int) -> None:
    """``thing`` and what stands in it directly; what it points to is met in its own turn."""
    import pikepdf  # noqa: PLC0415 - as above

    if depth > _DEEP:
        heard.codes.add(LATE)
    elif isinstance(thing, pikepdf.Array):
        for one in thing:
            if isinstance(one, (pikepdf.Array, pikepdf.Dictionary)) and not one.is_indirect:
                _spoken(heard, one, depth + 1)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in thing.keys():  # noqa: SIM118 - a PDF object has no iterator
            value = thing[key]
            if isinstance(value, pikepdf.String) and key in _SPOKEN:
                heard.say("in its notes and forms", str(value))
            elif isinstance(value, (pikepdf.Array, pikepdf.Dictionary)) and not value.is_indirect:
                _spoken(heard, value, depth + 1)
