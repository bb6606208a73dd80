"""What the history says of a copy that was let go: how, what, for whom, under which number, why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from caseworker.casework.wanted import Wanted
from caseworker.documents.paper import Paper
from caseworker.domain.days import day_words
from caseworker.domain.moments import day_of
from caseworker.domain.pieces_words import in_words
from caseworker.domain.prints import ORDINARY, print_called
from caseworker.domain.release import Release, ReleaseKind

LETTING_GO: Final[Mapping[ReleaseKind, str]] = {
    "print": "Printed",
    "working_copy": "Made a working copy of",
    "clear_copy": "Saved a clear copy of",
    "encrypted_copy": "Saved an encrypted copy of",
    "pack": "Handed over",
    "archive": "Kept a copy of",
}


def sentence(wanted: Wanted, paper: Paper, release: Release) -> str:
    """The line of the history for this copy."""
    whose = f" for {release.to}" if release.to else ""
    why = f" Reason: {release.reason}" if release.reason else ""
    copy_words = f" (copy {release.copy_number})" if release.copy_number else ""
    return (
        f"{LETTING_GO[release.kind]} {_what(wanted, paper)}{whose}{copy_words}."
        f"{_under(release)}{_kept_until(paper, release)}{why}"
    )


def _what(wanted: Wanted, paper: Paper) -> str:
    what = f"“{paper.title}”"
    if wanted.form == "csv":
        return f"the numbers of {what}"
    if wanted.form == "xlsx":
        return f"{what} as a spreadsheet"
    if wanted.form == "record":
        return f"{what}, with what it says as data (PDF/A)"
    if wanted.form == "docx":
        return f"{what} as a Word document"
    if wanted.print != ORDINARY.name:
        return f"{what} ({print_called(wanted.print).words})"
    return what


def _under(release: Release) -> str:
    """Its number, what is left out of it, and why it may leave."""
    said = f" Disclosure {release.number}."
    if release.what.left_out:
        said = f"{said} Left out: {in_words(release.what.left_out)}."
    return f"{said} {release.basis.words}" if release.basis is not None else said


def _kept_until(paper: Paper, release: Release) -> str:
    """What its foot says, kept in the history too: the office’s rule may change later."""
    day = paper.letterhead.style.destroy_by(release, day_of(release.at))
    return f" To be destroyed by {day_words(day)}." if day is not None else ""
