"""Wording to figure and back: numbers, hedges, ranges. `wording.parse` and `wording.say` are the two directions."""
