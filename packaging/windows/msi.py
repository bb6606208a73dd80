"""Makes the MSI for IT departments: for every account of a computer, by their own tools.

What no table of an MSI can say is said by a small DLL of our own (decision 0451). It is run from
within the MSI, and installed nowhere.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from windows.manifest import FILE
from windows.product import (
    BROUGHT,
    EPOCH,
    NAME,
    PACKAGING,
    PUBLISHER,
    RUNTIME_DLL,
    Build,
)
from windows.same_msi import settle
from windows.tools import run, tool

SOURCE: Final = PACKAGING / "msi" / "careful.c"
_CAREFUL: Final = "careful.dll"
# Of the order of every MSI: between CostFinalize (1000) and InstallValidate (1400), and between
# PublishProduct (6400) and InstallFinalize (6600).
_FOLDER_KNOWN, _ALL_DONE = 1350, 6550
_SPACE: Final = uuid.UUID("b0b6d3c4-33a1-4b0e-8c7e-5b1a6d0f4a52")
_NAMES: Final = "http://schemas.microsoft.com/wix/2006/wi"
_NEWER: Final = (
    f"A newer {NAME} is here already. An older program cannot read what it has kept: nothing was "
    "changed."
)


def make_msi(build: Build) -> None:
    """Per machine, into Program Files. The same tree gives the same bytes."""
    build.dist.mkdir(parents=True, exist_ok=True)
    _make_careful(build)
    source = build.made / "program.wxs"
    ET.ElementTree(_described(build)).write(source, "utf-8", xml_declaration=True)
    wixl = tool("wixl", package="wixl")
    # It finds no file by its whole path: all are told from the folder of the build.
    run([wixl, "-a", "x64", "-o", build.msi, source], "Making the MSI", at=build.folder)
    held = hashlib.sha256((build.tree / FILE).read_bytes()).hexdigest()
    settle(build.msi, _id(f"package {build.version} {held}"), EPOCH)


def _make_careful(build: Build) -> None:
    endings = ",".join(f'L"{ending}"' for ending in BROUGHT)
    words = {"NAME": f'L"{NAME}"', "RUNTIME": f'L"{RUNTIME_DLL}"', "ENDINGS": endings}
    told = [f"-D{name}={word}" for name, word in words.items()]
    strict = ("-O2", "-s", "-shared", "-Wall", "-Wextra", "-Werror", "-finput-charset=UTF-8")
    safe = "-Wl,--dynamicbase,--nxcompat,--high-entropy-va,--no-insert-timestamp"
    # Else its address is worked out from the whole path of the file: two folders, two MSIs.
    safe += ",--disable-auto-image-base"
    gcc = tool("x86_64-w64-mingw32-gcc", package="gcc-mingw-w64-x86-64")
    made = build.made / _CAREFUL
    run([gcc, *strict, *told, safe, "-o", made, SOURCE, "-lmsi"], f"Making {_CAREFUL}")


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
    # An older program may hold a DLL of a higher number: else the newer one's would be passed over
    # for it, and then removed with the older program.
    add(product, "Property", Id="REINSTALLMODE", Value="amus")
    _acts(product, build)
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


def _acts(product: ET.Element, build: Build) -> None:
    """What is not in tables, and when: before anything is changed, and last of all."""
    add = ET.SubElement
    held = (build.made / _CAREFUL).relative_to(build.folder).as_posix()
    add(product, "Binary", Id="Careful", SourceFile=held)
    order = add(product, "InstallExecuteSequence")
    for name, at, how in (
        ("NobodyRuns", _FOLDER_KNOWN, {"Execute": "immediate", "Impersonate": "yes"}),
        ("SettleEndings", _ALL_DONE, {"Execute": "deferred", "Return": "ignore"}),
    ):
        add(product, "CustomAction", {"Id": name, "BinaryKey": "Careful", "DllEntry": name} | how)
        add(order, "Custom", Action=name, Sequence=str(at))


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
    """The program is among those that open it. Whose it is by a double click: ``careful.c``."""
    component = _component(into, f"Opens_{ending}", f"opens {ending}")
    kind, classes = f"{NAME}.{ending}", "Software\\Classes"
    program = f'"[INSTALLDIR]{NAME}.exe"'
    _says(component, f"{classes}\\{kind}", words, KeyPath="yes")
    _says(component, f"{classes}\\{kind}\\DefaultIcon", f"[INSTALLDIR]{NAME}.exe,0")
    _says(component, f"{classes}\\{kind}\\shell\\open\\command", f'{program} "%1"')
    _says(component, f"{classes}\\.{ending}\\OpenWithProgids", "", Name=kind)
    return f"Opens_{ending}"


def _says(component: ET.Element, place: str, value: str, **more: str) -> None:
    row = {"Root": "HKLM", "Key": place, "Type": "string", "Value": value}
    ET.SubElement(component, "RegistryValue", row | more)


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
