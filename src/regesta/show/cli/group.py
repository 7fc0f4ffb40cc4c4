from __future__ import annotations

import importlib
import sys

import click

from regesta.show.cli.streams import silence_output

COMMANDS = {
    "read": "Read reports into a record.",
    "show": "Print the record: timeline, people, bodies, commitments, disputes, gaps.",
    "explain": "Show every sentence behind an event, person or body.",
    "review": "Decide what is open, one question after the other.",
    "serve": "Open the record in the browser.",
    "judge": "Rule on the record: same, different, reject, correct.",
    "log": "Tell what changed in the record, when and by what.",
    "export": "Write the record as JSON Lines or CSV.",
    "claims": "Write what each report claims, before reports are reconciled.",
    "schema": "Print the JSON Schema of what export and claims write.",
    "mark": "Print a report with its marks in braces.",
    "check": "Check marked reports for faults.",
    "dates": "Resolve time words against a publication date.",
    "places": "Look up a place in the gazetteer.",
    "names": "Compare two spellings of a person's name.",
    "completion": "Print the completion script of your shell.",
}
"""Every command with its line in `regesta --help`; the module of that name holds it."""


class CommandGroup(click.Group):
    """A group that imports a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands, the most needed first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"regesta.show.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a reader who has seen enough (head, less) and closes the pipe is no error."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            silence_output()
            return 0
        return status

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Tell the nearest command where none has the given name."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            import difflib  # noqa: PLC0415 - needed for a wrong word only

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else "; 'regesta --help' lists the commands"
            ctx.fail(f"there is no command {args[0]!r}{hint}")
        return super().resolve_command(ctx, args)
