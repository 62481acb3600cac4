"""`claims extract`: documents in, drafts out; with --record they are stored and matched."""

from __future__ import annotations

from typing import Annotated

import typer

from claims.commands.options import Format, StrictOption

app = typer.Typer()


@app.command("extract")
def extract(
    ctx: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH…", help="Text, HTML, PDF, a feed of articles (.jsonl), a folder, a URL, or -."),
    ],
    format: Annotated[Format | None, typer.Option("--format", "-f", help="How to print the drafts.")] = None,
    record: Annotated[bool, typer.Option("--record", help="Store the documents and their drafts, and match.")] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="With --record: as accepted claims, not checked by a person.")
    ] = False,
    match: Annotated[bool, typer.Option(" /--no-match", help="With --record: do not match.")] = True,
    event: Annotated[
        str | None, typer.Option("--event", metavar="ID|LABEL", help="With --record: pin the documents to this event.")
    ] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Who published it; wins over the document.")] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="When it was published (ISO).")
    ] = None,
    url: Annotated[str | None, typer.Option("--url", help="Where it was published (one document only).")] = None,
    title: Annotated[str | None, typer.Option("--title", help="Its headline (one document only).")] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="CODE", help="Its language: en or es; wins over the document.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say which words made each figure what it is.")] = False,
    strict: StrictOption = False,
) -> None:
    """Read documents and print the figures found; store them with --record.

    English and Spanish are read; text in another language is said not to be. A page is fetched only where its URL is
    given, over http or https, from public addresses alone, without proxies, up to 50 MB and two minutes.

    Each figure has a confidence, the chance that it and what it counts are read right: in JSON and CSV, and with
    --explain.

    Example: claims extract article.html

    Example: claims extract --explain article.html

    Example: claims extract --record --accept articles.jsonl
    """
    from claims.commands import extracting

    given = extracting.overrides_of(paths, outlet=outlet, published=published, url=url, title=title, language=language)
    job = extracting.Extraction(paths, given, strict, quiet=ctx.obj.quiet, explain=explain)
    if record:
        extracting.refuse_unprinted(explain=explain, format=format)
        extracting.store(ctx, job, format=format, accept=accept, match=match, event=event)
    else:
        extracting.refuse_unrecorded(accept=accept, match=match, event=event)
        extracting.show(job, format or Format.TABLE)
