"""Sample articles and a table for `claims demo`: our own words around real, public figures (sources: README.md)."""
