"""A source-credibility claim tracker: who said which number, who carried it, and why the numbers differ."""

__version__ = "0.1.0"
