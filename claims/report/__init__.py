"""The discrepancy report as data. Pure."""
