"""Names of people: read, compared, and blocked, whatever the script and the order of words."""

from regesta.text.naming.blocking import name_keys
from regesta.text.naming.comparing import Finding, NameScore, compare_names
from regesta.text.naming.name import Name, Role, Word
from regesta.text.naming.parsing import parse_name
from regesta.text.naming.parts import NameParts, SoundCosts

__all__ = [
    "Finding",
    "Name",
    "NameParts",
    "NameScore",
    "Role",
    "SoundCosts",
    "Word",
    "compare_names",
    "name_keys",
    "parse_name",
]
