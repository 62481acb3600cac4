"""Into the database, each thing once: articles read, tables imported, a claim added by hand."""
