"""Plain text as bytes: is it text at all, and in which letters is it written."""

from __future__ import annotations

import codecs
import re
from typing import Final

from caseworker.domain.files.refusals import refusal

# Everything below a space but tab, line ends and page ends; text has none of it.
_NOT_TEXT: Final = re.compile("[\x00-\x08\x0b\x0e-\x19\x1c-\x1f\x7f]")
_MARKED: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


def read_text(content: bytes) -> tuple[str, str]:
    """The text, and the name of the letters it was written in.

    Text that names no encoding and isn't UTF-8 is taken for Western European Windows,
    which is right for nearly all of the old files in an English office, and said so.

    Raises:
        UnfitFile: it isn't text.
    """
    for mark, codec, name in (*_MARKED, (b"", "utf-8", "UTF-8"), (b"", "cp1252", "Windows-1252")):
        if not content.startswith(mark):
            continue
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if _NOT_TEXT.search(text):
            break
        return text.replace("\r\n", "\n").replace("\r", "\n"), name
    raise refusal(
        "The name of this file says text, but what is inside isn't text.",
        "Check where it came from. If it is a document, give it its right name.",
    )
