"""Vague words of the office's own: added, found in plans, taken out."""

from __future__ import annotations

import pytest

from caseworker.casework.office import Office, Officer
from caseworker.casework.own_words import (
    AddVagueWord,
    TakeOutVagueWord,
    add_vague_word,
    own_words_listed,
    take_out_vague_word,
)
from caseworker.casework.plans import beside_the
from caseworker.casework.records import OfficeFacts
from caseworker.domain.errors import Incomplete, NotAllowed, NotFound
from tests.builders import NOW, OKAFOR, StandingClock
from tests.casework.test_sending import NUMBER, Desk
from tests.domain.checked import changed, look
from tests.paper_records import PaperStore

DIRECTED = AddVagueWord("as  directed", "It doesn’t say by whom.", "Who directs it, how often?")


def an_office(role: str = "administrator") -> Office:
    kept = PaperStore()
    with kept.sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("community",), ""))
    officer = Officer(OKAFOR, "J. Okafor", role)
    return Office(kept.sitting, StandingClock(NOW), officer, lambda _: (b"", b""))


def test_a_word_of_the_office_is_found_in_plans_with_its_reason_and_question() -> None:
    desk = Desk(look(changed("F", "Sessions As directed by staff.")))

    desk.office.do(add_vague_word, DIRECTED)

    (found,) = [one for one in desk.findings() if one.check.id == "P-07"]
    assert found.spot.mark == "As directed"
    assert found.remedy == (
        "It doesn’t say by whom. Ask whoever advised it: “Who directs it, how often?”"
    )
    with pytest.raises(Incomplete):
        desk.send()


def test_a_word_that_is_taken_out_is_found_no_more() -> None:
    desk = Desk(look(changed("F", "Sessions as directed by staff.")))
    desk.office.do(add_vague_word, DIRECTED)

    desk.office.do(take_out_vague_word, TakeOutVagueWord("As directed"))

    assert "P-07" not in [one.check.id for one in desk.findings()]
    assert desk.office.see(lambda records, _: beside_the(records, NUMBER, None)).vague == ()


def test_the_same_words_are_kept_once_with_the_newest_reason() -> None:
    office = an_office()
    office.do(add_vague_word, DIRECTED)

    office.do(add_vague_word, AddVagueWord("As Directed", "By nobody.", "Who?"))

    (one,) = office.see(own_words_listed)
    assert (one.words, one.why, one.ask) == ("As Directed", "By nobody.", "Who?")


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        (AddVagueWord("", "", ""), ["words", "why", "ask"]),
        (AddVagueWord("“often”", "x", "y"), ["words"]),
        (AddVagueWord("o" * 61, "x", "y"), ["words"]),
        (AddVagueWord("Access to", "x", "y"), ["words"]),
    ],
)
def test_a_word_is_whole_and_new(command: AddVagueWord, fields: list[str]) -> None:
    with pytest.raises(Incomplete) as refused:
        an_office().do(add_vague_word, command)

    assert [gap.field for gap in refused.value.gaps] == fields


def test_only_an_administrator_changes_them() -> None:
    office = an_office("officer")

    with pytest.raises(NotAllowed):
        office.do(add_vague_word, DIRECTED)
    with pytest.raises(NotAllowed):
        office.do(take_out_vague_word, TakeOutVagueWord("x"))


def test_what_was_never_added_is_not_taken_out() -> None:
    with pytest.raises(NotFound):
        an_office().do(take_out_vague_word, TakeOutVagueWord("x"))
