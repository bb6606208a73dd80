"""Makes the MSI for IT departments: for every account of a computer, by their own tools."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from windows.product import NAME, PUBLISHER, Build
from windows.tools import run, tool

_SPACE: Final = uuid.UUID("b0b6d3c4-33a1-4b0e-8c7e-5b1a6d0f4a52")
_NAMES: Final = "http://schemas.microsoft.com/wix/2006/wi"
_NEWER: Final = (
    f"A newer {NAME} is here already. An older program can’t read what it has kept: nothing was "
    "changed."
)


def make_msi(build: Build) -> None:
    """Per machine, into Program Files. The same tree gives the same ids."""
    build.dist.mkdir(parents=True, exist_ok=True)
    source = build.made / "program.wxs"
    ET.ElementTree(_described(build)).write(source, "utf-8", xml_declaration=True)
    wixl = tool("wixl", package="wixl")
    run([wixl, "-a", "x64", "-o", build.msi, source], "Making the MSI")


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
    add(product, "Package", Id=_id(f"package {build.version}"), InstallerVersion="500",
        Compressed="yes", InstallScope="perMachine")  # fmt: skip
    add(product, "MajorUpgrade", DowngradeErrorMessage=_NEWER)
    add(product, "Media", Id="1", Cabinet="program.cab", EmbedCab="yes")
    icon = build.made / "launcher" / "app.ico"
    add(product, "Icon", Id="app.ico", SourceFile=str(icon))
    add(product, "Property", Id="ARPPRODUCTICON", Value="app.ico")
    add(product, "Property", Id="ARPNOMODIFY", Value="1")
    target = add(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = add(target, "Directory", Id="ProgramFiles64Folder")
    ours = add(programs, "Directory", Id="INSTALLDIR", Name=NAME)
    components = list(_filled(ours, build.tree, build.tree, count(1)))
    menu = add(target, "Directory", Id="ProgramMenuFolder")
    _shortcut(add(menu, "Directory", Id="MenuFolder", Name=NAME))
    feature = add(product, "Feature", Id="Main", Title=NAME, Level="1")
    for component in (*components, "Menu"):
        add(feature, "ComponentRef", Id=component)
    return whole


def _filled(into: ET.Element, folder: Path, tree: Path, numbers: Iterator[int]) -> Iterator[str]:
    """A component for each file, so that a repair puts back the one that is missing."""
    for path in sorted(folder.iterdir()):
        number = next(numbers)
        if path.is_dir():
            inner = ET.SubElement(into, "Directory", Id=f"D{number}", Name=path.name)
            yield from _filled(inner, path, tree, numbers)
            continue
        guid = _id(path.relative_to(tree).as_posix())
        component = ET.SubElement(into, "Component", Id=f"C{number}", Guid=guid, Win64="yes")
        ET.SubElement(
            component, "File", Id=f"F{number}", Name=path.name, Source=str(path), KeyPath="yes"
        )
        yield f"C{number}"


def _shortcut(menu: ET.Element) -> None:
    component = ET.SubElement(menu, "Component", Id="Menu", Guid=_id("menu"), Win64="yes")
    ET.SubElement(
        component, "Shortcut", Id="Open", Name=NAME, Target=f"[INSTALLDIR]{NAME}.exe",
        WorkingDirectory="INSTALLDIR", Icon="app.ico",
    )  # fmt: skip
    ET.SubElement(component, "RemoveFolder", Id="RemoveMenu", On="uninstall")
    ET.SubElement(
        component, "RegistryValue", Root="HKLM", Key=f"Software\\{NAME}", Name="menu",
        Type="integer", Value="1", KeyPath="yes",
    )  # fmt: skip
