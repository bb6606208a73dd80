"""The name under which a file is kept: fit for any screen, any folder, any Windows."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from caseworker.domain.files.refusals import refusal

LONGEST: Final = 150

# Embeddings, overrides and isolates can make “gpj.exe” read as “exe.jpg”.
_BIDI: Final = re.compile("[\u061c\u202a-\u202e\u2066-\u2069]")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffc]")
# Marks that arrive with ordinary names from Arabic, Hebrew and word processors, and say nothing.
_SILENT: Final = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_FORBIDDEN: Final = re.compile(r'[<>:"|?*]')
_RESERVED: Final = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE
)


def fit_name(name: str) -> str:
    """The last part of ``name``, in NFC, as it can be kept and shown.

    Raises:
        UnfitFile: the name hides something, or no Windows folder could hold it.
    """
    if _BIDI.search(name):
        raise refusal(
            "The name of this file holds hidden characters that change the order in which it is "
            "read, as dangerous files do.",
            "Ask who sent it, or rename it if you are sure of it.",
        )
    if _CONTROL.search(name):
        raise refusal(
            "The name of this file holds characters that can't be shown.",
            "Rename it and attach it again.",
        )
    last = re.split(r"[\\/]", name)[-1]
    fit = unicodedata.normalize("NFC", _SILENT.sub("", last))
    fit = re.sub(r"\s+", " ", fit).strip().rstrip(". ")
    stem, _, ending = fit.rpartition(".")
    if not stem.strip(". ") or not ending:
        raise refusal(
            "The name of this file does not say what kind of file it is.",
            "Give it a name with an ending, such as “advice.pdf”, and attach it again.",
        )
    if _FORBIDDEN.search(fit) or _RESERVED.fullmatch(fit.split(".")[0].strip()):
        raise refusal(
            "Windows can't keep a file with this name.",
            'Rename it, without any of < > : " | ? *, and attach it again.',
        )
    if len(fit) > LONGEST:
        raise refusal(
            f"The name of this file is longer than {LONGEST} letters.",
            "Give it a shorter name and attach it again.",
        )
    return fit


def ending_of(name: str) -> str:
    """What follows the last full stop, in small letters."""
    return name.rpartition(".")[2].lower()
