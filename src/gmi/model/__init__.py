"""Frozen types, standard library only."""
