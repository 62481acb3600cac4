"""Which claims speak of the same event and the same tally: blocking, features, scoring, grouping. Pure."""
