"""Typed, checked access to the knowledge in data/."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from regesta.lexicon.bodies import BodyLexicon, load_bodies
from regesta.lexicon.instruments import InstrumentLexicon, load_instruments
from regesta.lexicon.numbers import NumberLexicon, load_numbers
from regesta.lexicon.offices import OfficeLexicon, load_offices
from regesta.lexicon.ontology import Ontology, load_ontology
from regesta.lexicon.organisations import OrganisationLexicon, load_organisations
from regesta.lexicon.person_words import PersonWords, load_person_words
from regesta.lexicon.ranks import RankLexicon, load_ranks
from regesta.lexicon.states import StateLexicon, load_states
from regesta.lexicon.topics import TopicLexicon, load_topics

__all__ = ["Lexicon", "load_lexicon"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words that reading needs: kinds of events, states, organisations, offices, ranks and the rest."""

    data: Path
    ontology: Ontology
    states: StateLexicon
    organisations: OrganisationLexicon
    offices: OfficeLexicon
    person_words: PersonWords
    ranks: RankLexicon
    bodies: BodyLexicon
    instruments: InstrumentLexicon
    topics: TopicLexicon
    numbers: NumberLexicon


@cache
def load_lexicon(data: Path) -> Lexicon:
    """Read all tables below the data folder once; raises DataError where one is damaged."""
    folder = data / "lexicon"
    states = load_states(folder)
    organisations = load_organisations(folder, states)
    offices = load_offices(folder, states, organisations)
    return Lexicon(
        data=data,
        ontology=load_ontology(data),
        states=states,
        organisations=organisations,
        offices=offices,
        person_words=load_person_words(folder, states, offices),
        ranks=load_ranks(folder),
        bodies=load_bodies(folder),
        instruments=load_instruments(folder),
        topics=load_topics(folder),
        numbers=load_numbers(folder),
    )
