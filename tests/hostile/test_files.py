"""Files made to do harm: each is refused in words, or shown safely (security figure 40)."""

from __future__ import annotations

import time

from caseworker.casework.viewing import Viewing
from caseworker.domain.attachments import judge
from caseworker.domain.errors import UnfitFile
from tests.hostile.files import HOSTILE, hostile_file

# What may be shown although it is hostile: as dots and words, which can do nothing.
HARMLESS_AS_SHOWN = {
    "a bomb with lying sizes",
    "a bomb of depth",
    "a PDF that runs a script",
    "a PDF that starts a program",
    "a PDF with a script by name",
    "a PDF with a file inside",
    "a PDF with an enormous page",
    "a PDF whose pages go in a circle",
    "a PDF with a picture bomb",
    "a PDF that is a zip as well",
    "a picture with a web page behind it",
    "a web page named as text",
}


def test_every_hostile_file_is_refused_or_shown_safely() -> None:
    shown = set()
    words = {}
    slowest = 0.0

    for fault in HOSTILE:
        name, content = hostile_file(fault)
        begun = time.monotonic()
        try:
            judged = judge(name, content)
            Viewing().look(judged.format.kind, content)
        except UnfitFile as refused:
            words[fault] = str(refused)
        else:
            shown.add(fault)
        slowest = max(slowest, time.monotonic() - begun)

    assert len(HOSTILE) >= 40
    assert all(len(said.split(". ")) >= 3 for said in words.values()), (
        "what, what is safe, what to do"
    )
    assert shown == HARMLESS_AS_SHOWN
    assert slowest < 12.0
