"""Where a child may be. A new setting is one more file here: nothing lists them."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from caseworker.domain.settings.setting import Setting

__all__ = ["Setting", "settings"]


@cache
def settings() -> Mapping[str, Setting]:
    """Every setting by name: the ``SETTING`` of each module of this package that has one."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    found = [module.SETTING for module in modules if hasattr(module, "SETTING")]
    return MappingProxyType({setting.name: setting for setting in found})
