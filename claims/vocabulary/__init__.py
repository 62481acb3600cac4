"""The words of the trade as data: metrics, populations, hedges, reporting verbs, each with its definition."""
