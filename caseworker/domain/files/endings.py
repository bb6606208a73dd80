"""Endings that are refused with a plainer word than “unknown”, and that word."""

from __future__ import annotations

from typing import Final

from caseworker.domain.files.refusals import refusal

_PROGRAM: Final = refusal(
    "This file is a program or can run one, so it is never kept here.",
    "If it was sent to you, don't open it; tell whoever looks after your computers.",
).args[0]
_MACRO: Final = refusal(
    "This kind of file can hold macros, which are small programs.",
    "Ask for it as a PDF, or save it as one, and attach that.",
).args[0]
OLD_OFFICE: Final = refusal(
    "This is an older Office file or one locked with a password. It can hide macros.",
    "Open it in its own program, save it as PDF or as .docx without a password, and attach that.",
).args[0]
_PACKED: Final = refusal(
    "This is an archive of files, not one document.",
    "Unpack it and attach the documents one by one.",
).args[0]
_PICTURE: Final = refusal(
    "Pictures of this kind can't be shown safely here.",
    "Save it as JPEG, PNG or PDF and attach that.",
).args[0]
_PAGE: Final = refusal(
    "Web pages can fetch things and run scripts, so they are not kept here.",
    "Print the page to PDF and attach that.",
).args[0]

# Endings that deserve a plainer word than “unknown”.
_REFUSED: Final = {
    _PROGRAM: (
        "exe com scr pif msi msix bat cmd ps1 psm1 vbs vbe js jse wsf wsh hta cpl dll sys jar "
        "lnk url reg scf chm iso img vhd appx application gadget inf msc sh py xll website "
        "search-ms"
    ),
    _MACRO: (
        "docm dotm dotx xlsm xltm xlsb xlam pptm potm ppam ppsm sldm odb rtf one onepkg slk iqy "
        "mht mhtml"
    ),
    OLD_OFFICE: "doc dot xls xlt ppt pps pot pub mdb accdb wps",
    _PACKED: "zip 7z rar tar gz tgz bz2 xz cab arj ace",
    _PICTURE: "gif tif tiff bmp webp heic heif svg svgz ico tga psd wmf emf raw",
    _PAGE: "htm html xhtml xht shtml xml xsl xslt mhtm",
}
WHY_REFUSED: Final = {ending: why for why, all_of in _REFUSED.items() for ending in all_of.split()}
