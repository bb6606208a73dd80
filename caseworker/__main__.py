"""Starts the program: ``python -m caseworker`` is the command ``caseworker``."""

import sys

from caseworker.commands import main

if __name__ == "__main__":
    sys.exit(main())
