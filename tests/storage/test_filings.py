"""How papers are filed and found by their words: the same on paper and in the encrypted store."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from caseworker.casework.filings_kept import Words, WordsRead
from caseworker.casework.moving_kept import Moved
from caseworker.casework.records import Document, DocumentId, OpenRecords, Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.filing import Filing
from tests.builders import NOW, OKAFOR, a_case, a_person, an_event
from tests.storage.stores import a_summary

ONE, OTHER = CaseNumber("2026-0001"), CaseNumber("2026-0002")
FILED = Filing(
    "doc-1", "advice_health", date(2026, 3, 2), "Dr Okoye", ("ASD", "SLCN"), ("health",), "Late"
)
PAGE = Words("“A.txt”, page 2", 2, "She uses a communication board")


def _paper(ident: str, number: CaseNumber = ONE) -> Document:
    digest = hashlib.sha256(ident.encode()).hexdigest()
    return Document(DocumentId(ident), number, f"{ident}.txt", "txt", 3, digest, NOW, OKAFOR)


def _cases(records: Records) -> None:
    for number, given in ((ONE, "Maryam"), (OTHER, "Thomas")):
        case = a_case(an_event("case_opened"), number=number, person=a_person(given=given))
        records.open_case(case)
        records.write_summary(a_summary(case))
    for ident in ("doc-1", "doc-2"):
        records.add_document(_paper(ident), ident.encode())


def _found(records: Records, typed: str = "communication board") -> list[str]:
    return [hit.ref for hit in records.find(typed, 20)]


def test_what_is_said_of_a_paper_is_kept_whole_and_said_anew(sitting: OpenRecords) -> None:
    with sitting() as records:
        _cases(records)
        records.filings.keep(ONE, FILED)
    with sitting() as records:
        assert records.filings.of(ONE) == (FILED,)
        assert records.filings.of(OTHER) == ()

        records.filings.keep(ONE, replace(FILED, note=""))

    with sitting() as records:
        assert records.filings.of(ONE) == (replace(FILED, note=""),)


def test_a_paper_that_is_damaged_is_told_apart_and_not_read_again(sitting: OpenRecords) -> None:
    with sitting() as records:
        _cases(records)
        records.filings.keep_words(ONE, "doc-1", WordsRead.DAMAGED, [])
        records.filings.keep_words(ONE, "doc-2", WordsRead.NONE, [])
    with sitting() as records:
        assert records.filings.damaged() == ((ONE, "doc-1"),)
        assert records.filings.unread(9) == ()


def test_a_paper_is_found_by_its_words_and_says_where_they_stand(sitting: OpenRecords) -> None:
    with sitting() as records:
        _cases(records)
        assert {one for _, one in records.filings.unread(9)} == {"doc-1", "doc-2"}

        records.filings.keep_words(ONE, "doc-1", WordsRead.FOUND, [PAGE])
        records.filings.keep_words(ONE, "doc-2", WordsRead.NONE, [])

    with sitting() as records:
        (hit,) = records.find("communication board", 20)
        assert (hit.case, hit.where, hit.ref) == (ONE, PAGE.place, "document/doc-1/2")
        assert hit.passage == "She uses a «communication» «board»"
        assert records.filings.unread(9) == ()
        assert records.filings.words_read(ONE) == {
            "doc-1": WordsRead.FOUND,
            "doc-2": WordsRead.NONE,
        }


def test_what_is_in_the_bin_or_replaced_is_not_found_until_it_comes_back(
    sitting: OpenRecords,
) -> None:
    with sitting() as records:
        _cases(records)
        records.filings.keep_words(ONE, "doc-1", WordsRead.FOUND, [PAGE])
        out = replace(FILED, out_since=NOW, out_by=OKAFOR, out_why="Of somebody else")
        records.filings.keep(ONE, out)

    with sitting() as records:
        assert _found(records) == []
        assert records.filings.binned() == ((ONE, out),)
        records.filings.keep_words(ONE, "doc-1", WordsRead.FOUND, [PAGE])  # came too late
        assert _found(records) == []
        assert [one for _, one in records.filings.unread(9)] == ["doc-2"]

        records.filings.keep(ONE, out.back())
        assert "doc-1" in [one for _, one in records.filings.unread(9)]
        records.filings.keep_words(ONE, "doc-1", WordsRead.FOUND, [PAGE])
        assert _found(records) == ["document/doc-1/2"]

        records.filings.keep(ONE, Filing("doc-2", supersedes="doc-1"))
        assert _found(records) == []
        assert [one for _, one in records.filings.unread(9)] == ["doc-2"]
        records.filings.keep(ONE, Filing("doc-2"))
        assert "doc-1" in [one for _, one in records.filings.unread(9)]


def test_a_paper_takes_its_filing_and_its_words_to_another_case(sitting: OpenRecords) -> None:
    with sitting() as records:
        _cases(records)
        records.filings.keep(ONE, FILED)
        records.filings.keep_words(ONE, "doc-1", WordsRead.FOUND, [PAGE])

        records.moving.move(Moved(documents=frozenset({"doc-1"})), ONE, OTHER)

    with sitting() as records:
        assert records.filings.of(OTHER) == (FILED,)
        assert records.filings.of(ONE) == ()
        assert [hit.case for hit in records.find("communication board", 20)] == [OTHER]
        assert records.filings.words_read(OTHER) == {"doc-1": WordsRead.FOUND}
