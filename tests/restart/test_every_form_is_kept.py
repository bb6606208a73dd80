"""Whatever can be typed into keeps what is typed, or stands here with the reason why it doesn’t."""

from __future__ import annotations

from typing import Final

from tests.restart.fields_built import unkept

#: Typing that is no draft, by why it is none.
EXCEPTED: Final = {
    "a passphrase or a recovery key is never written anywhere": (
        "lock.UnlockPage",
        "new_passphrase.NewPassphrase",
        "parts.passphrase_field.PassphraseField",
        "preferences.passphrase.PassphraseCard",
        "recovery.KeyCard",
        "recovery.RecoverPage",
        "restoring.RestorePage",
    ),
    "there are no records yet to keep it in": (
        "first_run.office.OfficeStep",
        "first_run.officer.OfficerStep",
        "first_run.place.PlaceStep",
    ),
    "it is the plan itself, which is kept as it is written": (
        "case.item_card.ItemCard",
        "case.place_form.PlaceForm",
        "case.plan_section.SectionPage",
    ),
    "it looks for something, and nothing comes of it": (
        "address_book.book_tab.BookTab",
        "case.papers_bar.PapersBar",
        "case.plan_find_bar.FindBar",
        "disclosures.choosing.Choosing",
        "helping.page.HelpPage",
        "moves.choose_case.ChooseCaseSheet",
        "new_case_search.WhoField",
        "pages.places.PlacesPage",
        "viewer.PagesView",
        "which_case.WhichCase",
        "workroom.Workroom",
    ),
    "it narrows a list": (
        "case.contact_filter.ContactFilter",
        "case.history.HistoryTab",
        "disclosures.ledger_card.LedgerCard",
        "moves.moving_on.MovingOnTab",
        "registers.bar.RegisterBar",
        "registers.filter_sheet.FilterSheet",
        "reports.leaving.LeavingView",
    ),
    "it is to be read, and takes no typing": (
        "case.comparison.ComparisonView",
        "case.plan_versions.VersionSheet",
        "case.returned_change.ChangeCard",
        "faults.FaultSheet",
    ),
    "it is answered as it is typed, and kept by nobody": ("case.plan_versions.FingerprintSheet",),
    "it holds at once, and there is nothing to save": ("preferences.look.LookCard",),
    "it says of chosen words where they stand, and goes with the choice": (
        "case.plan_advice.AdvicePane",
    ),
    "it confirms a grave step, and is typed each time": ("records.go_back_sheet.GoBackSheet",),
}


def test_whatever_can_be_typed_into_is_kept_or_says_why_not() -> None:
    excepted = frozenset(one for those in EXCEPTED.values() for one in those)

    assert unkept(excepted) == []


def test_no_exception_is_left_over() -> None:
    needed = set(unkept())
    for one in (one for those in EXCEPTED.values() for one in those):
        rest = frozenset(each for those in EXCEPTED.values() for each in those if each != one)
        assert one in needed or unkept(rest), one
