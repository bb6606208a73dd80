"""Writing at length: blocks in, an officer's typing, blocks out. Nothing is ever fetched."""

from caseworker.ui.editor.bar import FormatBar
from caseworker.ui.editor.edit import BlocksEdit

__all__ = ["BlocksEdit", "FormatBar"]
