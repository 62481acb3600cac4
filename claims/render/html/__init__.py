"""The report as one HTML file that opens anywhere: no script is needed to read it, and nothing is fetched."""

from claims.render.html.page import page

__all__ = ["page"]
