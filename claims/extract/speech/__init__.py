"""Who says so: speakers, carriers, citations, denials, and the names that lead back to a source."""
