"""The second start of the program hands over what it wants, and no file of others is believed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from threading import Thread

import pytest

from caseworker.desktop.front_door import LONGEST, FrontDoor, NoRequest, file_asked_for

ENDINGS = frozenset({".card", ".pack"})


def a_door(home: Path, folder: str = "records") -> FrontDoor:
    return FrontDoor(home, home / folder, ENDINGS)


def heard(door: FrontDoor) -> list[Path | None]:
    """What the first program hears, as soon as something lies there."""
    while True:
        if asked := door.asked():
            return asked


@pytest.mark.parametrize("brought", [None, Path("/media/stick/PK-2026-0007.pack").absolute()])
def test_the_second_hands_over_and_lets_the_first_forward(
    tmp_path: Path, brought: Path | None
) -> None:
    first, second = a_door(tmp_path), a_door(tmp_path)
    let: list[int] = []
    found: list[list[Path | None]] = []
    assert first.take()
    assert not second.take()

    listening = Thread(target=lambda: found.append(heard(first)))
    listening.start()
    is_heard = second.hand_over(brought, let.append, patience=30)
    listening.join()

    assert is_heard
    assert found == [[brought]]
    assert len(let) == 1
    assert not list(first.inbox.iterdir())
    first.release()


def test_other_records_have_a_door_of_their_own(tmp_path: Path) -> None:
    one, other = a_door(tmp_path), a_door(tmp_path, "practice")

    assert one.take()
    assert other.take()

    one.release()
    other.release()


def test_a_first_that_does_not_answer_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    first, second = a_door(tmp_path), a_door(tmp_path)
    first.take()

    assert not second.hand_over(None, lambda _: None, patience=0)

    assert (first.is_held, second.is_held) == (True, False)
    assert not list(first.inbox.iterdir())
    first.release()


def test_whoever_asks_becomes_the_first_once_the_other_is_gone(tmp_path: Path) -> None:
    first, second = a_door(tmp_path), a_door(tmp_path)
    first.take()
    first.release()

    assert not second.hand_over(None, lambda _: None, patience=30)

    assert not a_door(tmp_path).take()
    second.release()


def test_what_an_earlier_run_never_heard_is_dropped(tmp_path: Path) -> None:
    earlier = a_door(tmp_path)
    earlier.take()
    (earlier.inbox / "left.ask").write_text("{}")
    earlier.release()
    door = a_door(tmp_path)

    door.take()

    assert door.asked() == []
    door.release()


def test_names_tell_nothing_of_the_records(tmp_path: Path) -> None:
    door = a_door(tmp_path, "Whitfield family")

    door.take()

    assert not [path for path in tmp_path.rglob("*") if "whitfield" in path.name.casefold()]
    door.release()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[]",
        b'"/a.pack"',
        b'{"bring": 7}',
        b'{"bring": ["/a.pack"]}',
        b'{"bring": "/a.pack", "more": 1}',
        b'{"open": "/a.pack"}',
        b'{"bring": "a.pack"}',
        b'{"bring": ""}',
        b'{"bring": "/a.exe"}',
        b'{"bring": "/a.pack.lnk"}',
        b'{"bring": "/a\\u0000.pack"}',
        b'{"bring": "/a\\n.pack"}',
        b'{"bring": "/a\\u202e.pack"}',
        b"[" * 30_000,
        json.dumps({"bring": f"/{'a' * LONGEST}.pack"}).encode(),
    ],
)
def test_a_file_that_is_no_request_is_not_believed(tmp_path: Path, content: bytes) -> None:
    door = a_door(tmp_path)
    door.take()
    (door.inbox / "some.ask").write_bytes(content)

    with pytest.raises(NoRequest):
        file_asked_for(content, ENDINGS)

    assert door.asked() == []
    assert not list(door.inbox.iterdir())
    door.release()


@pytest.mark.skipif(sys.platform == "win32", reason="making a link takes a right there")
def test_a_link_in_the_inbox_is_not_followed(tmp_path: Path) -> None:
    door = a_door(tmp_path)
    door.take()
    (tmp_path / "there").write_text("{}")
    (door.inbox / "some.ask").symlink_to(tmp_path / "there")

    assert door.asked() == []
    assert (tmp_path / "there").exists()
    door.release()
