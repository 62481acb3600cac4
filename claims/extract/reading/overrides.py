"""What the user says about a document: it wins over what the document says of itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.extract.reading.outlets import outlet_of, unwrap
from claims.model import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """Outlet, publication date (ISO), URL, title and language as the user gave them; None leaves the document's own."""

    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None

    def apply(self, article: Article) -> Article:
        """The article with what was given in place of what was read. A given URL is the document's id."""
        given = {
            name: value
            for name, value in (
                ("outlet", self.outlet),
                ("published", self.published),
                ("title", self.title),
                ("language", self.language),
            )
            if value is not None
        }
        if self.url is not None:
            url, archive = unwrap(self.url)
            given |= {"url": url, "id": url}
            if archive:
                given["archive_url"] = archive
            if "outlet" not in given and article.outlet is None:
                named = outlet_of(url)
                given |= {"outlet": named} if named else {}
        return replace(article, **given) if given else article  # type: ignore[arg-type]
