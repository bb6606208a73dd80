"""What is changed in a form that was filled in before: that alone is kept as a draft."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

from caseworker.domain.case import CaseNumber
from caseworker.ui.desk import Desk
from caseworker.ui.drafts import Drafts
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Form

PUT_BACK: Final = "What you had typed before was put back. It is not saved yet."


class Changes:
    """The fields of a form that say otherwise than they did when it was shown.

    The others are left out: a draft never puts an old setting back over one that a colleague has
    changed since, nor the day on which the form was opened over today.
    """

    def __init__(
        self, drafts: Drafts, draft: str, form: Form, tell: Callable[[str, Tone], None] | None
    ) -> None:
        """``tell`` says beside the form that typing was put back."""
        self._drafts, self._draft, self._form, self._tell = drafts, draft, form, tell
        self._shown = form.typed()

    def typed(self) -> str:
        shown, now = _values(self._shown), _values(self._form.typed())
        changed = {
            name: now.get(name, "")
            for name in self._form.fields
            if now.get(name, "") != shown.get(name, "")
        }
        return json.dumps(changed, ensure_ascii=False) if changed else ""

    def retype(self, text: str) -> None:
        self._form.retype(text)
        if self._tell is not None:
            self._tell(PUT_BACK, Tone.BLUE)

    def saved(self) -> Callable[[], None]:
        """What the form says now is to be saved: call what this gives once it is.

        The form stays, and whatever was typed in it meanwhile is kept on.
        """
        now = self._form.typed()

        def settle() -> None:
            self._shown = now
            self._drafts.settled(self._draft)

        return settle

    def drop(self) -> None:
        """It is saved, or given up, and the form goes."""
        self._drafts.drop(self._draft)

    def keep_now(self) -> None:
        """The form goes, and what was typed in it is to be found again."""
        self._drafts.flush()


def keep_changes(
    desk: Desk,
    draft: str,
    form: Form,
    tell: Callable[[str, Tone], None] | None = None,
    *,
    case: CaseNumber | None = None,
) -> Changes:
    """Keep what is changed in ``form`` under this name, and put back what was left."""
    changes = Changes(desk.drafts, draft, form, tell)
    desk.drafts.watch(draft, changes, form.edited, owner=form, case=case)
    return changes


def _values(text: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(text) if text else {}
    return found
