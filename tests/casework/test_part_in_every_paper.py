"""What a part of the plan may leave as: papers that can be cut are, and the rest are refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from caseworker.casework import papers
from caseworker.casework.office import Office
from caseworker.casework.wanted import Wanted
from caseworker.documents.reading_back import all_said
from caseworker.domain.errors import NotAllowed
from tests.casework.test_leaving_with_reason import FINAL, LEFT_OUT, let_go, necessary
from tests.casework.test_leaving_with_reason import office as _office
from tests.casework.test_leaving_with_reason import store as _store
from tests.paper_records import PaperStore

office, store = _office, _store
HIDDEN = ("zanzibar", "quokka", "marmalade", "wobbegong", "kestrel", "wombat", "bandicoot")
Form = Literal["pdf", "csv", "record", "docx"]


def a_part(paper: str, form: Form) -> Wanted:
    return replace(FINAL, left_out=LEFT_OUT, paper=paper, form=form, about="Final 1")


@pytest.mark.parametrize("form", ["pdf", "docx", "record", "csv"])
@pytest.mark.parametrize("paper", ["comparison", "threads", "advice_bundle"])
def test_what_holds_more_than_is_covered_is_refused_in_every_form(
    office: Office, store: PaperStore, paper: str, form: Form
) -> None:
    with pytest.raises(NotAllowed, match="does not cover section"):
        let_go(
            office,
            a_part(paper, form),
            "Sgt Brook",
            asked=necessary("AEF"),
            kind="clear_copy",
            reason="No printer",
        )
    assert store.paper.ledger.kept == ()


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize("paper", ["plan_with_sources", "history", "timeline"])
def test_what_can_be_cut_is_and_what_says_nothing_of_the_plan_goes(
    office: Office, paper: str, form: Form
) -> None:
    part = a_part(paper, form)
    done = let_go(
        office, part, "Sgt Brook", asked=necessary("AEF"), kind="clear_copy", reason="No printer"
    )

    content = office.see(papers.copy(part, int(done.made))).content

    said = " ".join(all_said(content, form)).casefold()
    assert [word for word in HIDDEN if word in said] == []
