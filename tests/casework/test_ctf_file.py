"""Reading a school’s common transfer file, however its program wrote it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseworker.casework.ctf_file import TransferReader
from caseworker.domain.ctf import PupilInFile, TransferFile
from caseworker.domain.errors import UnfitFile
from caseworker.domain.people import Contact, Identifier, NeedType
from tests.transfer_files import MAYA, a_pupil, a_transfer_file


def read(content: bytes) -> TransferFile:
    return TransferReader().read(content)


def only(content: bytes) -> PupilInFile:
    (pupil,) = read(content).pupils
    return pupil


def test_all_that_a_file_says_of_a_pupil_is_read() -> None:
    found = read(a_transfer_file())
    (maya,) = found.pupils

    assert found.sender.words == "Ashdown Academy (999/4321)"
    assert (found.made_on, found.version, found.is_partial) == (date(2026, 11, 20), "23.0", False)
    assert (maya.name, maya.born, maya.known_as) == ("Maya Rowntree", date(2012, 4, 17), "May")
    assert maya.identifiers == (
        Identifier("upn", "E823999925001"),
        Identifier("uln", "9000000016"),
        Identifier("former_upn", "U823999925002"),
    )
    assert maya.needs == (NeedType.SLCN, NeedType.SEMH)
    assert maya.sen == "SEN Support from 05/09/2022; an EHC plan from 03/03/2025"
    assert maya.languages == ("Nepali",)
    assert maya.looked_after is False
    assert maya.address is not None
    assert (maya.address.lines, maya.address.postcode) == ("14 Mill Row\nAshdown", "ZZ1 1AA")
    assert maya.contacts == (
        Contact(
            "Carla Rowntree",
            "Mother",
            telephone="01632 960123",
            email="carla@example.org",
            note="The file says: responsible.",
        ),
    )
    assert maya.attendance == (
        "2025: 312 of 380 sessions attended, absent 40 authorised and 28 unauthorised"
    )
    assert [one.words for one in maya.schools] == [
        "Mill Row Primary (999/2001) from 05/09/2016 to 21/07/2023"
    ]
    assert (maya.service.flag, maya.service.concerns) == (True, ())


def test_what_nothing_is_made_of_is_named() -> None:
    assert only(a_transfer_file()).passed_over == (
        "Gender",
        "NCyearActual",
        "LanguageType",
        "Ethnicity",
        "SENtypeRank",
        "StageAssessments",
    )


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(a_transfer_file(), id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + a_transfer_file(), id="UTF-8 with a mark"),
        pytest.param(
            a_transfer_file().decode().replace("utf-8", "utf-16").encode("utf-16"), id="UTF-16"
        ),
        pytest.param(
            b"\xfe\xff"
            + a_transfer_file().decode().replace("utf-8", "utf-16").encode("utf-16-be"),
            id="UTF-16, the other way round",
        ),
        pytest.param(
            a_transfer_file().replace(b"<CTfile>", b'<CTfile xmlns="urn:example:ctf">'),
            id="with a namespace",
        ),
        pytest.param(
            a_transfer_file().replace(b"<CTfile>", b'<c:CTfile xmlns:c="urn:x">').replace(
                b"</CTfile>", b"</c:CTfile>"
            ),
            id="with a prefix",
        ),
    ],
)  # fmt: skip
def test_it_is_read_however_it_is_written(content: bytes) -> None:
    assert only(content) == only(a_transfer_file())


def test_hardly_anything_has_to_be_in_it() -> None:
    bare = only(a_transfer_file(a_pupil("Quill", "Zeph"), header=""))

    assert (bare.name, bare.born) == ("Zeph Quill", date(2011, 2, 3))
    assert (bare.identifiers, bare.contacts, bare.service.flag) == ((), (), None)


def test_a_contacts_name_is_never_taken_for_the_pupils() -> None:
    inside = (
        "<Contacts><Contact><Surname>Other</Surname><Forename>Ann</Forename></Contact></Contacts>"
    )
    pupil = only(a_transfer_file(f"<Pupil><Surname>Quill</Surname>{inside}</Pupil>"))

    assert pupil.name == "Quill"


def test_the_concerns_of_a_service_child_are_read() -> None:
    filled = "<MovingConcerns>Third school in two years</MovingConcerns>"
    content = a_transfer_file(MAYA.replace("<MovingConcerns></MovingConcerns>", filled))

    assert only(content).service.words == "Moving: Third school in two years"


def test_old_codes_and_unknown_ones_are_said_in_words() -> None:
    codes = MAYA.replace(">K<", ">P<").replace(">SEMH<", ">BESD<").replace(">NEP<", ">QQQ<")
    pupil = only(a_transfer_file(codes))

    assert pupil.sen == (
        "School Action Plus (code P was not given on that day) from 05/09/2022; "
        "an EHC plan from 03/03/2025; Behaviour, emotional and social difficulties"
    )
    assert pupil.needs == (NeedType.SLCN,)
    assert pupil.languages == ("QQQ",)


def test_letters_that_turn_names_round_are_left_out() -> None:
    pupil = only(a_transfer_file(a_pupil("Qui\u202ell", "Ze\u200bph\n\tina")))

    assert pupil.name == "Zeph ina Quill"


def test_names_in_any_script_stay_as_they_are() -> None:
    assert only(a_transfer_file(a_pupil("العلي", "نور"))).name == "نور العلي"


@pytest.mark.parametrize("content", [b"", b"<CTfile/>", a_transfer_file("<Pupil/>")])
def test_a_file_without_a_pupil_is_refused(content: bytes) -> None:
    with pytest.raises(UnfitFile, match=r"your own copy is untouched"):
        read(content)


def test_a_file_that_is_gone_or_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.xml"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)

    with pytest.raises(UnfitFile, match=r"200\.0 MB; no transfer file"):
        TransferReader().read_at(large)
    with pytest.raises(UnfitFile, match=r"There is no such file"):
        TransferReader().read_at(tmp_path / "gone.xml")
