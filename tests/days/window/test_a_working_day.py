"""One working day at the window: what an officer does between the milestones. Nothing is lost.

Forty entries, six documents, a case given to a colleague, a correction, a merge and its undoing, a
lock in the middle of a form, one case fetched from the backup of noon; then the records are read
again, apart from the window: each entry stands once with its day and its words, each paper is as it
was byte for byte, the history is in order and true, and the chain of the audit is whole.
"""

from __future__ import annotations

from contextlib import closing

from tests.days.window import working_day as day
from tests.days.window.desktop import Desktop
from tests.storage.stores import PASSPHRASE


def test_a_working_day_loses_nothing(desktop: Desktop) -> None:
    tom, double, ellis = day.three_cases(desktop)
    officer = desktop.signs_in()

    day.forty_entries(officer, tom, ellis)
    day.six_documents(officer, desktop, tom)
    day.a_day_is_corrected(officer, tom)
    day.a_backup_at_noon(officer)
    day.two_cases_become_one_and_come_apart(officer, tom, double)
    day.a_lock_in_the_middle_of_a_form(officer, tom)
    day.wrongly_changed_and_fetched_back(officer, ellis)
    day.given_to_a_colleague(officer, tom)
    desktop.closes(officer)

    assert desktop.officer is not None
    with closing(desktop.room.unlock(desktop.folder, desktop.officer, PASSPHRASE)) as store:
        day.every_entry_is_there_once(store.office, tom, ellis)
        day.every_paper_is_as_it_was(store.office, tom)
        day.the_history_is_true(store.office, tom, ellis)
        day.it_is_the_colleagues(store.office, tom)
        day.the_audit_is_whole(store)
