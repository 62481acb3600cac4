"""The `claims` program: assembles the commands, reads the global options, turns errors into messages. Opens nothing."""

from __future__ import annotations

import _thread
import errno
import os
import signal
import sys
from typing import Annotated, Any

try:
    import typer
    from typer.core import TyperCommand, TyperGroup

    from claims import __version__
    from claims.commands import streams
    from claims.commands.catalogue import COMMANDS
    from claims.commands.completing import leave_as_typed
    from claims.commands.loading import load
    from claims.errors import ClaimsError, ExitCode, StorageFailed
    from claims.settings import Settings
except KeyboardInterrupt:  # most of a start is spent above, before anything can be told of Ctrl-C
    sys.exit(130)

_AGAIN = 0.01  # seconds until a Ctrl-C that was dropped comes again


class Claims(TyperGroup):
    """The root group: names commands without importing them, loads the one called, and is the error boundary."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = {
            name: TyperCommand(name, help=listed.line, rich_help_panel=listed.panel)
            for name, listed in COMMANDS.items()
        }

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args[:1] == ["help"]:  # what many type first
            args = [*args[1:], "--help"]
        if ctx.resilient_parsing:
            leave_as_typed(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, stand_in, rest = super().resolve_command(ctx, args)
        command = stand_in and load(str(name))
        if command and ctx.resilient_parsing:
            for each in (command, *getattr(command, "commands", {}).values()):
                leave_as_typed(each.get_params(ctx))
        return name, command, rest

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except ClaimsError as error:
            complain(error)
            raise typer.Exit(error.exit_code) from error


def complain(error: ClaimsError) -> None:
    """One sentence that says what and where, and one that says what to do, on standard error."""
    typer.echo(f"error: {error.message}", err=True)
    if error.hint:
        typer.echo(f"hint: {error.hint}", err=True)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claims {__version__}")
        raise typer.Exit


app = typer.Typer(
    name="claims",
    cls=Claims,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def root(
    ctx: typer.Context,
    database: Annotated[
        str | None,
        typer.Option(
            "--db",
            metavar="PATH|URL",
            help="The database: a SQLite file or a PostgreSQL URL. Else CLAIMS_DB, else the user's data directory.",
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="Who signs the changes. Else CLAIMS_USER, else the login name."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notes and no progress on standard error.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="More notes; a traceback on an unexpected failure.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Track who says which number, why the numbers differ, and what can be printed.

    A first run: claims demo. Your own articles: claims extract --record --accept ARTICLES,
    then claims conflicts and claims report -o report.html.
    """
    ctx.obj = Settings.from_environment(database=database, by=by, quiet=quiet, verbose=verbose)


def main() -> None:
    """Run the program and leave with its exit code; whatever went wrong is said in a line or two."""
    sys.unraisablehook = _interrupted_again
    streams.prepare()
    code, failure = _outcome()
    unwritten = streams.finish()
    if unwritten:
        hint = "free some space or send the output elsewhere; claims log shows whether anything was recorded"
        complain(StorageFailed(f"standard output cannot be written: {unwritten}", hint=hint))
    elif failure is not None and unwritten is None:
        _confess(failure)
    # all is done: Ctrl-C while the interpreter tidies up must not show its insides
    signal.signal(signal.SIGINT, lambda *_: os._exit(ExitCode.INTERRUPTED))
    sys.exit(code if unwritten is None else code or ExitCode.UNEXPECTED)


def _interrupted_again(lost: sys.UnraisableHookArgs) -> None:
    """Ctrl-C that came while a library cleaned up after itself, where an exception is dropped, comes once more."""
    if issubclass(lost.exc_type, KeyboardInterrupt):
        import threading

        again = threading.Timer(_AGAIN, _interrupt)  # raised at once it would be dropped here too
        again.daemon = True
        again.start()
    else:
        sys.__unraisablehook__(lost)


def _interrupt() -> None:
    """Ctrl-C to the main thread, which it wakes where it waits."""
    import threading

    main_thread = threading.main_thread().ident
    if hasattr(signal, "pthread_kill") and main_thread is not None:
        signal.pthread_kill(main_thread, signal.SIGINT)
    else:
        _thread.interrupt_main()


def _outcome() -> tuple[int, Exception | None]:
    """The exit code of the run, and the failure that nobody foresaw."""
    try:
        app(prog_name="claims")
    except SystemExit as leaving:
        return (leaving.code if isinstance(leaving.code, int) else ExitCode.DONE), None
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED, None
    except Exception as error:
        return ExitCode.UNEXPECTED, error
    return ExitCode.DONE, None


def _confess(failure: Exception) -> None:
    """An unexpected failure in one line (its traceback with --verbose); a full disk is nobody's mistake."""
    if isinstance(failure, OSError) and failure.errno in (errno.ENOSPC, errno.EDQUOT):
        hint = "free some space (temporary files go to TMPDIR) and run it again"
        complain(StorageFailed(f"{failure.filename or 'a temporary file'}: the disk is full", hint=hint))
        return
    if "--verbose" in sys.argv or "-v" in sys.argv:
        raise failure
    typer.echo(f"error: unexpected failure: {type(failure).__name__}: {failure}", err=True)
    typer.echo("hint: run again with --verbose for the details, and please report it", err=True)


if __name__ == "__main__":
    main()
