"""Recognises what a report names: laws, decrees, policies, plans, programmes, bodies, budgets and treaties."""

from gmi.recognise.measures import join_measures
from gmi.recognise.names import recognise_names

__all__ = ["join_measures", "recognise_names"]
