"""Events assessed: what is gathered of them, where it differs, what an editor decides, what the report says."""
