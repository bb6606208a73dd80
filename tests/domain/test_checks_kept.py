"""What was found may stay, with a reason, for as long as the same words stand there."""

from __future__ import annotations

from caseworker.domain.case import Event
from caseworker.domain.checking.looked import Looked
from caseworker.domain.checks import Finding, before_sending
from caseworker.domain.plan import Plan
from tests.builders import an_item
from tests.domain.checked import changed, happened, look, of

VAGUE = changed("F", "Regular sessions with a therapist.")


def vague(looked: Looked) -> Finding:
    (one,) = of("P-07", looked)
    return one


def kept(finding: Finding, reason: str = "The therapist wants it open") -> Event:
    return happened(
        "check_set_aside",
        check=finding.check.id,
        said=finding.words,
        reason=reason,
        fingerprint=finding.print,
    )


def after(plan: Plan, *events: Event) -> Finding:
    return vague(look(plan, *events))


def test_a_warning_that_is_kept_no_longer_warns_and_says_why() -> None:
    found = after(VAGUE, kept(vague(look(VAGUE))))

    assert found.is_kept
    assert not found.warns
    assert found.because == "The therapist wants it open"


def test_it_comes_back_when_the_words_of_its_place_change() -> None:
    reason = kept(vague(look(VAGUE)))

    assert after(changed("F", "Regular sessions with somebody."), reason).warns
    assert after(changed("F", "Regular sessions with a therapist.", start="May"), reason).warns


def test_it_stays_with_an_item_that_is_moved_and_when_other_places_change() -> None:
    reason = kept(vague(look(VAGUE)))
    more = VAGUE.with_item("F", an_item("two", "More.", "need-1"))
    moved = more.moved(VAGUE.section("F").items[0].id, by=1)

    found = after(moved, reason)

    assert found.place == "F2"
    assert found.is_kept


def test_what_is_taken_up_again_warns_again() -> None:
    first = vague(look(VAGUE))
    again = happened("check_taken_up", check="P-07", said="x", fingerprint=first.print)

    assert after(VAGUE, kept(first), again).warns
    assert after(VAGUE, kept(first), again, kept(first)).is_kept


def test_a_reason_for_one_finding_is_none_for_another_in_the_same_place() -> None:
    plan = changed("F", "Regular sessions as required.")
    one, other = of("P-07", look(plan))

    after_one = of("P-07", look(plan, kept(one)))

    assert [found.is_kept for found in after_one] == [False, True]
    assert after_one[1].words == one.words
    assert after_one[0].words == other.words


def test_an_error_is_not_kept_by_a_reason_for_a_warning() -> None:
    plan = changed("F", who="")
    (error,) = [one for one in before_sending(look(plan)) if one.blocks]
    forged = happened("check_set_aside", check="P-06", said="x", reason="y", fingerprint="")

    assert error.print == ""
    assert next(one.blocks for one in before_sending(look(plan, forged)))
