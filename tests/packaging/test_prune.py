"""What of a library is packed doesn’t hang on where, or by whom, it was unpacked."""

from __future__ import annotations

from pathlib import Path

from windows.prune import Rules, kept_libraries

SAYS = "Name: alpha\n"


def unpacked(folder: Path, python: str) -> dict[str, str]:
    """A library with a command, as the installer leaves it; what of it is kept, by name."""
    facts = folder / "alpha-1.2.dist-info"
    (facts / "licenses").mkdir(parents=True)
    (folder / "bin").mkdir()
    (folder / "bin" / "alpha").write_text(f"#!{python}\n", "utf-8")
    (facts / "METADATA").write_text(SAYS, "utf-8")
    (facts / "licenses" / "LICENSE").write_text("MIT", "utf-8")
    (facts / "RECORD").write_text(f"bin/alpha,sha256=of {python},\n", "utf-8")
    (facts / "INSTALLER").write_text(python, "utf-8")
    (facts / "direct_url.json").write_text(f'"{folder}"', "utf-8")
    kept = kept_libraries(folder, Rules.read())
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in kept}


def test_two_who_unpack_it_in_other_places_pack_the_same(tmp_path: Path) -> None:
    one = unpacked(tmp_path / "one", "/opt/one/bin/python")
    two = unpacked(tmp_path / "two", "/srv/two/bin/python")

    assert one == two
    assert one == {
        "alpha-1.2.dist-info/METADATA": SAYS,
        "alpha-1.2.dist-info/licenses/LICENSE": "MIT",
    }
