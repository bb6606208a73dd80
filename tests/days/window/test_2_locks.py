"""Point 2: signing in, locking, and getting in again."""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import closing

import rfc8785
from PySide6.QtWidgets import QApplication

from caseworker.casework.strongroom import OpenStore
from tests.days.window import acts
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import opened, to_assessing
from tests.storage.stores import PASSPHRASE

TYPED = "Mrs Quillfeather rang about the dinghy"
PERSONAL = ("Whitfield", "Quillfeather", "dinghy", "Northmere", "2026-0001")
BELLS = "seven copper bells at noon"
OWN = "nine glass herons by the weir"


def _with_a_case(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        opened(store.office)


def _is_typing(desktop: Desktop) -> Officer:
    """An officer with a sheet open over a case, and something typed that is not recorded."""
    _with_a_case(desktop)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.presses("quick_contact_made")
    officer.types("note", TYPED)
    return officer


def _has_nothing_left(officer: Officer) -> None:
    officer.waits(lambda: officer.is_seen("unlockPage"), "the records are locked")
    officer.waits_for_quiet()
    officer.waits(
        lambda: not [word for word in PERSONAL if word in officer.all_that_is_left()],
        "nothing of the records is left in the window",
    )
    assert officer.window.desk is None
    assert officer.window.windowTitle() == "Caseworker"


def test_it_locks_over_an_open_sheet_and_the_typing_is_there_again(desktop: Desktop) -> None:
    officer = _is_typing(desktop)

    officer.keys("Ctrl+L")

    _has_nothing_left(officer)
    officer.signs_in(PASSPHRASE)
    officer.sees("Tom Whitfield")
    officer.presses("quick_contact_made")
    officer.waits(lambda: officer.reads("note") == TYPED, "the typing is back")


def test_it_locks_over_a_file_dialog_over_a_sheet(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        to_assessing(desktop, store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    acts.asks_for_advice(officer)
    officer.presses("advice0Record")
    officer.presses("adviceFileChoose")
    officer.waits(lambda: officer.is_seen("chooseFile"), "a file is asked for")

    officer.keys("Ctrl+L")

    _has_nothing_left(officer)
    officer.signs_in(PASSPHRASE)
    officer.sees("Tom Whitfield")


def test_a_lock_while_a_list_is_open_under_a_field_ends_nothing(desktop: Desktop) -> None:
    _with_a_case(desktop)
    officer = desktop.signs_in()
    for _ in range(4):  # the list was deleted twice: one time in three that ended the program
        officer.finds_person("Whitfield")
        officer.turns_to("People and facts")
        officer.presses("authorityChange")
        officer.types("home_authority", "Leeds")
        officer.waits(lambda: QApplication.activePopupWidget() is not None, "a list is offered")

        officer.window.lock()

        _has_nothing_left(officer)
        assert "Leeds" not in officer.all_that_is_left()
        officer.signs_in(PASSPHRASE)
        officer.waits_for_the_case()


def test_closing_over_a_sheet_keeps_the_typing(desktop: Desktop) -> None:
    officer = _is_typing(desktop)

    desktop.closes(officer)

    again = desktop.signs_in()
    again.finds_person("Whitfield")
    again.presses("quick_contact_made")
    again.waits(lambda: again.reads("note") == TYPED, "the typing is back")


def test_it_locks_by_itself_once_nobody_has_touched_it(desktop: Desktop) -> None:
    officer = _is_typing(desktop)
    officer.sees("Locks after 5 min idle")

    desktop.seconds += 299
    officer.keys("Shift")
    desktop.seconds += 299
    officer.waits_for_quiet()
    assert officer.window.desk is not None
    desktop.seconds += 2

    _has_nothing_left(officer)
    officer.sees("It locked because nobody had touched it for a while.")
    officer.signs_in(PASSPHRASE)
    officer.presses("quick_contact_made")
    officer.waits(lambda: officer.reads("note") == TYPED, "the typing is back")


def test_a_wrong_passphrase_is_one_message(desktop: Desktop) -> None:
    desktop.has_a_store().close()
    officer = desktop.begins()

    officer.types("unlockPassphrase", "not the right one at all")
    officer.presses("unlockGo")

    officer.sees("does not open these records")
    assert not officer.is_seen("unlockTrouble")
    officer.signs_in(PASSPHRASE)
    officer.sees("Your day will stand here")


def test_a_damaged_store_is_another(desktop: Desktop) -> None:
    desktop.has_a_store().close()
    records = desktop.folder / "records.db"
    records.write_bytes(records.read_bytes()[:2048] + bytes(4096))
    officer = desktop.begins()

    officer.types("unlockPassphrase", PASSPHRASE)
    officer.presses("unlockGo")

    officer.waits(lambda: officer.is_seen("unlockTrouble"), "the trouble is told")
    assert "damaged" in officer.reads("unlockTroubleWords")
    assert officer.reads("unlockTroubleRemedy")
    desktop.officer = None  # nobody can open these any more


def test_damaged_records_are_restored_from_their_backup(desktop: Desktop) -> None:
    """The newest backup is copied by hand, opened from the lock, and gone on with."""
    with closing(desktop.has_a_store()) as store:
        opened(store.office)
        copy = store.back_up().path
    (desktop.folder / "records.db").write_bytes(b"")
    restored = desktop.folder.with_name("restored.caseworker")
    shutil.copytree(copy, restored)
    officer = desktop.begins()
    officer.types("unlockPassphrase", PASSPHRASE)
    officer.presses("unlockGo")
    officer.sees("copy it to a new folder")

    officer.presses("unlockElsewhere")
    officer.names_file("unlockPlace", restored)
    officer.waits_for_quiet()
    officer.types("unlockPassphrase", PASSPHRASE)
    officer.presses("unlockGo")
    officer.sees("newest changes in these records are missing")
    officer.presses("unlockOlder")

    officer.waits(lambda: officer.window.work is not None, "the records are open")
    officer.finds_person("Whitfield")
    officer.sees("Tom Whitfield")
    kept = (desktop.home / "where-the-records-are.txt").read_text()
    assert kept == str(restored)
    desktop.officer = None  # nobody can open the damaged ones any more


def test_work_that_the_disk_has_lost_is_told_and_gone_on_without(desktop: Desktop) -> None:
    """The power fails, and the disk has spoilt even that somebody had signed in."""
    _with_a_case(desktop)
    officer = desktop.signs_in()
    officer.waits_for_quiet()
    as_it_stood = shutil.copytree(desktop.folder, desktop.root / "as it stood")
    desktop.loses_power(officer)
    shutil.rmtree(desktop.folder)
    shutil.copytree(as_it_stood, desktop.folder)
    log = desktop.folder / "records.db-wal"
    log.write_bytes(log.read_bytes()[:4096])
    officer = desktop.begins()

    officer.types("unlockPassphrase", PASSPHRASE)
    officer.presses("unlockGo")
    officer.sees("newest changes in these records are missing", "at 09:30", "copy the whole folder")
    officer.presses("unlockOlder")

    officer.waits(lambda: officer.window.work is not None, "the records are open")
    officer.sees("newer work in them was missing", "Look whether yours is there")
    officer.finds_person("Whitfield")
    officer.sees("Tom Whitfield")


def test_a_store_of_a_later_version_is_a_third(desktop: Desktop) -> None:
    desktop.has_a_store().close()
    keys = desktop.folder / "keys.json"
    told = json.loads(keys.read_bytes())
    del told["check"]
    told["format"] += 1
    check = hashlib.sha256(rfc8785.dumps(told)).hexdigest()
    keys.write_bytes(rfc8785.dumps({**told, "check": check}))
    officer = desktop.begins()

    officer.waits(lambda: officer.is_seen("unlockTrouble"), "the trouble is told")

    assert "later version" in officer.reads("unlockTroubleWords")
    desktop.officer = None


def test_a_second_officer_has_a_passphrase_of_their_own(desktop: Desktop) -> None:
    desktop.has_a_store().close()
    officer = desktop.signs_in()
    officer.turns_to_preferences("Officers and keys")
    officer.presses("officersOpen")
    officer.types("newOfficerName", "Noor Haddad")
    officer.types("officerFirst", BELLS)
    officer.types("officerAgain", BELLS)
    officer.presses("officerAdd")
    officer.sees("Noor Haddad may sign in from now on.")
    desktop.closes(officer)

    second = desktop.begins()
    second.waits(lambda: second.is_seen("unlockOfficer"), "somebody can sign in")
    second.waits_for_quiet()
    second.chooses("unlockOfficer", "Noor Haddad")
    second.types("unlockPassphrase", BELLS)
    second.keys("Return")
    second.waits(lambda: second.is_seen("ownPassphrase"), "an own passphrase is asked for")
    assert second.window.work is None
    second.types("ownFirst", BELLS)
    second.types("ownAgain", BELLS)
    second.presses("ownGo")
    second.sees("This is the one that you were given. Choose another.")
    second.keys("Ctrl+L")
    second.waits(lambda: second.is_seen("unlockPassphrase"), "the records are locked")
    second.chooses_own(BELLS, OWN)
    second.sees("Signed in as Noor Haddad")
    second.turns_to_preferences("Officers and keys")
    second.sees("this is you")
    assert not second.is_seen("officersOpen")


def test_an_officer_changes_their_passphrase(desktop: Desktop) -> None:
    desktop.has_a_store().close()
    officer = desktop.signs_in()
    officer.turns_to_preferences("For me")
    officer.presses("passphraseOpen")
    officer.types("oldPassphrase", PASSPHRASE)
    officer.types("changedFirst", BELLS)
    officer.types("changedAgain", BELLS)
    officer.presses("passphraseGo")
    officer.sees("Your passphrase is changed.")

    officer.keys("Ctrl+L")
    officer.types("unlockPassphrase", PASSPHRASE)
    officer.presses("unlockGo")

    officer.sees("does not open these records")
    officer.signs_in(BELLS)
    desktop.officer = None  # their passphrase is another one now


def _begins_with_the_recovery_key(desktop: Desktop) -> tuple[Officer, str]:
    """The officer before the new recovery key, and its words."""
    _with_a_case(desktop)
    officer = desktop.begins()
    officer.presses("unlockRecover")
    officer.types("recoverKey", desktop.recovery_key)
    officer.types("recoverFirst", BELLS)
    officer.types("recoverAgain", BELLS)
    officer.presses("recoverGo")
    return officer, officer.reads("recoveredKeyWords")


def test_the_recovery_key_opens_the_real_records(desktop: Desktop) -> None:
    officer, new_key = _begins_with_the_recovery_key(desktop)
    assert new_key != desktop.recovery_key
    officer.types("recoveredKeyTyped", new_key)
    officer.presses("recoverGo")

    officer.waits(lambda: officer.window.work is not None, "the records are open")
    officer.waits_for_quiet()
    officer.sees_no("The recovery key is not on paper")
    officer.finds_person("Whitfield")
    officer.sees("Tom Whitfield", "born 2 March 2015")
    desktop.officer = None


def test_it_locks_while_the_new_recovery_key_is_shown(desktop: Desktop) -> None:
    officer, new_key = _begins_with_the_recovery_key(desktop)

    officer.keys("Ctrl+L")

    officer.waits(lambda: officer.is_seen("unlockPassphrase"), "the records are locked")
    officer.waits_for_quiet()
    assert new_key not in officer.all_that_is_left()
    officer.signs_in(BELLS)
    desktop.closes(officer)
    again = desktop.begins()
    again.signs_in(BELLS)
    again.sees_no("not closed properly")
    desktop.officer = None


def test_another_officer_at_the_lock_starts_the_program_afresh(desktop: Desktop) -> None:
    """Ending is the only sure way to forget (decision 7)."""
    with closing(desktop.has_a_store()) as store:
        second = _noor(store)
    officer = desktop.signs_in()
    officer.keys("Ctrl+L")
    officer.waits_for_quiet()

    officer.chooses("unlockOfficer", "Noor Haddad")

    officer.waits(lambda: desktop.begun, "the program begins again")
    assert desktop.begun == [["open", str(desktop.folder), "--officer", second]]
    officer.waits(officer.window.isHidden, "the window is gone")


def _noor(store: OpenStore) -> str:
    return store.add_officer("Noor Haddad", "officer", BELLS).id


def test_a_store_that_is_open_elsewhere_is_said_to_be(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()):
        officer = desktop.begins()
        officer.types("unlockPassphrase", PASSPHRASE)
        officer.presses("unlockGo")
        officer.waits(lambda: officer.is_seen("unlockTrouble"), "the trouble is told")
        assert "already open" in officer.reads("unlockTroubleWords")


def test_a_new_recovery_key_that_was_not_typed_back_is_asked_for_until_it_is(
    desktop: Desktop,
) -> None:
    """The program ended while the key was shown: nobody has it, and the old one opens nothing."""
    _with_a_case(desktop)
    officer = desktop.begins()
    officer.presses("unlockRecover")
    officer.types("recoverKey", desktop.recovery_key)
    officer.types("recoverFirst", BELLS)
    officer.types("recoverAgain", BELLS)
    officer.presses("recoverGo")
    officer.reads("recoveredKeyWords")
    desktop.closes(officer)
    officer = desktop.signs_in(BELLS)
    officer.sees("The recovery key is not on paper")

    officer.presses("keyMissingMake")
    officer.presses("recoveryKeyMake")
    officer.types("newKeyTyped", officer.reads("newKeyWords"))
    officer.presses("newKeyDone")

    officer.sees("The new recovery key is in force")
    officer.keys("Ctrl+1")
    officer.waits_for_quiet()
    officer.sees_no("The recovery key is not on paper")
    desktop.officer = None
