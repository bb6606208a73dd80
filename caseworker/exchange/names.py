"""The names of files: those inside a pack, those of packs themselves, and those to unpack under."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MANIFEST: Final = "manifest.json"
BODY: Final = "body.zip"
SIGNATURE: Final = "signature"
PADDING: Final = "padding"

ENDINGS: Final = {
    "application/json": "json",
    "application/pdf": "pdf",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "image/jpeg": "jpg",
    "image/png": "png",
    "message/rfc822": "eml",
    "text/calendar": "ics",
    "text/csv": "csv",
    "text/plain": "txt",
    "video/mp4": "mp4",
}
"""What a piece may be, and the ending of its name. A pack holds nothing else."""
MEDIA: Final = {ending: media for media, ending in ENDINGS.items()}

PIECE: Final = re.compile(r"f/[0-9]{4}\.(?:" + "|".join(sorted(MEDIA)) + r")")
PACK_ID: Final = re.compile(r"[0-9a-f]{32}")

_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED: Final = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE
)
_LONGEST: Final = 80
_MISLEADING: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def piece_name(number: int, media: str) -> str:
    """Where piece ``number`` (from 0) of a kind of ``ENDINGS`` lies in a pack.

    Raises:
        KeyError: a pack holds no such kind.
    """
    return f"f/{number:04d}.{ENDINGS[media]}"


def pack_file(pack: str) -> str:
    """The neutral name of the sealed file: it names nobody, and tells which pack it is."""
    return f"TP-{pack[:8]}.pack"


def outside_name(number: int, title: str, inside: str) -> str:
    """The name to unpack a piece under: its number, its title made safe, its true ending.

    Fit for Windows, too: no device's name, no stream of another file, no way out of the folder.
    Numbers keep any two apart, also where a disk takes capitals and small letters for the same.
    """
    ending = inside.rpartition(".")[2]
    kept = "".join(
        " " if unicodedata.category(letter) in _MISLEADING else letter
        for letter in unicodedata.normalize("NFC", title)
    )
    plain = " ".join(_FORBIDDEN.sub(" ", kept).split())
    if plain.lower().endswith("." + ending):
        plain = plain[: -len(ending) - 1]
    plain = plain[:_LONGEST].strip(" .")
    if not plain or _RESERVED.fullmatch(plain):
        plain = f"file {plain}".strip()
    return f"{number:04d} {plain}.{ending}"
