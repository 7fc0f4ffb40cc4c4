from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_HELP = """Print the completion script of your shell.

Once it is loaded, the Tab key completes commands and options.

\b
Examples:
  eval "$(regesta completion bash)"      for this shell; put the line into ~/.bashrc to keep it
  eval "$(regesta completion zsh)"       likewise, ~/.zshrc
  regesta completion fish > ~/.config/fish/completions/regesta.fish
"""


@click.command(help=_HELP)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, *, shell: str) -> None:
    """Print the script that makes `shell` complete commands and options."""
    kind = get_completion_class(shell)
    assert kind is not None
    group = ctx.find_root().command
    click.echo(kind(group, {}, "regesta", "_REGESTA_COMPLETE").source())
