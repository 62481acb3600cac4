"""From documents to drafts: reading, sentences, mentions, attribution, place and time. Pure but for opening files."""
