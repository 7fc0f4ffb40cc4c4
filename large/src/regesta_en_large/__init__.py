"""The weights of Regesta's large marker for English: `en-large.marker` beside this file."""
