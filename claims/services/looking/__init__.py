"""What there is to see: one thing in full, lists, searches, exports, the trail of a claim, the holdings."""
