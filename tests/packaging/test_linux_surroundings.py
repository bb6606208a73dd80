"""Figure 43 on Linux: the start script takes nothing of what was laid in its way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from windows.product import PACKAGING

from caseworker.commands.surroundings import KEPT, leads_astray

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the bundle is for Linux")

# Stands for Debian’s Python: says what it was begun with, and what is loaded into it.
PROBE = """#!/bin/sh
case "$*" in *lacking.py*) exec {python} "$@" ;; esac
exec {python} -I -c 'import json, os, pathlib
print(json.dumps([dict(os.environ), pathlib.Path("/proc/self/maps").read_text()]))'
"""


def begun(folder: Path, around: dict[str, str], *, by_script: bool) -> tuple[dict[str, str], str]:
    """The surroundings that Python sees, and the files loaded into it."""
    (folder / "bin").mkdir(exist_ok=True)
    probe = folder / "bin" / "python"
    probe.write_text(PROBE.format(python=sys.executable), "utf-8")
    probe.chmod(0o755)
    for name in ("caseworker.sh", "lacking.py"):
        shutil.copy(PACKAGING / "linux" / name, folder)
    (folder / "libraries.json").write_text("{}", "utf-8")
    start = ["/bin/sh", str(folder / "caseworker.sh")] if by_script else [str(probe)]
    done = subprocess.run(
        start,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), **around},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    seen, maps = json.loads(done.stdout)
    return seen, maps


def planted(folder: Path, name: str) -> Path:
    """A copy, in a folder of its own, of a library that every Python loads."""
    _, maps = begun(folder, {}, by_script=False)
    own = next(line.split()[-1] for line in maps.splitlines() if "/libm.so" in line)
    (folder / "planted").mkdir()
    return Path(shutil.copy(own, folder / "planted" / name))


def test_a_library_that_was_preloaded_is_not_in_the_program(tmp_path: Path) -> None:
    around = {"LD_PRELOAD": str(planted(tmp_path, "libplanted.so"))}

    _, unprotected = begun(tmp_path, around, by_script=False)
    _, maps = begun(tmp_path, around, by_script=True)

    assert "libplanted.so" in unprotected  # or this proves nothing
    assert "libplanted.so" not in maps


def test_a_library_that_lies_in_a_folder_of_somebody_is_not_loaded(tmp_path: Path) -> None:
    folder = planted(tmp_path, "libm.so.6").parent
    around = {"LD_LIBRARY_PATH": str(folder)}

    _, unprotected = begun(tmp_path, around, by_script=False)
    _, maps = begun(tmp_path, around, by_script=True)

    assert str(folder) in unprotected
    assert str(folder) not in maps


def test_python_sees_nothing_that_leads_astray_and_all_that_says_how_it_looks(
    tmp_path: Path,
) -> None:
    leads = [
        *("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONINSPECT", "QML2_IMPORT_PATH"),
        *("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_OPENGL_DLL", "OPENSSL_CONF"),
        *("OPENSSL_MODULES", "LD_AUDIT", "GCONV_PATH", "GIO_EXTRA_MODULES", "GTK_MODULES"),
    ]
    stays = dict.fromkeys(KEPT, "1")

    seen, _ = begun(tmp_path, {**dict.fromkeys(leads, "/nowhere"), **stays}, by_script=True)

    assert not [name for name in seen if leads_astray(name)]
    assert {name: seen.get(name) for name in stays} == stays


def test_a_namesake_of_what_the_script_calls_is_not_taken(tmp_path: Path) -> None:
    folder = tmp_path / "planted"
    folder.mkdir()
    for name in ("dirname", "readlink", "sed", "env"):
        trap = folder / name
        trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/taken\n", "utf-8")
        trap.chmod(0o755)

    begun(tmp_path, {"PATH": f"{folder}{os.pathsep}/usr/bin:/bin"}, by_script=True)

    assert not (tmp_path / "taken").exists()
