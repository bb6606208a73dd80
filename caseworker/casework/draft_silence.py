"""What goes with a draft keeps silent about the placement, as the draft does (check P-02).

CFA 2014 s.38(5): a draft names no institution and no type of one. A covering letter that does,
or a file that is called after it, would tell it all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from caseworker.casework.wanted import Wanted
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.documents.letter import LetterToWrite
from caseworker.documents.letter_forms import Letter
from caseworker.domain.case import Case
from caseworker.domain.checking.institutions import named_beside
from caseworker.domain.checking.looked import Check, Spot
from caseworker.domain.checks import Finding, checks
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.plan import VersionKind

LETTER: Final = "the covering letter"
FILE: Final = "the name of the file"
_RULE: Final = "nothing_beside_names_placement"


def refuse_in_letter(case: Case, form: Letter, wanted: Wanted) -> None:
    """The letter that goes with a draft says nothing of where the child is to go.

    Looked at is what somebody typed: the words, what is enclosed, who has copies.

    Raises:
        Incomplete: it does; each place at once.
    """
    if form.goes_with in _check().record:
        _refuse(_in_letter(case, wanted))


def refuse_in_name(case: Case, facts: Any, file: str) -> None:
    """A draft, or the letter with it, isn’t saved under a name that tells the placement.

    Raises:
        Incomplete: ``file`` does.
    """
    is_draft = isinstance(facts, PlanToPrint) and facts.version.kind is VersionKind.DRAFT
    goes_with = facts.form.goes_with if isinstance(facts, LetterToWrite) else ""
    if file and (is_draft or goes_with in _check().record):
        _refuse(("file", spot) for spot in named_beside(case, FILE, file, _check().phrases))


def _in_letter(case: Case, wanted: Wanted) -> Iterator[tuple[str, Spot]]:
    check = _check()
    for name, said in wanted.words:
        types = check.phrases if name in check.fields else ""
        yield from ((name, spot) for spot in named_beside(case, LETTER, said, types))
    for field, texts in (("enclosures", wanted.enclosed), ("copies", wanted.copies)):
        for text in texts:
            yield from ((field, spot) for spot in named_beside(case, LETTER, text))


def _refuse(spots: Iterable[tuple[str, Spot]]) -> None:
    found = [(field, Finding(_check(), spot)) for field, spot in spots]
    if found:
        raise Incomplete([Gap(field, f"{one.words}. {one.remedy}") for field, one in found])


@cache
def _check() -> Check:
    return next(check for check in checks() if check.rule == _RULE)
