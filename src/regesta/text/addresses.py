"""Addresses of the web inside a text."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+")
