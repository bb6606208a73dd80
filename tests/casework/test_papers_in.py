"""Papers that come in: kept, filed, filed again, put in the bin and taken out of it."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.casework.attachments import documents, not_binned
from caseworker.casework.handover_whole import document_given
from caseworker.casework.merge_writing import keep_documents
from caseworker.casework.office import Office, Officer
from caseworker.casework.papers_in import (
    Coming,
    FilePapers,
    PutInBin,
    TakeFromBin,
    TakeInPapers,
    binned_documents,
    file_papers,
    papers_of,
    put_in_bin,
    take_from_bin,
    take_in_papers,
)
from caseworker.casework.records import Document, OfficeFacts
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Incomplete, NotAllowed, NotFound, UnfitFile
from caseworker.domain.filing import Filing
from caseworker.domain.handover import DocumentGiven
from caseworker.ui.case.seen import case_seen
from tests.builders import NOW, OKAFOR, TODAY, StandingClock, a_case, an_event
from tests.hostile.files import a_pdf
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
OFFICER = Officer(OKAFOR, "J. Okafor")


def sign(message: bytes) -> tuple[bytes, bytes]:
    return message[:1], b"key"


@pytest.fixture
def store() -> PaperStore:
    made = PaperStore()
    with made.sitting() as records:
        records.save_office(OfficeFacts("Ashdown", ("custody",), "OFFICIAL-SENSITIVE"))
        records.open_case(a_case(an_event("case_opened"), number=NUMBER))
    return made


@pytest.fixture
def office(store: PaperStore, clock: StandingClock) -> Office:
    return Office(store.sitting, clock, OFFICER, sign)


def took(office: Office, *papers: Coming) -> list[str]:
    return office.do(take_in_papers, TakeInPapers(NUMBER, papers)).made.split("\n")


def filing(office: Office, document: str) -> Filing:
    return office.see(papers_of(NUMBER)).filing(document)


def last_words(store: PaperStore) -> str:
    return store.paper.history[-1].words


def test_a_file_that_is_here_already_is_kept_and_said(office: Office, store: PaperStore) -> None:
    (first,) = took(office, Coming("a.txt", b"One"))
    assert "already" not in last_words(store)

    took(office, Coming("b.txt", b"One"), Coming("c.txt", b"Two"))

    assert last_words(store).endswith(
        f"Here already, and kept once more: “b.txt” (as “a.txt”, {TODAY:%d/%m/%Y})."
    )
    office.do(put_in_bin, PutInBin(NUMBER, (first,), "Not wanted"))
    took(office, Coming("d.txt", b"Two"))
    assert "“d.txt” (as “c.txt”" in last_words(store)


def test_what_a_name_says_is_filed_as_the_paper_comes_in(office: Office) -> None:
    (one,) = took(office, Coming("2026-03-02 EP report.pdf", a_pdf()))

    assert filing(office, one) == Filing(one, "advice_psychologist", date(2026, 3, 2))


def test_what_came_with_a_message_says_so(office: Office) -> None:
    day = date(2026, 3, 2)
    mail, sheet = took(
        office,
        Coming(
            "RE: advice.eml".replace(":", ""), b"Subject: x\n\nWords", "message", day, "Mr Hale"
        ),
        Coming("Sheet.pdf", a_pdf(), from_whom="Mr Hale", came_with=0),
    )

    assert filing(office, mail) == Filing(mail, "message", day, "Mr Hale")
    assert filing(office, sheet) == Filing(sheet, from_whom="Mr Hale", came_with=mail)


def test_of_several_files_all_are_kept_or_none(office: Office) -> None:
    with pytest.raises(UnfitFile):
        took(office, Coming("a.txt", b"One"), Coming("tool.exe", b"MZ"))

    assert office.see(papers_of(NUMBER)).documents == ()


def test_filing_several_at_once_is_one_line_of_history(office: Office, store: PaperStore) -> None:
    ids = took(office, *(Coming(f"{at}.txt", b"One") for at in range(5)))

    office.do(file_papers, FilePapers(NUMBER, tuple(Filing(one, "letter") for one in ids)))

    assert last_words(store) == ("Filed “0.txt”: Letter; “1.txt”: Letter; “2.txt”: Letter; 2 more.")
    assert {filing(office, one).sort for one in ids} == {"letter"}


def test_filing_anew_says_what_it_was_before(office: Office, store: PaperStore) -> None:
    (one,) = took(office, Coming("Letter.txt", b"One"))

    office.do(file_papers, FilePapers(NUMBER, (Filing(one, "views", themes=("family",)),)))

    assert "kind: Views of the child, young person or family (was Letter)" in last_words(store)


def test_filing_doesnt_forget_which_message_brought_it(office: Office) -> None:
    mail, sheet = took(office, Coming("m.eml", b"A: b\n\nc"), Coming("s.txt", b"x", came_with=0))

    office.do(file_papers, FilePapers(NUMBER, (Filing(sheet, "letter"),)))

    assert filing(office, sheet).came_with == mail


def test_a_newer_paper_stands_in_the_list_and_what_it_replaces_under_it(office: Office) -> None:
    old, new, newest = took(office, *(Coming(f"{at}.txt", b"One") for at in "abc"))

    office.do(file_papers, FilePapers(NUMBER, (Filing(new, "letter", supersedes=old),)))
    office.do(file_papers, FilePapers(NUMBER, (Filing(newest, "letter", supersedes=new),)))

    seen = office.see(papers_of(NUMBER))
    assert [one.id for one in seen.here] == [newest]
    assert [one.id for one in seen.earlier(newest)] == [new, old]


@pytest.mark.parametrize("of", ["itself", "its own heir", "what another replaced", "a stranger"])
def test_a_paper_can_replace_only_what_nothing_replaces_and_never_itself(
    office: Office, of: str
) -> None:
    old, new, third = took(office, *(Coming(f"{at}.txt", b"One") for at in "abc"))
    office.do(file_papers, FilePapers(NUMBER, (Filing(new, supersedes=old),)))
    wanted = {
        "itself": Filing(third, supersedes=third),
        "its own heir": Filing(old, supersedes=new),
        "what another replaced": Filing(third, supersedes=old),
        "a stranger": Filing(third, supersedes="nobody"),
    }[of]

    with pytest.raises(Incomplete):
        office.do(file_papers, FilePapers(NUMBER, (wanted,)))


def test_a_paper_of_another_day_than_today_or_before_is_refused(office: Office) -> None:
    (one,) = took(office, Coming("a.txt", b"One"))

    with pytest.raises(Incomplete):
        office.do(file_papers, FilePapers(NUMBER, (Filing(one, "letter", date(2090, 1, 1)),)))


def test_what_is_in_the_bin_is_in_no_list_and_comes_back_as_it_was(
    office: Office, store: PaperStore
) -> None:
    (one,) = took(office, Coming("Letter.txt", b"One"))
    before = filing(office, one)

    office.do(put_in_bin, PutInBin(NUMBER, (one,), "Sent to us by mistake"))

    seen = office.see(papers_of(NUMBER))
    assert seen.here == ()
    assert [paper.id for paper in seen.binned] == [one]
    assert office.see(documents(NUMBER)) == (), "nor is it read beside a plan"
    whole = office.see(case_seen(NUMBER))
    assert whole.around.documents == (), "nor does a form offer it"
    assert [paper.id for paper in whole.documents] == [one], "though its name is known"
    assert last_words(store) == "Put “Letter.txt” in the bin: Sent to us by mistake."
    ((document, out),) = office.see(binned_documents())
    assert isinstance(document, Document)
    assert (document.id, out.out_since, out.out_by) == (one, NOW, OKAFOR)

    office.do(take_from_bin, TakeFromBin(NUMBER, (one,)))
    assert filing(office, one) == before


def test_a_paper_goes_in_the_bin_only_with_a_reason(office: Office) -> None:
    (one,) = took(office, Coming("a.txt", b"One"))

    with pytest.raises(Incomplete):
        office.do(put_in_bin, PutInBin(NUMBER, (one,), "  "))


def test_what_an_entry_names_stays_and_the_entry_is_said(office: Office, store: PaperStore) -> None:
    (one,) = took(office, Coming("Consent.txt", b"One"))
    entry = an_event("advice_received", facts={"adviser": "School", "document": one})
    with store.sitting() as records:
        records.add_event(NUMBER, entry)

    with pytest.raises(NotAllowed, match=r"the entry “Advice received” of .* names it"):
        office.do(put_in_bin, PutInBin(NUMBER, (one,), "Twice"))

    assert not filing(office, one).is_out


def test_a_message_stays_while_what_came_with_it_does(office: Office) -> None:
    mail, sheet = took(office, Coming("m.eml", b"A: b\n\nc"), Coming("s.txt", b"x", came_with=0))
    with pytest.raises(NotAllowed, match=r"“s\.txt” came with it"):
        office.do(put_in_bin, PutInBin(NUMBER, (mail,), "Twice"))

    office.do(put_in_bin, PutInBin(NUMBER, (sheet, mail), "Twice"))

    assert office.see(papers_of(NUMBER)).here == ()


def test_a_paper_of_another_case_is_no_paper_of_this_one(office: Office) -> None:
    for act, command in (
        (file_papers, FilePapers(NUMBER, (Filing("strange"),))),
        (put_in_bin, PutInBin(NUMBER, ("strange",), "Why")),
        (take_from_bin, TakeFromBin(NUMBER, ("strange",))),
    ):
        with pytest.raises(NotFound):
            office.do(act, command)  # type: ignore[arg-type]


def test_nothing_of_the_bin_goes_anywhere_and_of_the_rest_only_what_may(
    office: Office, store: PaperStore
) -> None:
    kept, out = took(office, Coming("a.txt", b"One"), Coming("b.txt", b"Two"))
    filed = Filing(kept, "letter", None, "Mr Hale", ("ASD",), ("health",), "Ring him first")
    office.do(file_papers, FilePapers(NUMBER, (filed,)))
    office.do(put_in_bin, PutInBin(NUMBER, (out,), "Twice"))

    with store.sitting() as records:
        (one,) = not_binned(records, NUMBER)

    assert document_given(one, filed).filing == filed
    cut = document_given(one, filed, needs=False, words=False).filing
    assert cut == Filing(kept, "letter", None, "Mr Hale", (), ("health",))


def test_papers_from_elsewhere_that_replace_each_other_stay_in_the_list(store: PaperStore) -> None:
    """As two that say so of each other, or one of itself: neither would ever be seen."""
    told = (("one", "two"), ("two", "one"), ("self", "self"))
    came = tuple(
        DocumentGiven(ident, f"{ident}.txt", "txt", 3, "00", NOW, OKAFOR,
                      Filing(ident, "letter", supersedes=other))
        for ident, other in told
    )  # fmt: skip

    with store.sitting() as records:
        keep_documents(records, NUMBER, came, {ident: b"One" for ident, _ in told})

    with store.sitting() as records:
        seen = papers_of(NUMBER)(records, TODAY)
    assert {str(one.id) for one in seen.here} == {"one", "self"}
    assert [str(one.id) for one in seen.earlier("one")] == ["two"]


def test_what_comes_from_elsewhere_is_filed_as_it_was_there(store: PaperStore) -> None:
    came = tuple(
        DocumentGiven(ident, f"{ident}.txt", "txt", 3, "00", NOW, OKAFOR, filing)
        for ident, filing in (
            ("mail", Filing("mail", "message", supersedes="left behind")),
            ("sheet", Filing("sheet", "letter", came_with="mail")),
            ("bare", None),
        )
    )

    with store.sitting() as records:
        keep_documents(records, NUMBER, came, dict.fromkeys(("mail", "sheet", "bare"), b"One"))

    with store.sitting() as records:
        assert records.filings.of(NUMBER) == (
            Filing("mail", "message"),
            Filing("sheet", "letter", came_with="mail"),
        )
