"""Through the real store: a file that goes along with a paper is looked through as the paper is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from PIL import Image

from caseworker.casework.found_names import NamesAnother
from caseworker.casework.plans import SendDraft, StartPlan, send_draft, start_plan
from caseworker.casework.standing import LetStand, LookedThrough, let_stand, looked_through
from caseworker.casework.wanted import Wanted
from caseworker.domain.blocks import paragraphs
from caseworker.domain.errors import Incomplete, NotFound
from caseworker.domain.guard import Sort
from caseworker.domain.plan import Section
from tests.builders import TODAY, a_plan
from tests.hostile.files import W, a_docx, a_pdf
from tests.storage.guarded import NAME, Desk
from tests.storage.stores import Place


@pytest.fixture
def desk(place: Place) -> Iterator[Desk]:
    store = place.unlock()
    yield Desk(store)
    store.close()


def a_scan() -> bytes:
    made = BytesIO()
    Image.new("RGB", (595, 842), (250, 250, 250)).save(made, "PDF")
    return made.getvalue()


def enclosed(desk: Desk, name: str, content: bytes) -> Wanted:
    desk.attaches(name, content)
    return desk.letter(enclosed=(name,))


def bundled(desk: Desk, name: str, content: bytes) -> Wanted:
    desk.advised_with(name, content)
    return desk.wanted("advice_bundle")


COMMENT = (
    f"<w:comments {W}><w:comment><w:p><w:r><w:t>{NAME}</w:t></w:r></w:p></w:comment></w:comments>"
)
COMMENTED = a_docx(more={"word/comments.xml": COMMENT.encode()})
Go = Callable[[Desk, str, bytes], Wanted]
GO: dict[str, tuple[Go, str, bytes, str]] = {
    "with a letter": (enclosed, "Report.pdf", a_pdf(words=NAME), "attachment 1, page 1"),
    "with a plan": (Desk.advised_with, "Advice.docx", COMMENTED, "attachment 1, in its comments"),
    "in the bundle": (bundled, "A.pdf", a_pdf(words=NAME), "page 1 of document 1 that is laid in"),
}


@pytest.mark.parametrize("how", GO)
def test_words_inside_a_file_are_found_however_it_leaves(desk: Desk, how: str) -> None:
    go, name, content, place = GO[how]

    (found,) = desk.stopped(go(desk, name, content))

    assert (found.place, found.words) == (place, NAME)


@pytest.mark.parametrize("go", [enclosed, Desk.advised_with, bundled])
def test_a_scan_leaves_once_an_officer_has_looked_and_the_history_says_so(
    desk: Desk, go: Go
) -> None:
    wanted = go(desk, "Scan.pdf", a_scan())
    (found,) = desk.stopped(wanted)
    assert (found.sort, found.place) == (Sort.UNSEEN, "attachment 1: page 1 is a picture")

    desk.office.do(looked_through, LookedThrough(wanted, found.print, "Dawn Whitfield"))
    desk.lets_go(wanted)

    said = "Looked through attachment 1: page 1 is a picture. Nobody of another case is in it."
    assert said in [line.words for line in desk.history()]


def test_who_has_looked_at_a_file_is_not_asked_again_wherever_it_leaves(desk: Desk) -> None:
    plan = desk.advised_with("Scan.pdf", a_scan())
    (found,) = desk.stopped(plan)
    desk.office.do(looked_through, LookedThrough(plan, found.print))

    desk.lets_go(desk.wanted("advice_bundle"))
    desk.lets_go(desk.letter(enclosed=("Scan.pdf",)))


def test_a_name_is_not_ticked_away_and_a_picture_not_let_stand(desk: Desk) -> None:
    wanted = enclosed(desk, "Scan.pdf", a_scan())
    (picture,) = desk.stopped(wanted)
    with pytest.raises(NotFound):
        desk.office.do(let_stand, LetStand(wanted, picture.print, "It is fine.", "Dawn Whitfield"))

    wanted = enclosed(desk, "Report.pdf", a_pdf(words=NAME))
    (name,) = desk.stopped(wanted)
    with pytest.raises(NotFound):
        desk.office.do(looked_through, LookedThrough(wanted, name.print, "Dawn Whitfield"))


def test_the_refusal_says_that_nobody_has_looked_and_nothing_of_a_name(desk: Desk) -> None:
    wanted = enclosed(desk, "Scan.pdf", a_scan())

    with pytest.raises(NamesAnother, match="Nobody has looked through attachment 1") as stopped:
        desk.lets_go(wanted)

    assert "another case" not in str(stopped.value)
    assert stopped.value.instead == "Look at it yourself, and tick that you have."


def test_a_draft_is_not_sent_that_names_somebody_of_another_case(desk: Desk) -> None:
    """Check P-32 in the way of sending, with everybody in the store known."""
    desk.is_advised("Advice.pdf", a_pdf())
    desk.records_decision()
    desk.office.do(start_plan, StartPlan(desk.tom))
    desk.writes(a_plan(A=Section(paragraphs(f"He sits by {NAME}."))))

    with pytest.raises(Incomplete) as refused:
        desk.office.do(send_draft, SendDraft(desk.tom, "Dawn Whitfield", TODAY, TODAY))

    said = f"A holds what belongs to another case: “{NAME}”"
    assert [said in gap.words for gap in refused.value.gaps].count(True) == 1
    assert not desk.office.see(lambda records, _: records.versions(desk.tom))
