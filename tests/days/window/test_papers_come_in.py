"""An e-mail comes in: kept with what it carries, filed, found by a word of it and read there."""

from __future__ import annotations

from contextlib import closing

from PySide6.QtWidgets import QTreeWidget

from caseworker.ui.search import SearchBox
from tests.days.window.desktop import Desktop
from tests.days.window.prepared import to_a_request
from tests.hostile.messages import a_mail

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
