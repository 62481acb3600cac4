"""Why figures differ and what they support: comparability, relations, causes, origins, estimates. Pure."""
