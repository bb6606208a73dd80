"""Names of files that are read both ways, as an independent reader finds them on paper."""

from __future__ import annotations

from datetime import date

import pypdfium2

from caseworker.documents.papers_list import DOCUMENT, PaperListed, PapersToList
from caseworker.domain.case import CaseNumber
from caseworker.domain.filing import Filing
from tests.builders import TODAY, a_person
from tests.documents.examples import OFFICE, PRINT


def test_the_ending_of_an_arabic_name_stands_behind_it_and_runs_to_the_right() -> None:
    listed = PaperListed("تقرير المدرسة.pdf", Filing("1"), date(2026, 3, 5))
    facts = PapersToList(CaseNumber("2026-0113"), a_person(), TODAY, (listed,))

    printed = DOCUMENT.draw(facts, OFFICE).bytes_for(PRINT)

    document = pypdfium2.PdfDocument(printed)
    page = document[0].get_textpage()
    text = page.get_text_range()
    assert ".pdf" in text
    assert "fdp" not in text
    at = text.index(".pdf")
    lefts = [page.get_charbox(one)[0] for one in range(at, at + len(".pdf"))]
    assert lefts == sorted(lefts)
    document.close()
