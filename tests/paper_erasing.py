"""Taking a whole case out, on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotAllowed, NotFound

if TYPE_CHECKING:
    from tests.paper_records import Paper


def erase(paper: Paper, number: CaseNumber) -> None:
    """What ``Erasing`` promises."""
    if number not in paper.cases:
        raise NotFound("There is no case with that number in these records.")
    if any(one.from_case == number and one.undone_at is None for one in paper.exchange.merged):
        raise NotAllowed("What was in it stands in another case now.")
    paper.cases = {key: case for key, case in paper.cases.items() if key != number}
    paper.summaries = {key: one for key, one in paper.summaries.items() if key != number}
    paper.opened = {key: at for key, at in paper.opened.items() if key[1] != number}
    papers = {str(key) for key, (one, _) in paper.documents.items() if one.case == number}
    paper.filings = {key: one for key, one in paper.filings.items() if key not in papers}
    paper.words = {key: one for key, one in paper.words.items() if key not in papers}
    paper.documents = {key: one for key, one in paper.documents.items() if one[0].case != number}
    paper.drafts = {key: one for key, one in paper.drafts.items() if key[0] != number}
    paper.versions = tuple(one for one in paper.versions if one.case != number)
    paper.brought.erase(number)
    paper.history = tuple(line for line in paper.history if line.case != number)
    paper.ledger.kept = tuple(line for line in paper.ledger.kept if line.case != number)
    _packs(paper, number)
    paper.own_files = {
        key: file for key, file in paper.own_files.items() if number not in _parts(file.name)
    }


def _packs(paper: Paper, number: CaseNumber) -> None:
    page = paper.exchange
    gone = {str(one.pack) for one in page.out if one.case == number}
    gone |= {str(one.pack) for one in page.came if one.case == number}
    page.moved = tuple(one for one in page.moved if one.pack not in gone)
    page.answered = tuple(one for one in page.answered if one.pack not in gone)
    page.held = tuple(one for one in page.held if one[0] not in gone)
    page.out = tuple(one for one in page.out if one.case != number)
    page.came = tuple(one for one in page.came if one.case != number)
    page.pieces = tuple(one for one in page.pieces if one.case != number)
    page.merged = tuple(one for one in page.merged if number not in {one.into, one.from_case})
    paper.typing = {
        key: text for key, text in paper.typing.items() if not {number, *gone} & set(_parts(key[0]))
    }


def _parts(name: str) -> list[str]:
    return re.split(r"[/ ]", name)
