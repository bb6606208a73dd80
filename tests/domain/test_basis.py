"""Nothing of a plan can be let out but by an answer that covers it, for them, on that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.domain.basis import Basis
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Answer
from caseworker.domain.errors import NotAllowed
from caseworker.domain.ledger import line_hash
from caseworker.domain.ledger_data import basis_from_data, basis_to_data
from caseworker.domain.release import Release, ReleaseKind, What
from tests.bases import TO, a_basis, a_request, a_verdict, basis_over, pieces
from tests.builders import NOW, TODAY

OUT: list[ReleaseKind] = ["print", "clear_copy", "encrypted_copy"]
OURS: list[ReleaseKind] = ["preview", "working_copy", "archive"]


def a_release(kind: ReleaseKind = "print", basis: Basis | None = None, **changes: str) -> Release:
    what = What(carries=pieces("AB"))
    release = Release(kind, TO, "J. Okafor", NOW, "For his move", what=what, basis=basis)
    return replace(release, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("answer", [Answer.NOT_YET, Answer.NO])
def test_an_answer_that_lets_nothing_go_is_no_basis(answer: Answer) -> None:
    verdict = a_verdict(pieces("AB"), pieces("AB"), answer)

    with pytest.raises(NotAllowed):
        Basis(a_request(pieces("AB")), verdict, TODAY)


def test_an_answer_that_covers_nothing_or_rests_on_nothing_is_no_basis() -> None:
    yes = a_verdict(pieces("AB"), pieces("AB"))

    for verdict in (replace(yes, covered=Pieces()), replace(yes, basis="")):
        with pytest.raises(NotAllowed):
            Basis(a_request(pieces("AB")), verdict, TODAY)


@pytest.mark.parametrize("kind", OUT)
def test_what_holds_a_plan_leaves_on_a_basis_alone(kind: ReleaseKind) -> None:
    with pytest.raises(NotAllowed, match="sections A and B of a plan"):
        a_release(kind)

    assert a_release(kind, a_basis("ABF")).basis is not None


@pytest.mark.parametrize("kind", OURS)
def test_what_stays_in_the_office_needs_none(kind: ReleaseKind) -> None:
    assert a_release(kind).basis is None


@pytest.mark.parametrize("kind", OUT)
def test_a_practice_stores_papers_are_free(kind: ReleaseKind) -> None:
    what = What(carries=pieces("AB"))

    assert Release(kind, TO, "J. Okafor", NOW, practice=True, what=what).basis is None


def test_what_is_not_covered_stops_the_whole() -> None:
    with pytest.raises(NotAllowed, match="does not cover section B"):
        a_release(basis=a_basis("A"))


def test_a_basis_is_for_one_recipient_and_for_the_day_of_the_answer() -> None:
    with pytest.raises(NotAllowed, match="another recipient"):
        a_release(basis=a_basis("AB", to="Somebody else"))
    with pytest.raises(NotAllowed, match="another day"):
        a_release(basis=a_basis("AB", on=TODAY - timedelta(days=1)))


def test_a_release_of_a_part_does_not_open_more() -> None:
    release = a_release(basis=a_basis("ABC"))

    release.refuse_more(pieces("A"))
    with pytest.raises(NotAllowed):
        release.refuse_more(pieces("ABC"))


def test_a_basis_is_kept_with_all_that_it_says() -> None:
    basis = a_basis("AB")

    assert basis_from_data(basis_to_data(basis)) == basis
    assert basis_from_data(None) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"to": "Somebody else", "kind": "archive"},
        {"reason": "Another"},
        {"number": "2026-0072"},
        {"what": What("Another", pieces("AB"))},
        {"basis": a_basis("ABC")},
    ],
)
def test_whatever_is_changed_in_a_line_changes_its_hash(changed: dict[str, object]) -> None:
    release = a_release(basis=a_basis("AB"))

    assert line_hash(None, replace(release, **changed)) != line_hash(None, release)  # type: ignore[arg-type]


def test_a_release_says_its_number_and_whose_copy_it_is() -> None:
    copy = a_release(basis=a_basis("AB"), number="2026-0071")
    working = replace(copy, kind="working_copy")

    assert replace(copy, copy_number=2).words == "No. 2026-0071 · Copy 2 for Harrow Hill House"
    assert working.words.endswith("Working copy for Harrow Hill House. Not to leave the office.")


LETTERS = "ABCDEFGHIJK"
some = st.sets(st.sampled_from(LETTERS)).map(lambda letters: pieces("".join(letters)))


@settings(max_examples=2_000, deadline=None)
@given(
    carries=some,
    covered=some,
    kind=st.sampled_from([*OUT, *OURS]),
    to=st.sampled_from([TO, "Somebody else"]),
    days=st.integers(0, 1),
)
def test_no_way_is_found_for_a_plan_to_leave_without_what_covers_it(
    carries: Pieces, covered: Pieces, kind: ReleaseKind, to: str, days: int
) -> None:
    """Whatever is put together: either it may go, for them and today, or there is no release."""
    on = TODAY - timedelta(days=days)
    basis = basis_over(covered, TO, on) if covered else None
    may = not carries or (basis is not None and not carries - covered and to == TO and days == 0)

    try:
        Release(kind, to, "J", NOW, "Why", 1, what=What(carries=carries), basis=basis)
        made = True
    except NotAllowed:
        made = False

    assert made is (may or kind in OURS)
