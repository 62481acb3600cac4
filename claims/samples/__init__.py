"""Sample articles and a table for `claims demo`: words of our own around real, public figures (sources in README.md here)."""
