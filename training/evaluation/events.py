"""Which mentions of MEANTIME tell one event, across its articles: a stream settled as reports are.

Run `python -m training.evaluation.events --corpus DATA/temporal/meantime-en [--merges]`. Gold mentions with
their gold participants and times become claims, a claim for what is linked within an article; settling
joins them across articles. MUC, B3, CEAF-e, their mean (CoNLL) and LEA over all mentions, singletons too.
"""

from __future__ import annotations

import argparse
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from regesta.domain.claim import Reading
from regesta.domain.record import Record
from regesta.domain.report import Report
from regesta.lexicon.name_parts import load_name_parts
from regesta.lexicon.settling import load_settling_rules
from regesta.settings import DATA
from regesta.settle import Memory, SettlingLexicon, settle
from training.evaluation.coreference import Scores, cluster_mentions, score_clusters
from training.evaluation.event_claims import Group, Linker, claim_article, link_as_marked, link_by_words
from training.evaluation.event_corpus import Article, read_articles

CORPUS = Path(__file__).parents[3] / "shared" / "data" / "temporal" / "meantime-en"
TOPICS = ("airbus", "apple", "gm", "stock")
MentionId = tuple[str, str]
Groups = Mapping[MentionId, Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The event of every mention, the record, and the mentions of each claim."""

    groups: Groups
    record: Record
    claims: Mapping[str, tuple[MentionId, ...]]


def gold_groups(articles: Iterable[Article]) -> Groups:
    """The gold event of every mention."""
    return {(article.name, mention.id): mention.event for article in articles for mention in article.mentions}


def alone(articles: Iterable[Article]) -> Groups:
    """Every mention an event of its own."""
    return {key: key for key in gold_groups(articles)}


def by_lemma(articles: Iterable[Article]) -> Groups:
    """One lemma, one event, in all articles."""
    return {
        (article.name, mention.id): mention.written for article in articles for mention in article.mentions
    }


def within(articles: Iterable[Article], link: Linker) -> Groups:
    """What is linked within each article, and nothing across."""
    return {
        (article.name, mention.id): (article.name, number)
        for article in articles
        for number, group in enumerate(link(article))
        for mention in group
    }


def settle_stream(articles: Sequence[Article], link: Linker, *, step: int = 30) -> Settled:
    """Settle the articles in the order they were published, so many at a time, as a stream of reports."""
    lexicon = SettlingLexicon(rules=load_settling_rules(DATA), names=load_name_parts(DATA))
    reports: dict[str, Report] = {}
    readings: list[Reading] = []
    claims: dict[str, tuple[MentionId, ...]] = {}
    memory, record = Memory(), Record()
    for number, article in enumerate(articles, 1):
        report, reading, groups = claim_article(article, link)
        reports[report.id] = report
        readings.append(reading)
        claims |= {name: _keys(article, group) for name, group in groups.items()}
        if number % step == 0 or number == len(articles):
            record = settle(readings, reports, (), lexicon, memory)
    groups_found = {key: event.id for event in record.events for name in event.claims for key in claims[name]}
    return Settled(groups=groups_found, record=record, claims=claims)


def _keys(article: Article, group: Group) -> tuple[MentionId, ...]:
    return tuple((article.name, mention.id) for mention in group)


def score_groups(gold: Groups, found: Groups) -> Scores:
    """The scores of grouping mentions so."""
    return score_clusters(cluster_mentions(gold), cluster_mentions(found))


def count_merges(settled: Settled, gold: Groups) -> tuple[int, int]:
    """How many pairs of claims of different articles were joined, rightly and wrongly."""
    verdicts = [right for _, _, right in list_merges(settled, gold)]
    return sum(verdicts), len(verdicts) - sum(verdicts)


def list_merges(settled: Settled, gold: Groups) -> list[tuple[str, str, bool]]:
    """Each two claims that one event joins, and whether they share a gold event."""
    return [
        (
            left,
            right,
            not _events(settled.claims[left], gold).isdisjoint(_events(settled.claims[right], gold)),
        )
        for event in settled.record.events
        for left, right in combinations(event.claims, 2)
    ]


def _events(mentions: Iterable[MentionId], gold: Groups) -> set[Hashable]:
    return {gold[key] for key in mentions}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--merges", action="store_true", help="show what was joined across articles")
    options = parser.parse_args(arguments)
    articles = read_articles(options.corpus)
    gold = gold_groups(articles)
    print(f"{len(gold)} mentions of {len(set(gold.values()))} events in {len(articles)} articles\n")
    print("| all topics | CoNLL | MUC | B3 | CEAF-e | LEA |\n|---|---|---|---|---|---|")
    print(_row("every mention alone", gold, alone(articles)))
    print(_row("one lemma, everywhere", gold, by_lemma(articles)))
    for name, link in (("one lemma of an article", link_by_words), ("as marked reports are", link_as_marked)):
        print(_row(f"linked within articles: {name}", gold, within(articles, link)))
        settled = settle_stream(articles, link)
        print(_row("the same, settled across articles", gold, settled.groups))
    _print_topics(articles)
    right, wrong = count_merges(settled, gold)
    print(f"\npairs of claims joined across articles: {right} rightly, {wrong} wrongly")
    if options.merges:
        _print_merges(settled, gold)


def _print_topics(articles: Sequence[Article]) -> None:
    """Each topic by itself: linked by lemma alone, then as marked reports are, settled."""
    print("\n| topic by itself | CoNLL | MUC | B3 | CEAF-e | LEA |\n|---|---|---|---|---|---|")
    for topic in TOPICS:
        some = [article for article in articles if article.topic == topic]
        gold = gold_groups(some)
        print(_row(f"{topic}: one lemma of an article", gold, within(some, link_by_words)))
        print(_row(f"{topic}: settled", gold, settle_stream(some, link_as_marked).groups))


def _row(name: str, gold: Groups, found: Groups) -> str:
    scores = score_groups(gold, found)
    parts = (scores.muc.f1, scores.b3.f1, scores.ceafe.f1, scores.lea.f1)
    return (
        f"| {name} | {100 * scores.conll:.1f} | " + " | ".join(f"{100 * part:.1f}" for part in parts) + " |"
    )


def _print_merges(settled: Settled, gold: Groups) -> None:
    links = {
        frozenset((link.left, link.right)): link for event in settled.record.events for link in event.links
    }
    for left, right, fits in list_merges(settled, gold):
        link = links.get(frozenset((left, right)))
        reasons = "; ".join(link.reasons) if link else "by way of others"
        names = " + ".join(settled.claims[name][0][0][:40] for name in (left, right))
        print(f"  {'right' if fits else 'wrong'}: {names}: {reasons}")


if __name__ == "__main__":
    main()
