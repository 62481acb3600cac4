"""Figures that no numeral states, one kind a module: single people, kin, lists of names, plurals without a number."""
