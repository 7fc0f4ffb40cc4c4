"""Mark: find in a report's text what a marked report holds.

A report goes through the files in this order:
    pieces.py       sentences -> words and word pieces (the encoder's alphabet)
    windows.py      whole sentences -> windows that the encoder takes at one go
    weights.py      the file of weights: encoder, heads, tokenizer, card
    encoder.py      windows -> a vector for every word
    words.py        the words of all windows as one run
    tagging.py      vectors -> mentions with their letters
    edges.py        where mentions end, and states that only the lexicon knows
    decoding.py     from here on: words and mentions -> Marks
    surroundings.py how a mention stands: beside whom, as whose, for what
    subjects.py     who is the subject of a sentence
    heads.py        vectors -> kinds, statuses, scores of pairs
    identity.py     what is certain without the network: states by code, names by sound
    coreference.py  scores of pairs -> which mentions name the same thing
    roles.py        scores of pairs -> who does what, who is what
    dyads.py        who meets whom, and so is of another state
    events.py       kinds and statuses -> events
    retold.py       events told twice -> one
    calibration.py  raw scores -> how often such marks are right
    marker.py       all of it: Report -> Marks
"""
