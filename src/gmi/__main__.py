"""Starts the command line: ``python -m gmi`` and ``gmi``."""

from __future__ import annotations

from gmi.cli import main

if __name__ == "__main__":
    main()
