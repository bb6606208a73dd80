"""Where a child may be. A new setting is one more file here: nothing lists them."""

from caseworker.domain.settings.reading import read_settings, settings
from caseworker.domain.settings.setting import Setting

__all__ = ["Setting", "read_settings", "settings"]
