"""Text into sentences ready for reading: blocks, sentences, and the words of each, found once."""
