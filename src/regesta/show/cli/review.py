from __future__ import annotations

import sys
from pathlib import Path

import click

from regesta.errors import UsageError
from regesta.judging import settle_pending
from regesta.renewal import settle_store
from regesta.settings import Settings
from regesta.show.cli.authors import author_options, make_author
from regesta.show.cli.options import record_option
from regesta.show.cli.printing import print_page
from regesta.show.opening import open_register
from regesta.show.review.asking import ground_of, list_open
from regesta.show.review.session import Session, run_session
from regesta.show.words import count_words
from regesta.store import open_store

_HELP = """Decide what is open, one question after the other.

Asked are pairs that may be one event or person, values on which reports contradict each
other, and events the marker was unsure of: first what a decision would change most.
Both sides are shown with their sentences.

\b
Keys: y yes, n no, h hold (nobody can tell), 1 to 9 choose a value,
      u undo the last answer, q quit, ? help

Every answer is kept at once; the record is settled anew at the end. It works in a
terminal only; 'regesta judge' does the same in a script.

\b
Examples:
  regesta review
  regesta review --by anna --record caspian.regesta
"""


@click.command(help=_HELP)
@author_options
@record_option
def review(*, by: str | None, reason: str, record: Path) -> None:
    """Go through the queue on a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        mend = "run it in one, or use 'regesta judge' in a script"
        raise UsageError("questions are asked in a terminal, and this is none", mend=mend)
    settings, author = Settings(record=record), make_author(by, reason)
    with open_store(record) as store:
        settle_pending(store, settings)
        register = open_register(record)
        queue = list_open(register, store.judgements())
        session = Session(store=store, ground=ground_of(register), author=author, queue=queue)
        try:
            run_session(session, click.getchar, print_page)
        finally:
            if session.touched:
                settle_store(store, settings, because=session.touched)
    left = len(queue) - len(session.done)
    answered = count_words(len(session.done), "answer")
    click.echo(f"{answered} kept, {count_words(left, 'question')} left; 'regesta log' tells what changed")
