"""Every command by name, without importing it: its module, its panel in the help, and its one line there.

A test holds the lines against the commands' own docstrings, so they cannot drift. Each module has an `app` whose
commands carry these names; groups ("source", "event", "db") are an `app` of their own.
"""

from __future__ import annotations

from typing import NamedTuple

DAILY, DECIDE, REPORT, MANAGE = "Record and read", "Match and decide", "Report", "Manage"


class Listed(NamedTuple):
    """One line of the root help: `module` under claims.commands, `group` where it holds sub-commands."""

    module: str
    panel: str
    line: str
    group: bool = False


COMMANDS: dict[str, Listed] = {
    "extract": Listed("extract", DAILY, "Read documents and print the figures found; store them with --record."),
    "add": Listed("add", DAILY, "Record one claim from options."),
    "import": Listed("import_", DAILY, "Record claims from a table: CSV, TSV, XLSX, JSON or JSONL."),
    "list": Listed("look", DAILY, "List claims, documents, events or tallies."),
    "show": Listed("look", DAILY, "Show one claim, document, event, tally or source with everything known of it."),
    "search": Listed("look", DAILY, "Find claims by their words, places and sources."),
    "match": Listed("match", DECIDE, "Group claims into events and tallies; --explain shows the score of a pair."),
    "judge": Listed("match", DECIDE, "Say that two claims or documents are about the same event, or not."),
    "retract": Listed(
        "correct",
        DECIDE,
        "Withdraw claims that should not stand: they leave reports and estimates, and stay readable.",
    ),
    "deny": Listed("correct", DECIDE, "Record that the named source denies having given a figure."),
    "supersede": Listed("correct", DECIDE, "Say that another claim takes the place of this one."),
    "compare": Listed(
        "compare", DECIDE, "Say whether two claims can be compared, how they stand to one another, and why they differ."
    ),
    "conflicts": Listed("conflicts", DECIDE, "List tallies whose claims differ, each with its causes."),
    "resolve": Listed("conflicts", DECIDE, "Decide a tally as an editor; a reason is required."),
    "rate": Listed("rate", DECIDE, "Rate a claim, an event or a source as an editor; a reason is required."),
    "report": Listed("report", REPORT, "Write the discrepancy report: terminal, Markdown, HTML or JSON."),
    "line": Listed("report", REPORT, "Print the sentence for one event."),
    "export": Listed("export", REPORT, "Write claims with everything attached: CSV, JSON or JSONL."),
    "demo": Listed("demo", REPORT, "Run a worked example in a throw-away database."),
    "log": Listed("log", MANAGE, "Show the audit trail; --verify checks its chain."),
    "source": Listed("source", MANAGE, "Add, list, show, name and rate sources.", True),
    "event": Listed("event", MANAGE, "List, show, merge and split events.", True),
    "db": Listed("database", MANAGE, "Look after the database: info, upgrade, backup, check.", True),
}
