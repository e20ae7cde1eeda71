"""Compares two codings of the same references: two people's, or a person's and the machine's."""

from gmi.agree.compare import compare_codings
from gmi.agree.load import load_codings
from gmi.agree.show import show_json, show_text

__all__ = ["compare_codings", "load_codings", "show_json", "show_text"]
