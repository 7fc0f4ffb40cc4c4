"""The queue of what only a person can decide, and going through it key by key."""
