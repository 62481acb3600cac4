"""Where and when a figure holds, and which story of the page it belongs to."""
