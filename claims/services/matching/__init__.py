"""Claims and documents into events and tallies: in full, joined to those that stand, merged, split, explained."""
