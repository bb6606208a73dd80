"""The number of an office: what it chose is left out of every report that leaves."""

from __future__ import annotations

import pytest

from caseworker.casework.figures import figures_to_share
from caseworker.casework.office import Officer
from caseworker.casework.small_numbers import ChooseSmallest, choose_smallest, smallest_here
from caseworker.casework.wanted import Wanted
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.officer import OfficerId
from tests.builders import TODAY
from tests.casework.test_authority import JUDITH, office_of
from tests.documents.figured import a_table
from tests.figures_by_hand import a_dozen

ADMIN = Officer(OfficerId("ada"), "Ada Minton", "administrator")


def test_an_administrator_chooses_it_and_the_next_report_goes_by_it() -> None:
    store = a_dozen()
    admin, wanted = office_of(store, ADMIN), Wanted("figures", figures=a_table("caseload"))
    assert admin.see(smallest_here) == 5

    done = admin.do(choose_smallest, ChooseSmallest(12))

    assert done.sentence == "Counts of fewer than 12 children are left out of what leaves."
    with store.sitting() as records:
        shared = figures_to_share(records, wanted, TODAY)
    assert shared.below == 12
    assert shared.table.whole.cells[0].hidden  # eleven open cases


@pytest.mark.parametrize("below", [0, 2, 21])
def test_a_number_that_hides_nobody_or_everything_is_refused(below: int) -> None:
    with pytest.raises(Incomplete, match="from 3 to 20"):
        office_of(a_dozen(), ADMIN).do(choose_smallest, ChooseSmallest(below))


def test_nobody_else_chooses_it() -> None:
    with pytest.raises(NotAllowed):
        office_of(a_dozen(), JUDITH).do(choose_smallest, ChooseSmallest(4))
