"""Makes the program's own environment, and runs the program or its checks in it.

    python3 bootstrap.py run     start the program on the practice casebook
    python3 bootstrap.py test    everything that is checked before a change is taken
    python3 bootstrap.py windows the program for Windows, built and tried (on Debian, by Wine)
    python3 bootstrap.py lock    write requirements/ anew from pyproject.toml

Needs Python 3.11 or later with venv and pip, on Debian or Windows, and nothing else:
it uses the standard library alone. What it installs is locked by hash.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Command = Sequence[str | Path]

HOME = Path(__file__).resolve().parent
VENV = HOME / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = HOME / "requirements"
PRACTICE_OUTPUT = "practice-output"

OLDEST_PYTHON = (3, 11)
OLDEST_JAVA = 11  # what veraPDF asks for
LONGEST_CHECK = 60 * 60  # seconds; a check that hangs must still end in a summary

# What Qt loads from the system, and the Debian package that holds each.
QT_LIBRARIES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libzstd.so.1": "libzstd1",
}

# What only the checks need: readers of the papers that are not our own.
TEST_PROGRAMS: Mapping[str, str] = {
    "pdftotext": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "java": "default-jre-headless",
    "git": "git",
    "age": "age",
    "unzip": "unzip",
}

# What only the program for Windows needs: what makes it, and Wine with a screen to try it on.
WINDOWS_PROGRAMS: Mapping[str, Sequence[str]] = {
    "makensis": ("nsis",),
    "osslsigncode": ("osslsigncode",),
    "wine": ("wine", "wine64"),
    "wixl": ("wixl",),
    "x86_64-w64-mingw32-gcc": ("gcc-mingw-w64-x86-64",),
    "xauth": ("xauth",),
    "xvfb-run": ("xvfb",),
}

# Cheapest first, so that somebody who watches learns of a slip early. All of them are
# run whatever the others say.
CHECKS: Mapping[str, Sequence[str]] = {
    "spelling": ("codespell",),
    "lint": ("ruff", "check", "."),
    "format": ("ruff", "format", "--check", "."),
    "contracts": ("lint-imports", "--no-logo"),
    "types": ("mypy",),
    "tests": (
        "pytest",
        "-q",
        "--durations=10",
        "--numprocesses=4",  # a window test waits as often as it works: four keep two cores busy
        "--dist=loadscope",
        "--no-loadscope-reorder",  # in the order of tests/conftest.py: the longest rooms first
        "--max-worker-restart=0",
    ),
}

LOCK = (
    *("uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-header", "--no-annotate"),
)


class CannotGoOn(Exception):
    """Something is missing that only a person can put right; the message says what to do."""


def main() -> int:
    """Do what the command line asks; the exit status is 0 only if all of it went well."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("run", "test", "windows", "lock"))
    what = parser.parse_args().what
    try:
        need_python()
        return {"run": run, "test": test, "windows": windows, "lock": lock}[what]()
    except CannotGoOn as reason:
        print(f"\n{reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def need_python() -> None:
    """Stop on a Python that the program was never tried on.

    Raises:
        CannotGoOn: it is too old.
    """
    if sys.version_info < OLDEST_PYTHON:
        raise CannotGoOn(f"This needs Python 3.11 or later; this is {sys.version.split()[0]}.")


def run() -> int:
    """Start the program on the practice casebook; without a screen, leave what it makes."""
    need_system(missing_libraries())
    make_environment("run", "build")
    demo: Command = [PYTHON, "-m", "caseworker", "demo"]
    if has_screen():
        return start(demo)
    print(
        "There is no screen here, so the program runs without one. The practice case goes\n"
        f"from request to final plan, and the papers and pictures go to ./{PRACTICE_OUTPUT}/",
        flush=True,
    )
    return start([*demo, "--offscreen", PRACTICE_OUTPUT], {"QT_QPA_PLATFORM": "offscreen"})


def test() -> int:
    """Run every check, then say which of them passed."""
    need_system({*missing_libraries(), *missing_programs()})
    make_environment("run", "build", "dev")
    outcome = {name: check(name, command) for name, command in CHECKS.items()}
    print("\nSummary")
    for name, (passed, seconds) in outcome.items():
        print(f"  {name:<10} {'passed' if passed else 'FAILED'} {seconds:7.1f} s")
    return 0 if all(passed for passed, _ in outcome.values()) else 1


def windows() -> int:
    """Make the program for Windows, and install, try, upgrade and remove it under Wine."""
    need_system({*missing_libraries(), *missing_for_windows()})
    make_environment("run", "build", "packaging")
    return start([PYTHON, HOME / "packaging" / "check_windows.py"])


def lock() -> int:
    """Write the locks anew: the same versions and hashes for Debian and Windows, 3.11 to 3.13.

    Deleting a file in requirements/ first takes its indirect requirements to their newest.
    """
    make_environment("dev")
    for arguments in (
        ("pyproject.toml", "--group", "dev", "-o", "requirements/dev.txt"),
        ("pyproject.toml", "-c", "requirements/dev.txt", "-o", "requirements/run.txt"),
        ("--group", "build", "-c", "requirements/dev.txt", "-o", "requirements/build.txt"),
        ("--group", "packaging", "-c", "requirements/dev.txt", "-o", "requirements/packaging.txt"),
    ):
        if status := start([*tool(LOCK), *arguments]):
            return status
    return 0


def make_environment(*locks: str) -> None:
    """Make .venv if there is none, and install ``locks`` and the command ``caseworker``.

    A stamp remembers what each lock held when it was installed; what has not changed
    is not installed again, so that a second start needs no network.
    """
    if not works(PYTHON):
        print("Making the environment in .venv", flush=True)
        if start([sys.executable, "-m", "venv", "--clear", VENV]):
            need_system({"python3-venv"}, "Python's own venv does not work here.")
            must([sys.executable, "-m", "venv", "--clear", VENV], "The environment")

    stale = [LOCKS / f"{name}.txt" for name in locks if not is_stamped(LOCKS / f"{name}.txt")]
    pip: Command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if stale:
        print("Installing", ", ".join(lock.name for lock in stale), flush=True)
        files: Command = [part for lock in stale for part in ("-r", lock)]
        must([*pip, "--require-hashes", "--only-binary", ":all:", *files], "The requirements")
        for lock in stale:
            stamp(lock)

    project = HOME / "pyproject.toml"
    if "build" in locks and not is_stamped(project):
        must([*pip, "--no-deps", "--no-build-isolation", "-e", HOME], "The command caseworker")
        stamp(project)
    start([PYTHON, "-m", "compileall", "-q", HOME / "caseworker"])  # some children may not write


def need_system(packages: Iterable[str], why: str = "") -> None:
    """Install Debian ``packages``, or say exactly what to type.

    Raises:
        CannotGoOn: they are needed and can't be installed from here.
    """
    wanted = sorted(packages)
    if not wanted:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *wanted]
    print("From the system this needs:", " ".join(wanted), flush=True)
    if shutil.which("apt-get") is None:
        raise CannotGoOn(
            f"{why} Please install, by whatever your system uses, what Debian calls:\n\n"
            f"    {' '.join(wanted)}".lstrip()
        )
    advice = f"{why} Please type this, then start again:\n\n    sudo {' '.join(install)}".lstrip()
    if not may_install():
        raise CannotGoOn(advice)
    as_root = [
        *(() if os.geteuid() == 0 else ("sudo", "-n")),
        "env",
        "DEBIAN_FRONTEND=noninteractive",
    ]
    start([*as_root, "apt-get", "update", "-q"])  # a stale list may still be good enough
    if start([*as_root, *install]):
        raise CannotGoOn(advice)


def may_install() -> bool:
    """Whether we are root, or become it without a password being asked for."""
    sudo = shutil.which("sudo")
    if os.geteuid() == 0 or sudo is None:
        return os.geteuid() == 0
    return subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0


def missing_libraries() -> set[str]:
    """The Debian packages of the libraries that Qt would look for in vain."""
    if not sys.platform.startswith("linux"):
        return set()
    return {package for library, package in QT_LIBRARIES.items() if not loads(library)}


def missing_programs() -> set[str]:
    """The Debian packages of the programs that the checks would look for in vain."""
    missing = {package for name, package in TEST_PROGRAMS.items() if shutil.which(name) is None}
    return missing if java_is_new_enough() else missing | {TEST_PROGRAMS["java"]}


def missing_for_windows() -> set[str]:
    """The Debian packages of the programs that the build for Windows would look for in vain."""
    lacking = (needs for name, needs in WINDOWS_PROGRAMS.items() if shutil.which(name) is None)
    return {package for needs in lacking for package in needs}


def java_is_new_enough() -> bool:
    """Whether there is a Java, and one that veraPDF can run on."""
    java = shutil.which("java")
    if java is None:
        return False
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', said)
    return found is not None and int(found[1]) >= OLDEST_JAVA


def loads(library: str) -> bool:
    """Whether the system finds ``library`` and all that it needs itself."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_screen() -> bool:
    """Whether a window would be seen. Only Linux machines are expected to lack a screen."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def check(name: str, command: Sequence[str]) -> tuple[bool, float]:
    """Run one check; whether it passed, and the seconds it took."""
    print(f"\n== {name}: {' '.join(command)}", flush=True)
    began = time.monotonic()
    try:
        passed = start(tool(command), {"QT_QPA_PLATFORM": "offscreen"}, LONGEST_CHECK) == 0
    except subprocess.TimeoutExpired:
        print(f"{name} was stopped after {LONGEST_CHECK} seconds.", flush=True)
        passed = False
    return passed, time.monotonic() - began


def tool(command: Sequence[str]) -> Command:
    """``command`` with its program taken from the environment, never from the machine."""
    return [BIN / command[0], *command[1:]]


def start(
    command: Command,
    environment: Mapping[str, str] | None = None,
    longest: float | None = None,
) -> int:
    """Run ``command`` from the project's folder, its words going to ours; its exit status."""
    surroundings = {**os.environ, "PYTHONUTF8": "1", **(environment or {})}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # each child would compile all of it anew
    return subprocess.run(
        command, cwd=HOME, env=surroundings, timeout=longest, check=False
    ).returncode


def must(command: Command, what: str) -> None:
    """Run ``command``.

    Raises:
        CannotGoOn: it failed; what it printed stands above.
    """
    if start(command):
        raise CannotGoOn(f"{what} could not be installed: the lines above say why.")


def works(python: Path) -> bool:
    """Whether there is an environment whose Python starts and has pip."""
    if not python.exists():
        return False
    ask: Command = [python, "-c", "import pip"]
    return subprocess.run(ask, capture_output=True, check=False).returncode == 0


def is_stamped(file: Path) -> bool:
    """Whether ``file`` was installed as it stands now."""
    mark = VENV / f"{file.name}.sha256"
    return mark.exists() and mark.read_text("ascii") == fingerprint(file)


def stamp(file: Path) -> None:
    """Remember that ``file`` was installed as it stands now."""
    (VENV / f"{file.name}.sha256").write_text(fingerprint(file), "ascii")


def fingerprint(file: Path) -> str:
    """The SHA-256 of ``file``."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
