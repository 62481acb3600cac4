"""What a number counts: its noun, its predicate or its governor, how firmly, and the quote that shows it."""
