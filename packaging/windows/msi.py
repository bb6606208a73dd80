"""Makes the MSI for IT departments: for every account of a computer, by their own tools."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from windows.manifest import FILE
from windows.product import BROUGHT, EPOCH, NAME, PUBLISHER, Build
from windows.same_msi import settle
from windows.tools import run, tool

_SPACE: Final = uuid.UUID("b0b6d3c4-33a1-4b0e-8c7e-5b1a6d0f4a52")
_NAMES: Final = "http://schemas.microsoft.com/wix/2006/wi"
_NEWER: Final = (
    f"A newer {NAME} is here already. An older program cannot read what it has kept: nothing was "
    "changed."
)


def make_msi(build: Build) -> None:
    """Per machine, into Program Files. The same tree gives the same bytes."""
    build.dist.mkdir(parents=True, exist_ok=True)
    source = build.made / "program.wxs"
    ET.ElementTree(_described(build)).write(source, "utf-8", xml_declaration=True)
    wixl = tool("wixl", package="wixl")
    # It finds no file by its whole path: all are told from the folder of the build.
    run([wixl, "-a", "x64", "-o", build.msi, source], "Making the MSI", at=build.folder)
    held = hashlib.sha256((build.tree / FILE).read_bytes()).hexdigest()
    settle(build.msi, _id(f"package {build.version} {held}"), EPOCH)


def _id(what: str) -> str:
    return str(uuid.uuid5(_SPACE, what)).upper()


def _described(build: Build) -> ET.Element:
    whole = ET.Element("Wix", xmlns=_NAMES)
    product = ET.SubElement(
        whole, "Product",
        Id=_id(f"product {build.version}"), Name=NAME, Language="2057",
        Version=build.version, Manufacturer=PUBLISHER, UpgradeCode=_id("upgrade"),
    )  # fmt: skip
    add = ET.SubElement
    add(product, "Package", InstallerVersion="500", Compressed="yes", InstallScope="perMachine")
    add(product, "MajorUpgrade", DowngradeErrorMessage=_NEWER)
    add(product, "Media", Id="1", Cabinet="program.cab", EmbedCab="yes")
    icon = build.made / "launcher" / "app.ico"
    add(product, "Icon", Id="app.ico", SourceFile=icon.relative_to(build.folder).as_posix())
    add(product, "Property", Id="ARPPRODUCTICON", Value="app.ico")
    add(product, "Property", Id="ARPNOMODIFY", Value="1")
    target = add(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = add(target, "Directory", Id="ProgramFiles64Folder")
    ours = add(programs, "Directory", Id="INSTALLDIR", Name=NAME)
    components = list(_filled(ours, build.tree, build, count(1)))
    components += [_opens(ours, ending, words) for ending, words in BROUGHT.items()]
    menu = add(target, "Directory", Id="ProgramMenuFolder")
    components.append(_shortcut(add(menu, "Directory", Id="MenuFolder", Name=NAME)))
    feature = add(product, "Feature", Id="Main", Title=NAME, Level="1")
    for component in components:
        add(feature, "ComponentRef", Id=component)
    return whole


def _component(into: ET.Element, id_: str, of: str) -> ET.Element:
    return ET.SubElement(into, "Component", Id=id_, Guid=_id(of), Win64="yes")


def _filled(into: ET.Element, folder: Path, build: Build, numbers: Iterator[int]) -> Iterator[str]:
    """A component for each file, so that a repair puts back the one that is missing."""
    for path in sorted(folder.iterdir()):
        number = next(numbers)
        if path.is_dir():
            inner = ET.SubElement(into, "Directory", Id=f"D{number}", Name=path.name)
            yield from _filled(inner, path, build, numbers)
            continue
        component = _component(into, f"C{number}", path.relative_to(build.tree).as_posix())
        source = path.relative_to(build.folder).as_posix()
        ET.SubElement(
            component, "File", Id=f"F{number}", Name=path.name, Source=source, KeyPath="yes"
        )
        yield f"C{number}"


def _opens(into: ET.Element, ending: str, words: str) -> str:
    """What is double-clicked opens in the program. An account that chose another keeps it."""
    component = _component(into, f"Opens_{ending}", f"opens {ending}")
    kind, classes = f"{NAME}.{ending}", "Software\\Classes"
    program = f'"[INSTALLDIR]{NAME}.exe"'
    _says(component, f"{classes}\\{kind}", words, key=True)
    _says(component, f"{classes}\\{kind}\\DefaultIcon", f"[INSTALLDIR]{NAME}.exe,0")
    _says(component, f"{classes}\\{kind}\\shell\\open\\command", f'{program} "%1"')
    _says(component, f"{classes}\\.{ending}", kind)
    return f"Opens_{ending}"


def _says(component: ET.Element, place: str, value: str, *, key: bool = False) -> None:
    row = {"Root": "HKLM", "Key": place, "Type": "string", "Value": value}
    ET.SubElement(component, "RegistryValue", row | ({"KeyPath": "yes"} if key else {}))


def _shortcut(menu: ET.Element) -> str:
    component = _component(menu, "Menu", "menu")
    ET.SubElement(
        component, "Shortcut", Id="Open", Name=NAME, Target=f"[INSTALLDIR]{NAME}.exe",
        WorkingDirectory="INSTALLDIR", Icon="app.ico",
    )  # fmt: skip
    ET.SubElement(component, "RemoveFolder", Id="RemoveMenu", On="uninstall")
    ET.SubElement(
        component, "RegistryValue", Root="HKLM", Key=f"Software\\{NAME}", Name="menu",
        Type="integer", Value="1", KeyPath="yes",
    )  # fmt: skip
    return "Menu"
