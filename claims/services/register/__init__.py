"""The register of sources: the names that lead to each, what is known of it, and every change to that."""
