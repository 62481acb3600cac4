"""What the figures of a document are to one another: parts and totals, additions, revisions, fates."""
