"""An e-mail comes in: kept with what it carries, filed, found by a word of it and read there."""

from __future__ import annotations

from contextlib import closing

from PySide6.QtWidgets import QTreeWidget, QWidget

from caseworker.ui.case.documents import DocumentsTab
from caseworker.ui.search import SearchBox
from tests.days.window.desktop import Desktop
from tests.days.window.prepared import to_a_request
from tests.hostile.messages import a_mail
from tests.storage.stores import PASSPHRASE

SAID = b"She reads with a magnifying periscope.\n"


def test_a_word_of_what_came_with_a_message_leads_to_the_place_where_it_stands(
    desktop: Desktop,
) -> None:
    with closing(desktop.has_a_store()) as store:
        to_a_request(desktop, store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    file = desktop.root / "RE advice.eml"
    file.write_bytes(a_mail(Notes_txt=SAID).as_bytes())
    officer.turns_to("Documents")
    officer.presses("attachDocument")
    officer.names_file("chooseFile", file)
    officer.waits(lambda: officer.is_seen("filingSave"), "what came in is kept, and asked about")
    officer.types("from_whom", "Dr Lim")
    officer.finishes("filingSave", "filing")
    assert officer.finds("documents", QTreeWidget).topLevelItemCount() == 2

    answered: list[str] = []
    officer.finds("search", SearchBox).answered.connect(answered.append)

    def is_found() -> bool:
        officer.keys("Ctrl+K")
        officer.types("search", "periscope")
        officer.waits(lambda: answered[-1:] == ["periscope"], "all that was typed is answered")
        found = "Tom Whitfield" in officer.first_of("searchRows")
        if not found:
            officer.keys("Esc")
            answered.clear()
        return found

    officer.waits(is_found, "it has been read for the search")
    officer.keys("Return")

    officer.waits(lambda: officer.is_seen("viewerText"), "it is read")
    assert "magnifying periscope" in officer.reads("viewerText")
    officer.presses("readClose")
    inside = (path for path in desktop.folder.rglob("*") if path.is_file())
    assert not [path for path in inside if b"periscope" in path.read_bytes()]


def test_files_that_a_lock_kept_out_are_named_at_the_next_sign_in(desktop: Desktop) -> None:
    """The lock may come by itself, and whoever dropped them would think that they are kept."""
    with closing(desktop.has_a_store()) as store:
        case = to_a_request(desktop, store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to("Documents")
    files = [desktop.root / f"RE advice {at}.eml" for at in range(3)]
    for file in files:
        file.write_bytes(a_mail(Notes_txt=SAID).as_bytes())
    officer.waits_for_quiet()
    officer.finds("documentsEmpty", QWidget).window().findChildren(DocumentsTab)[-1].attach(*files)

    officer.keys("Ctrl+L")
    officer.waits(lambda: officer.is_seen("unlockPage"), "the records are locked")
    assert "RE advice" not in officer.all_that_is_left()
    officer.sees("What was begun is finished first")  # and not that somebody has them open
    officer.signs_in(PASSPHRASE)

    officer.sees(f"files for case {case}", "RE advice 2.eml", "Attach ")
    officer.locks()
    officer.signs_in(PASSPHRASE)
    officer.waits_for_quiet()
    officer.sees_no("RE advice 2.eml")
