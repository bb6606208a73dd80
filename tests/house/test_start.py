"""What the program loads as it starts: no more than the duty at hand needs."""

import subprocess
import sys
from functools import cache

from caseworker import app
from tests.house.source import HOME, modules, name_of

FLOORS_WITHOUT_A_WINDOW = ("domain", "documents", "exchange", "casework", "storage")

# Each of these costs a start more than all of our own modules together.
SLOW = ("alembic", "docx", "lxml", "pikepdf", "pypdfium2", "reportlab")


@cache
def loaded_by(*names: str) -> set[str]:
    """The top-level modules that a fresh Python holds once ``names`` are imported."""
    return {name.split(".")[0] for name in modules_loaded_by(*names)}


@cache
def modules_loaded_by(*names: str) -> set[str]:
    """Every module that it holds then, by its whole name."""
    lines = [*(f"import {name}" for name in names), "import sys", "print(*sys.modules)"]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        cwd=HOME,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def module_names(floor: str) -> list[str]:
    """Every module of one floor, by its dotted name."""
    files = [name_of(file) for file in modules("caseworker")]
    dotted = [
        name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name in files
    ]
    return [name for name in dotted if name.startswith(f"caseworker.{floor}")]


def test_the_floors_without_a_window_run_without_qt() -> None:
    """All in one Python: what one of them loads, it holds. The contracts say which it was."""
    names = [name for floor in FLOORS_WITHOUT_A_WINDOW for name in module_names(floor)]

    assert not loaded_by(*names) & {"PySide6", "shiboken6"}


def test_the_domain_needs_the_standard_library_alone() -> None:
    loaded = loaded_by(*module_names("domain"))
    own = loaded_by("zoneinfo")  # with the file, named for the machine, of how Python was built

    assert loaded <= sys.stdlib_module_names | {"caseworker", "__main__"} | own


def test_the_window_starts_without_what_only_papers_and_migrations_need() -> None:
    loaded = loaded_by("caseworker.app")

    assert not loaded & set(SLOW)


def test_the_prompt_is_painted_before_the_store_and_the_work_are_loaded() -> None:
    """Whoever sits down waits for a passphrase field, not for a database and its papers."""
    loaded = modules_loaded_by("caseworker.app")

    assert not {name.split(".")[0] for name in loaded} & {*SLOW, "sqlalchemy", "sqlcipher3"}
    assert not loaded & {
        "caseworker.casework.office",
        "caseworker.domain.case",
        "caseworker.domain.days",
        "caseworker.domain.law",
        "caseworker.ui.desk",
        "caseworker.ui.papers",
        "caseworker.ui.recovery",
        "caseworker.ui.workroom",
    }


def test_what_is_loaded_after_the_prompt_is_all_that_the_work_needs() -> None:
    """Nothing is left to load when the passphrase is right, but papers and migrations."""
    rest = modules_loaded_by("caseworker.app", *app.REST)

    assert {"sqlalchemy", "caseworker.ui.desk", "caseworker.ui.papers"} <= rest
    assert not {name.split(".")[0] for name in rest} & set(SLOW)


def test_the_command_line_starts_without_qt() -> None:
    """`caseworker check` and `caseworker deadlines` work where there is no screen."""
    loaded = loaded_by("caseworker.commands")

    assert not loaded & {"PySide6", "shiboken6", *SLOW}


def test_the_program_says_what_it_can_do() -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "caseworker", "--help"],
        cwd=HOME,
        capture_output=True,
        text=True,
        check=False,
    )

    assert asked.returncode == 0, asked.stderr
    assert "practice" in asked.stdout
    assert "deadlines" in asked.stdout
