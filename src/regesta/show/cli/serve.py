from __future__ import annotations

from pathlib import Path

import click

from regesta.settings import Settings
from regesta.show.cli.options import marker_option, record_option

_HELP = """Open the record in the browser.

Prints an address; open it in any browser. Nothing leaves this machine: all that the pages need
comes with the program. Ctrl-C ends. While it runs, reports may be read into the record by
'regesta read'; the pages show them as soon as they are settled.

Other machines can reach it only with --host and --token; who opens the address that is then
printed (with ?token=...) may read and rule, or only read with --read-only.

\b
Examples:
  regesta serve
  regesta serve --record caspian.regesta --port 9000
  regesta serve --read-only
  regesta serve --host 0.0.0.0 --token "a long word or two"
"""


@click.command(help=_HELP)
@record_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    metavar="N",
    help="The port to listen on; 0 takes a free one.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="NAME",
    help="The address to listen on; 0.0.0.0 is every one of this machine's.",
)
@marker_option
@click.option("--read-only", is_flag=True, help="Refuse every change, and show no form for one.")
@click.option(
    "--token",
    envvar="REGESTA_TOKEN",
    metavar="WORDS",
    help="What readers must show to come in. REGESTA_TOKEN in the environment says it unseen.",
)
@click.option(
    "--borders",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="A GeoJSON file of land and borders for the map to draw, in place of Natural Earth's.",
)
def serve(  # noqa: PLR0913 - an option each
    *,
    record: Path,
    port: int,
    host: str,
    marker: str,
    read_only: bool,
    token: str | None,
    borders: Path | None,
) -> int:
    """Serve the record until Ctrl-C; ending it so is no error."""
    from regesta.mark.choice import weights_path  # noqa: PLC0415 - imports cost time that other commands need not
    from regesta.show.web.guard import Gate  # noqa: PLC0415 - loads the web server
    from regesta.show.web.serving import serve as serve_web  # noqa: PLC0415

    settings = Settings(record=record, marker=marker, borders=borders)
    weights_path(settings)  # whoever names a marker that is not there learns it now, not when adding reports
    gate = Gate(host=host, port=port, token=token or None, read_only=read_only)
    try:
        serve_web(
            settings,
            gate,
            lambda address: click.echo(f"{record} is at {address} (Ctrl-C ends)"),
        )
    except KeyboardInterrupt:
        click.echo(err=True)
    return 0
