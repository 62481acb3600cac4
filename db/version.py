"""The migrations this program knows, oldest first. Light, so that opening a database never imports Alembic.

A test holds this list against the migrations themselves.
"""

KNOWN = ("0001", "0002", "0003", "0004", "0005")
HEAD = KNOWN[-1]
