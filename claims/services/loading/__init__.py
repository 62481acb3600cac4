"""Rows to values: claims and documents loaded in bulk, and what a person typed turned into a row's id."""
