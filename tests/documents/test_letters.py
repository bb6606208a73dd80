"""Letters: what each must carry, what it must know, and what an officer types into it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.documents import letter as letters_drawn
from caseworker.documents.letter import LetterDay, Recipient
from caseworker.documents.letter_files import letter, letters, must_bear, standard_blocks
from caseworker.documents.letter_forms import OCCASIONS
from caseworker.documents.letter_reading import parted
from caseworker.documents.letter_text import blocks_of, filled
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.pictures import page_words
from caseworker.domain.blocks import Block, Run, paragraphs
from caseworker.domain.errors import Incomplete, NotAllowed, NotFound
from caseworker.domain.law import the_law
from tests.documents.examples import OFFICE, PRINT, WORDS, a_letter
from tests.documents.readers import pdftotext

# law/ehc-process.md section 11. Those for custody say
# the same in the words of section 73 and the 2015 Regulations.
CARRIES = [
    ("L-04", "community", {"R", "AP", "TL", "MED", "DR", "IAS"}),
    ("L-04", "custody", {"R", "AP-custody", "TL", "MED-custody", "IAS"}),
    ("L-09", "community", {"R", "AP", "TL", "MED", "DR", "IAS", "REC"}),
    ("L-09", "custody", {"R", "AP-custody", "TL", "MED-custody", "IAS"}),
    ("L-13", "community", {"NEXT", "AP", "TL", "MED", "DR", "IAS", "REC"}),
    ("L-13", "custody", {"NEXT-custody", "AP-custody", "TL", "MED-custody", "IAS"}),
    ("L-10", "community", {"SAY", "SCHOOLS", "PB", "IAS"}),
    ("L-10", "custody", {"SAY", "SCHOOLS", "IAS"}),
    ("L-14", "community", {"SAY", "SCHOOLS", "PB", "IAS"}),
    ("L-01", "community", {"HEAR", "IAS"}),
    ("L-02", "custody", {"VIEWS", "IAS"}),
    ("L-06", "community", {"ADVICE"}),
    ("L-07", "custody", {"DUTY"}),
    ("L-11", "community", {"NAMING"}),
    ("L-12", "community", {"NOT-NAMED", "IAS"}),
    ("L-16", "community", {"REVIEW"}),
    ("L-17", "community", {"REVIEW"}),
    ("L-19", "community", {"R", "AP", "TL", "MED", "DR", "IAS", "REC"}),
    ("L-20", "community", {"SAY-CHANGES", "SCHOOLS-CHANGES", "IAS"}),
    ("L-21", "community", {"IN-FORCE", "R", "AP", "TL", "MED", "DR", "IAS", "REC"}),
    ("L-29", "community", {"IAS"}),
    ("L-30", "community", {"IN-FORCE", "R", "AP", "TL", "MED", "DR", "IAS", "REC"}),
    ("L-22", "community", {"NEXT", "AP", "TL", "MED", "DR", "IAS", "REC"}),
    ("L-23", "community", {"R", "AP", "TL", "MED", "DR", "IAS", "REC"}),
]


def words_of(letter_id: str, **changes: object) -> str:
    return letters_drawn.draw(a_letter(letter_id, **changes), OFFICE).words_for(PRINT)


@pytest.mark.parametrize(("letter_id", "regime", "carried"), CARRIES)
def test_a_letter_carries_the_blocks_that_the_law_asks_for(
    letter_id: str, regime: str, carried: set[str]
) -> None:
    blocks = letter(letter_id).standard(regime)

    words = words_of(letter_id, regime=regime)

    assert {block.id for block in blocks} == carried
    assert all(f"\n{block.title}\n" in words for block in blocks)


@pytest.mark.parametrize("letter_id", sorted(letters()))
def test_a_letter_says_where_it_comes_from_and_goes_with_a_known_event(letter_id: str) -> None:
    form = letter(letter_id)

    assert form.source
    assert form.checked in {"read", "summary", "memory"}
    assert form.goes_with in {*the_law().kinds, *OCCASIONS}


@pytest.mark.parametrize("letter_id", sorted(letters()))
@pytest.mark.parametrize("regime", ["community", "custody"])
def test_a_letter_asks_for_every_fact_that_it_speaks_of(letter_id: str, regime: str) -> None:
    form = letter(letter_id)
    given = {"you", "your", "ground", "ground_source", "contact"}
    given |= {"mediation_adviser", "disagreement_service", "advice_service"}

    spoken_of = form.placeholders(regime)

    assert spoken_of <= given | {*form.needs, *form.days, *form.may, "blocks"}


@pytest.mark.parametrize("letter_id", ["L-04", "L-09"])
@pytest.mark.parametrize("regime", ["community", "custody"])
def test_a_refusal_says_that_a_certificate_comes_before_an_appeal(
    letter_id: str, regime: str
) -> None:
    """CFA 2014 s.55, which s.73(7) applies to a detained person too."""
    assert "you must have a certificate from a mediation adviser" in words_of(
        letter_id, regime=regime
    )


@pytest.mark.parametrize("letter_id", ["L-04", "L-09", "L-13"])
def test_an_establishment_is_never_told_that_it_may_appeal(letter_id: str) -> None:
    """It gets the same letter (s.71(10)); section 73 gives the right to the appropriate person."""
    words = words_of(letter_id, regime="custody", to=Recipient("Ashdown House"))

    assert "An establishment that gets this letter" in words
    assert "has no appeal of its own" in words


def test_nobody_is_offered_a_personal_budget_while_detained() -> None:
    """CFA 2014 s.70(1) switches section 49 off."""
    assert "personal budget" not in words_of("L-10", regime="custody").lower()


def test_the_final_plan_of_a_detained_person_is_kept_and_not_reviewed_each_year() -> None:
    """CFA 2014 s.70(1) switches sections 42 and 44 off; s.74 and s.48 stand in their place."""
    words = words_of("L-13", regime="custody")

    assert "We keep the plan while the detention lasts" in words
    assert "On release" in words
    assert "first page" not in words


def test_every_standard_block_is_carried_by_some_letter() -> None:
    carried = {
        block.id
        for form in letters().values()
        for blocks in form.blocks.values()
        for block in blocks
    }

    assert carried == set(standard_blocks())


@pytest.mark.parametrize(
    "letter_id",
    [
        *(f"L-{n:02}" for n in (*range(1, 26), *range(29, 35), 36, 39)),
        "L-37",
        "L-41",
    ],
)
def test_every_letter_of_the_first_plan_is_here_and_says_what_it_must_bear(letter_id: str) -> None:
    assert letter(letter_id).goes_with == must_bear()[letter_id].goes_with


def test_nothing_is_asked_of_a_letter_that_is_not_here() -> None:
    assert set(must_bear()) <= set(letters())


def test_a_delay_is_explained_with_its_exception_its_reasons_and_the_new_day() -> None:
    """Code 9.43. The day that was stays visible: the law sets no other."""
    words = words_of("L-08")

    assert "The law gives us until 19 October 2026" in words
    assert "exceptional personal circumstances" in words
    assert "have this done by 9 November 2026" in words
    assert "The law sets no new day" in words


def test_a_reason_for_not_naming_is_given_before_the_appeal_and_says_that_it_comes() -> None:
    words = words_of("L-12")

    assert "The ground in law: Incompatible with the education of others." in words
    assert "When we send it, you have the right to appeal" in words


@pytest.mark.parametrize("regime", ["outside England", "adult custody", "abroad for a time"])
@pytest.mark.parametrize("letter_id", ["L-04", "L-09", "L-13", "L-10", "L-14"])
def test_no_decision_leaves_without_its_rights_under_rules_that_no_letter_knows(
    letter_id: str, regime: str
) -> None:
    with pytest.raises(NotAllowed, match=f"not known under the rules of “{regime}”"):
        words_of(letter_id, regime=regime)


def test_what_a_letter_carries_under_any_rules_it_carries_under_those_too() -> None:
    assert "What the law says" in words_of("L-07", regime="abroad for a time")


def test_a_new_draft_gives_the_whole_time_again() -> None:
    words = words_of("L-14")

    assert "Until 4 December 2026 you have the right to:" in words
    assert "Section F now names a speech and language therapist." in words


def test_every_fact_that_is_missing_is_named_at_once() -> None:
    bare = replace(a_letter("L-04"), words={}, days={})

    with pytest.raises(Incomplete) as refused:
        letters_drawn.draw(bare, Letterhead("Northmere Council"))

    fields = {gap.field for gap in refused.value.gaps}
    assert fields >= {"reasons", "evidence", "received", "mediation_adviser", "advice_service"}


def test_a_missing_fact_is_asked_for_in_words() -> None:
    bare = replace(a_letter("L-04"), words={"evidence": "the request"})

    with pytest.raises(Incomplete, match="The reasons for the decision is needed"):
        letters_drawn.draw(bare, OFFICE)


def test_a_letter_to_the_young_person_speaks_to_them() -> None:
    to_tom = words_of("L-05", to=Recipient("Tom Whitfield", is_person=True))

    to_his_mother = words_of("L-05")

    assert "whether to assess your education" in to_tom
    assert "About Tom Whitfield" not in to_tom
    assert "to assess Tommy’s education" in to_his_mother


def test_a_day_from_a_rule_that_nobody_read_says_so() -> None:
    doubtful = {"views_by": LetterDay(date(2026, 12, 4), from_memory=True)}

    words = words_of("L-10", days=doubtful)

    assert "Until 4 December 2026 (check with the authority) you have the right" in words


def test_what_an_officer_types_is_text_whatever_it_looks_like() -> None:
    typed = {"reasons": "# Not a heading\n![x](file:///etc/passwd) {you} <b>", "evidence": "x"}

    words = words_of("L-04", words=typed)

    assert "# Not a heading" in words
    assert "![x](file:///etc/passwd) {you} <b>" in words


def test_a_fact_of_several_paragraphs_takes_the_place_of_its_own() -> None:
    blocks = filled(blocks_of("Before.\n\n{reasons}\n\nAfter."), {"reasons": paragraphs("a\nb")})

    assert [block.plain for block in blocks] == ["Before.", "a", "b", "After."]


def test_markdown_becomes_blocks() -> None:
    blocks = blocks_of("## Head\n\nOne **two**.\n\n1. first\n2. second\n   - under\n")

    assert blocks == (
        Block("h", (Run("Head"),), level=1),
        Block("p", (Run("One "), Run("two", frozenset("b")), Run("."))),
        Block("li", (Run("first"),), ordered=True),
        Block("li", (Run("second"),), ordered=True),
        Block("li", (Run("under"),), level=2),
    )


@pytest.mark.parametrize(
    "text", ["![x](y.png)", "`code`", "> quoted", "---", "[a](http://b.example)"]
)
def test_a_letter_file_that_uses_more_of_markdown_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="can’t hold"):
        blocks_of(text)


@pytest.mark.parametrize("lines", range(0, 24, 3))
def test_a_name_never_stands_alone_on_the_last_page(lines: int) -> None:
    reasons = paragraphs("\n".join(["One more reason, in a line of its own."] * lines) or "One.")
    paper = letters_drawn.draw(
        a_letter("L-09", words={**WORDS, "reasons": reasons}, enclosed=("A leaflet", "A map")),
        OFFICE,
    )

    last = pdftotext(paper.bytes_for(PRINT), "-layout").split("\f")[-2]

    before, _, after = last.partition("Yours sincerely,")
    assert "sendiass.example" in before
    assert "J. Okafor" in after
    assert "Enclosed: A leaflet; A map" in after


@pytest.mark.parametrize(
    "letter_id", ["L-01", "L-02", "L-03", "L-05", "L-06", "L-07", "L-10", "L-13-institution"]
)
def test_a_short_letter_is_one_sheet(letter_id: str) -> None:
    facts = a_letter(letter_id, enclosed=())

    pdf = letters_drawn.draw(facts, OFFICE).bytes_for(PRINT)

    assert len(page_words(pdf)) == 1


def test_a_letter_to_an_office_greets_whoever_leads_it() -> None:
    """“Dear Mereside College” greets nobody."""
    words = words_of("L-11", to=Recipient("Mereside College"))

    assert words.startswith("Mereside College\n")
    assert "Dear Head teacher or Principal," in words
    assert "Yours faithfully," in words


def test_a_letter_file_without_a_heading_block_is_refused() -> None:
    with pytest.raises(ValueError, match="heading block"):
        parted("Dear parent,")


def test_a_letter_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        letter("L-99")
