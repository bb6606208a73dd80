"""An officer, as everything else names one. By itself, so that the passphrase prompt is light."""

from __future__ import annotations

from typing import NewType

OfficerId = NewType("OfficerId", str)
