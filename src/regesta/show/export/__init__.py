"""The outward form of the record: one function per type makes the object that a line of JSON holds.

    parts.py        intervals, places, quotations, names: what the types have in common
    events.py       event        claims.py       claim
    reports.py      report       people.py       person
    parties.py      state, organisation          places.py   place
    bodies.py       body, instrument             promises.py commitment
    disputes.py     dispute
    lines.py        all of them in order, as objects or JSON Lines
    columns.py      events and the others as flat rows for CSV

`data/schema/*.json` says what each object holds; tests hold the two together.
"""
