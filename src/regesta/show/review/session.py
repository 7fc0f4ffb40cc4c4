from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from regesta.domain.judgement import Judgement
from regesta.judging import Author, Ground
from regesta.show.page import Line, blank, faint, plain
from regesta.show.review.asking import Answer, Asked
from regesta.store import Store

UNDO, QUIT, HELP = "u", "q", "?"


@dataclass(slots=True, kw_only=True)
class Session:
    """One going through the queue; every answer is in the store before the next question is shown."""

    store: Store
    ground: Ground
    author: Author
    queue: Sequence[Asked]
    at: int = 0
    done: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)

    def answer(self, key: str) -> str:
        """Keep what a key rules on the question shown, and go on; says in words what was kept."""
        answer = self.queue[self.at].answers[key]
        judgements: list[Judgement] = answer.draft(self.ground, self.author)
        self.store.judge(*judgements)
        names = tuple(judgement.id for judgement in judgements)
        self.done.append((self.at, names))
        self.touched += names
        self.at += 1
        return f"kept: {answer.words}"

    def undo(self) -> str:
        """Revoke the last answer of this session and ask again; says in words what happened."""
        if not self.done:
            return "nothing to undo"
        self.at, names = self.done.pop()
        for name in names:
            self.store.revoke(name)
        return "undone"


def run_session(
    session: Session, next_key: Callable[[], str], tell: Callable[[Sequence[Line]], None]
) -> None:
    """Ask until the reader quits; after the last question the last answer can still be undone.

    Args:
        session: what to ask, and where answers are kept.
        next_key: the next key; raises EOFError where there are no more.
        tell: prints lines.
    """
    shown = -1
    while session.queue:
        if shown != session.at:
            shown = session.at
            tell(_page(session))
        try:
            key = next_key()
        except EOFError:
            return
        answers = session.queue[session.at].answers if session.at < len(session.queue) else {}
        if key == UNDO:
            tell([plain(session.undo())])
            shown = -1
        elif key in answers:
            tell([plain(session.answer(key)), blank()])
        elif key == QUIT or not answers:
            return
        else:
            tell(_help(answers))


def _page(session: Session) -> list[Line]:
    if session.at == len(session.queue):
        return [faint(f"That was the last question; {UNDO} undoes the last answer, any other key ends.")]
    asked = session.queue[session.at]
    keys = " ".join([*asked.answers, UNDO, QUIT, HELP])
    place = faint(f"{session.at + 1} of {len(session.queue)}  {asked.id}")
    return [place, *asked.page(), blank(), faint(f"[{keys}]")]


def _help(answers: Mapping[str, Answer]) -> list[Line]:
    keys = {key: answer.words for key, answer in answers.items()}
    keys |= {UNDO: "undo the last answer", QUIT: "quit; what was answered is kept", HELP: "this help"}
    return [plain(f"{key}  {words}", 2) for key, words in keys.items()]
