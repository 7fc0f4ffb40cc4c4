"""The record in the browser: `regesta serve`.

serving.py    from a command's options to a running server
app.py        wires everything by hand: every page has its line there
guard.py      who may ask and who may change: host, token, read-only, CSRF, headers
archive.py    keeps the record in memory and takes up the file's changes
shelf.py      the record with the indexes that pages need
query.py      what an address asks for, read and written in one place
choosing.py   the events that fit a query
desk.py       what one request works with, and how it answers
addresses.py  where everything is
drawing/      scales, lanes and glyphs of the charts
pages/        one module a page; templates/ holds its template
"""
