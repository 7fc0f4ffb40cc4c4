"""Which of the other names of a place are worth keeping, and names without their type words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_AFTER = re.compile(
    r"\s+(?:Province|Governorate|Oblast['’]?|oblast['’]?|Region|State|County|District|Prefecture|Department"
    r"|Republic|Krai|Kray|kray|Raion|Wilaya|Municipality|Parish|Canton|Voivodeship|Sheng|Shi|Division"
    r"|Autonomous Region|Autonomous Republic|Autonomous Okrug|Okrug|Emirate|Atoll|Territory|Capital Region"
    r"|Regency|Metropolitan City|Special Region|Subdistrict|Rayon|rayon|vilayəti|viloyati|oblysy|İl|ili)$"
)
_BEFORE = re.compile(
    r"^(?:Province|Governorate|State|County|District|Department|Republic|Region|Municipality|Emirate|Canton"
    r"|Parish|City|Oblast)\s+of\s+(?:the\s+)?"
    r"|^(?:Provincia|Departamento|Estado|Región|Distrito|Condado|Municipio|Departement|Região)\s+d[eo]l?\s+"
    r"|^(?:Muḩāfaz̧at|Muhafazat|Ostān-e|Ostan-e|Wilāyat|Wilayat|Wilaya de|Wilaya d['’]|Gouvernorat de"
    r"|Région de|Région d['’]|Département de|Província de|Tỉnh|Changwat|Kabupaten|Kota|Propinsi|Provinsi"
    r"|Republic of)\s*"
)
_LONGEST = 40


def bare_name(name: str) -> str:
    """A division's name without its type word ("Wasit Governorate" -> "Wasit")."""
    return _BEFORE.sub("", _AFTER.sub("", name)).strip()


def is_latin(name: str) -> bool:
    """Whether every letter is Latin, which is all that English text writes."""
    return all(not letter.isalpha() or "LATIN" in unicodedata.name(letter, "") for letter in name)


def clean_names(names: Iterable[str], *, fewer: bool = False) -> set[str]:
    """Other names without codes ("BAK"), letter-by-letter transliterations ("ba ku") and long forms.

    Args:
        names: as GeoNames gives them.
        fewer: keep only the first six, for places that are hardly ever named.
    """
    kept = [
        name
        for name in names
        if 2 < len(name) <= _LONGEST
        and not (name.isupper() and len(name) <= 4)
        and name != name.lower()
        and is_latin(name)
    ]
    return set(kept[:6] if fewer else kept)
