"""Wording ⇄ figure: number words, digits of every convention, hedges, ranges, rounding."""
