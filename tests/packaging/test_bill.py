"""The bill of materials is what was packed, no more and no less (figure 44)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from windows.bill import FILE, write_bill
from windows.licences import write_licences
from windows.product import Build
from windows.tools import CannotBuild

PACKED = {"alpha": "1.2", "Beta_Two": "3.0.1"}


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """A tree with two libraries, as they lie once they are unpacked."""
    made = Build(tmp_path, "0.1.0")
    for name, version in PACKED.items():
        facts = made.tree / "site-packages" / f"{name}-{version}.dist-info"
        facts.mkdir(parents=True)
        (facts / "METADATA").write_text(
            f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\nLicense-Expression: MIT\n"
        )
    (made.tree / "runtime").mkdir()
    (made.tree / "runtime" / "LICENSE.txt").write_text("PSF")
    return made


def told(build: Build) -> bytes:
    write_bill(build)
    return (build.tree / FILE).read_bytes()


def test_it_names_what_is_packed_and_the_runtime(build: Build) -> None:
    bill = json.loads(told(build))

    assert {one["name"]: one["version"] for one in bill["components"]} == {
        **PACKED,
        "Python": "3.11.9",
    }
    assert bill["metadata"]["component"]["name"] == "Caseworker"
    assert {one["licenses"][0]["license"]["name"] for one in bill["components"]} == {
        "MIT",
        "PSF-2.0",
    }


def test_the_same_parts_give_the_same_bytes(build: Build) -> None:
    assert told(build) == told(build)


def test_a_library_that_says_nothing_of_its_licence_ends_the_build(build: Build) -> None:
    facts = build.tree / "site-packages" / "alpha-1.2.dist-info" / "METADATA"
    facts.write_text(facts.read_text().replace("License-Expression: MIT\n", ""))

    with pytest.raises(CannotBuild, match=r"alpha 1\.2 says nothing"):
        write_licences(build)


def test_the_texts_that_qt_goes_with_are_packed(build: Build) -> None:
    facts = build.tree / "site-packages" / "alpha-1.2.dist-info" / "METADATA"
    facts.write_text(facts.read_text().replace(": MIT", ": LGPL-3.0-only OR GPL-3.0-only"))

    write_licences(build)

    place = build.tree / "licenses"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (place / "LGPL-3.0.txt").read_text("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in (place / "GPL-3.0.txt").read_text("utf-8")


def test_a_text_is_known_by_where_a_library_has_it(build: Build) -> None:
    text = build.tree / "site-packages" / "alpha-1.2.dist-info" / "licenses" / "BUILD" / "inner.txt"
    text.parent.mkdir(parents=True)
    text.write_text("Terms of what lies within.")

    write_licences(build)

    place = build.tree / "licenses"
    assert (place / "alpha-1.2.txt").read_text("utf-8") == "Terms of what lies within."
    assert "alpha 1.2: MIT: alpha-1.2.txt" in (place / "README.txt").read_text("utf-8")
