"""A second person's authority: asked for, answered in their own sign-in, and kept as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseworker.casework import papers
from caseworker.casework.authority import (
    AnswerAuthority,
    AskAuthority,
    answer_authority,
    ask_authority,
    authority_for,
    to_authorise,
)
from caseworker.casework.disclosures import answer_to
from caseworker.casework.office import Office, Officer
from caseworker.casework.papers import LetGo
from caseworker.casework.tray import PutInTray, put_in_tray
from caseworker.domain.disclosure import Answer, Authority, Request
from caseworker.domain.errors import Incomplete, NotAllowed, NotFound
from caseworker.domain.officer import OfficerId
from tests.builders import OKAFOR, TODAY, StandingClock
from tests.casework.test_leaving_with_reason import FINAL, LEFT_OUT, NUMBER, necessary, store
from tests.paper_records import PaperStore

__all__ = ["store"]

JUDITH = Officer(OKAFOR, "Judith Okafor", "officer")
SHAH = Officer(OfficerId("shah"), "R. Shah", "manager")
ASKED = replace(necessary("AEF"), authority=None)
PART = replace(FINAL, left_out=LEFT_OUT)


def office_of(store: PaperStore, who: Officer, *here: Officer) -> Office:
    colleagues = tuple(one.colleague for one in here or (JUDITH, SHAH))
    return Office(store.sitting, StandingClock(), who, lambda _: (b"", b""), lambda: colleagues)


def waiting_id(store: PaperStore) -> str:
    (one,) = office_of(store, SHAH).see(to_authorise)
    return one.id


def authority(store: PaperStore, request: Request = ASKED) -> Authority | None:
    return office_of(store, JUDITH).see(lambda records, _: authority_for(records, NUMBER, request))


def acts(store: PaperStore) -> list[str]:
    return [act for _, _, act, _, _ in store.paper.audit]


def test_what_a_manager_authorises_in_their_own_sign_in_goes(store: PaperStore) -> None:
    judith = office_of(store, JUDITH)
    assert judith.see(answer_to(NUMBER, ASKED)).verdict.answer is Answer.NOT_YET

    judith.do(ask_authority, AskAuthority(NUMBER, ASKED))
    assert authority(store) is None
    answer = AnswerAuthority(waiting_id(store), yes=True, words="He needs it tonight.")
    done = office_of(store, SHAH).do(answer_authority, answer)

    assert authority(store) == Authority(
        "R. Shah", "shah", "In their own sign-in. He needs it tonight."
    )
    assert "Authorised what Judith Okafor asked" in done.sentence
    answered = judith.see(answer_to(NUMBER, ASKED))
    assert answered.verdict.answer is Answer.BY_GROUND
    assert answered.second is not None
    assert answered.second.on == TODAY
    let = judith.do(papers.let_go, LetGo(PART, "print", "Sgt Brook", asked=ASKED))
    assert "R. Shah" in let.sentence or store.paper.ledger.kept[0].release.basis is not None
    assert acts(store) == ["authority_asked", "authority_given", "released:print"]


def test_it_covers_that_very_request_and_no_other(store: PaperStore) -> None:
    office_of(store, JUDITH).do(ask_authority, AskAuthority(NUMBER, ASKED))
    answer = AnswerAuthority(waiting_id(store), yes=True, words="Yes.")
    office_of(store, SHAH).do(answer_authority, answer)

    assert authority(store, replace(ASKED, why="Another reason")) is None
    assert authority(store, replace(necessary("AEFI"), authority=None)) is None
    assert authority(store, replace(necessary("AEF", to="Sgt Vale"), authority=None)) is None


def test_nobody_answers_their_own_request(store: PaperStore) -> None:
    both = Officer(OKAFOR, "Judith Okafor", "manager+officer")
    office = office_of(store, both, both, SHAH)
    office.do(ask_authority, AskAuthority(NUMBER, ASKED))

    with pytest.raises(NotAllowed, match="Nobody authorises their own request"):
        office.do(answer_authority, AnswerAuthority(waiting_id(store), yes=True, words="Mine."))

    assert acts(store) == ["authority_asked"]


def test_an_officer_answers_nothing_and_is_told_who_may(store: PaperStore) -> None:
    lewis = Officer(OfficerId("lewis"), "A. Lewis", "officer")
    office_of(store, JUDITH).do(ask_authority, AskAuthority(NUMBER, ASKED))

    with pytest.raises(NotAllowed, match="Only a manager may authorise this"):
        office_of(store, lewis).do(
            answer_authority, AnswerAuthority(waiting_id(store), yes=True, words="Yes.")
        )
    with pytest.raises(NotAllowed, match="manager"):
        office_of(store, lewis).see(to_authorise)


def test_a_refusal_needs_its_words_and_stands_until_it_is_asked_anew(store: PaperStore) -> None:
    judith, shah = office_of(store, JUDITH), office_of(store, SHAH)
    judith.do(ask_authority, AskAuthority(NUMBER, ASKED))
    with pytest.raises(NotAllowed, match="asked for already"):
        judith.do(ask_authority, AskAuthority(NUMBER, ASKED))
    asked = waiting_id(store)
    with pytest.raises(Incomplete, match="Say why"):
        shah.do(answer_authority, AnswerAuthority(asked, yes=False, words=" "))

    shah.do(answer_authority, AnswerAuthority(asked, yes=False, words="It can wait."))

    assert authority(store) is None
    with pytest.raises(NotFound):
        shah.do(answer_authority, AnswerAuthority(asked, yes=True, words="Yes."))
    judith.do(ask_authority, AskAuthority(NUMBER, ASKED))
    assert acts(store) == ["authority_asked", "authority_refused", "authority_asked"]


def test_nobody_can_claim_another_s_sign_in(store: PaperStore) -> None:
    claimed = replace(ASKED, authority=Authority("R. Shah", "shah"))
    judith = office_of(store, JUDITH)

    assert judith.see(answer_to(NUMBER, claimed)).verdict.answer is Answer.NOT_YET
    with pytest.raises(NotAllowed):
        judith.do(papers.let_go, LetGo(PART, "print", "Sgt Brook", asked=claimed))
    with pytest.raises(NotAllowed):
        judith.do(put_in_tray, PutInTray(NUMBER, claimed))


def test_an_office_of_one_names_somebody_outside_with_evidence(store: PaperStore) -> None:
    alone = office_of(store, JUDITH, JUDITH)
    outside = replace(ASKED, authority=Authority("Priya Nair", evidence="Her letter"))

    with pytest.raises(NotAllowed, match="Name somebody outside of the office"):
        alone.do(ask_authority, AskAuthority(NUMBER, ASKED))
    with pytest.raises(NotAllowed, match="ask them, in their own sign-in"):
        office_of(store, JUDITH).do(papers.let_go, LetGo(PART, "print", "Sgt Brook", asked=outside))

    assert alone.do(papers.let_go, LetGo(PART, "print", "Sgt Brook", asked=outside)).made == "1"
