"""Lays traps around the program, under Wine, and sees that it walks into none (figure 43).

Libraries that say when they are loaded lie in the folder where the program is begun, as beside a
pack that is double-clicked, and in the PATH, under the name of everything that it loads. What
other programs may set leads Python, OpenSSL and Qt to more of them.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pefile

from windows.imports import of_windows
from windows.product import PACKAGING
from windows.tools import CannotBuild, emptied, run, tool
from windows.wine import STAND_INS, Said, Wine

ROOM: Final = "planted"
AROUND: Final = {
    "OPENSSL_CONF": "C:\\planted\\openssl\\openssl.cnf",
    "OPENSSL_MODULES": "C:\\planted\\openssl",
    "OPENSSL_ENGINES": "C:\\planted\\openssl",
    "QT_PLUGIN_PATH": "C:\\planted\\qt",
    "QT_QPA_PLATFORM_PLUGIN_PATH": "C:\\planted\\qt\\platforms",
    "QT_QPA_GENERIC_PLUGINS": "planted",
    "QT_QPA_PLATFORMTHEME": "planted",
    "QT_STYLE_OVERRIDE": "planted",
    "QT_OPENGL": "software",
    "QT_OPENGL_DLL": "C:\\planted\\path\\planted.dll",
    "PYTHONPATH": "C:\\planted\\python",
    "PYTHONHOME": "C:\\planted\\python",
    "PYTHONSTARTUP": "C:\\planted\\python\\sitecustomize.py",
    "PYTHONUSERBASE": "C:\\planted\\python",
    "PYTHONINSPECT": "1",
}
_SOURCE: Final = PACKAGING / "wine" / "planted.c"
_METADATA: Final = b"QTMETADATA !"
_PLUGIN: Final = "platforms/qwindows.dll"
_CONFIGURED: Final = """
openssl_conf = begin
[begin]
providers = those
[those]
planted = one
[one]
module = C:/planted/openssl/planted.dll
activate = 1
"""
# Were any of these taken, the marker would say which.
_WORDS: Final = 'open(r"C:\\planted\\loaded.txt", "a").write(__file__ + "\\n")\n'
#: Begins a program among the traps. Wine lets nothing in from outside that begins with QT.
_AMONG: Final = r"""
import os, subprocess, sys
os.chdir(r"C:\planted\here")
os.environ.update({around!r})
os.environ["PATH"] = r"C:\planted\path;" + os.environ["PATH"]
sys.exit(subprocess.call({command!r}))
"""
#: Each trap, sprung on purpose by a Python that nobody protects: one that can't be is no trap.
_SPRUNG: Final = r"""
import ctypes, os, subprocess, sys
stops = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"  # in a box of Qt’s
try:
    subprocess.run([sys.executable, "-c", stops], timeout=20)
except subprocess.TimeoutExpired:
    pass
for name in {names!r}:
    try:
        ctypes.WinDLL(name, winmode=0)
    except OSError:
        pass
subprocess.run([sys.executable, "-c", "import sqlcipher3"])
sys.path[:0] = [r"C:\planted\python"]
import sitecustomize
os._exit(0)
"""
_PATIENCE: Final = 900  # seconds
_PYTHON: Final = Path("runtime", "python.exe")


def run_among_planted(wine: Wine, program: Path, *words: str | Path) -> Said:
    """Run a program of the installed ones to its end, with traps all around it.

    Raises:
        CannotBuild: it loaded something planted, or a trap is none.
    """
    room = emptied(wine.drive / ROOM)
    names = _lay(room, wine.installed)
    marker = room / "loaded.txt"
    _among(wine, wine.installed / _PYTHON, "-c", _SPRUNG.format(names=["planted.dll", *names]))
    sprung = marker.read_text("utf-8").lower() if marker.is_file() else ""
    kinds = ("here", "path", "qt", "openssl", "python")
    if blunt := [kind for kind in kinds if f"\\{ROOM}\\{kind}\\" not in sprung]:
        raise CannotBuild(f"These traps are none, since nothing springs them: {blunt}")
    marker.unlink()
    said = _among(wine, program, *words)
    if marker.is_file():
        loaded = sorted(set(marker.read_text("utf-8").splitlines()))
        raise CannotBuild("The program loaded what was planted:\n" + "\n".join(loaded))
    print(f"    {len(names)} libraries planted twice, {len(AROUND)} settings: none was taken")
    return said


def _among(wine: Wine, *command: str | Path) -> Said:
    words = [wine.inside(each) if isinstance(each, Path) else each for each in command]
    begin = _AMONG.format(around=AROUND, command=words)
    return wine.run(wine.installed / _PYTHON, "-c", begin, patience=_PATIENCE)


def _lay(room: Path, installed: Path) -> list[str]:
    """Everything that lies in wait; the names of the libraries."""
    made = emptied(room / "made")
    plain, plugin = made / "plain.dll", made / "plugin.dll"
    _make(plain)
    real = next(installed.rglob(_PLUGIN))
    _make(plugin, f"-DMETADATA={','.join(map(str, _metadata(real)))}")
    # Not those that Wine is told to take from anywhere.
    ours = {each.name.lower() for each in installed.rglob("*.dll")}
    names = sorted({*ours, *of_windows()} - {f"{name}.dll" for name in STAND_INS})
    for folder in ("here", "path"):
        (room / folder).mkdir()
        for name in names:
            shutil.copyfile(plain, room / folder / name)
    for name in ("openssl/planted.dll", "openssl/legacy.dll", "path/planted.dll"):
        (room / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(plain, room / name)
    (room / "openssl" / "openssl.cnf").write_text(_CONFIGURED, "ascii")
    for name in (_PLUGIN, "generic/planted.dll", "styles/qwindowsvistastyle.dll"):
        for folder in ("qt", "here"):
            (room / folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(plugin, room / folder / name)
    (room / "here" / "qt.conf").write_text(f"[Paths]\nPlugins = C:/{ROOM}/qt\n", "ascii")
    python = room / "python"
    python.mkdir()
    for place in (python, room / "here"):
        for name in ("sitecustomize", "usercustomize", "caseworker", "PySide6", "sqlcipher3"):
            (place / f"{name}.py").write_text(_WORDS, "ascii")
        (place / "python311._pth").write_text(f"C:\\{ROOM}\\python\nimport site\n", "ascii")
    return names


def _make(target: Path, *more: str) -> None:
    gcc = tool("x86_64-w64-mingw32-gcc", package="gcc-mingw-w64-x86-64")
    run([gcc, "-O2", "-s", "-shared", *more, "-o", target, _SOURCE], f"Making {target.name}")


def _metadata(plugin: Path) -> bytes:
    """By which Qt knows a plug-in of its own: as the real one has it."""
    read = pefile.PE(str(plugin), fast_load=True)
    try:
        section = next(one for one in read.sections if one.Name.startswith(b".qtmetad"))
        data: bytes = section.get_data()
    finally:
        read.close()
    if not data.startswith(_METADATA):
        raise CannotBuild(f"{plugin.name} says nothing by which Qt would know it.")
    return data.rstrip(b"\0")
