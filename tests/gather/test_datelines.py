from datetime import date

import pytest

from regesta.gather.dateline import find_dateline
from regesta.lexicon.outlets import load_outlets
from regesta.settings import DATA

OUTLETS = load_outlets(DATA)


@pytest.mark.parametrize(
    ("text", "words", "place", "agency"),
    [
        ("TEHRAN - The minister met", "TEHRAN -", "Tehran", None),
        ("TEHRAN (Tasnim) – The minister", "TEHRAN (Tasnim) –", "Tehran", "Tasnim"),
        ("WASHINGTON, March 3 (Reuters) - The", "WASHINGTON, March 3 (Reuters) -", "Washington", "Reuters"),
        ("Baku, 24 October. REPORT.AZ/ The minister", "Baku, 24 October. REPORT.AZ/", "Baku", "REPORT.AZ"),
        ("Baku, January 16, AZERTAC\nThe minister", "Baku, January 16, AZERTAC", "Baku", "AZERTAC"),
        ("ASTANA. KAZINFORM - The", "ASTANA. KAZINFORM -", "Astana", "KAZINFORM"),
        ("NUR-SULTAN. KAZINFORM – The", "NUR-SULTAN. KAZINFORM –", "Nur-Sultan", "KAZINFORM"),
        ("SEOUL, Jan. 5 (Yonhap) -- The", "SEOUL, Jan. 5 (Yonhap) --", "Seoul", "Yonhap"),
        ("(Yonhap) -- The ministers", "(Yonhap) --", None, "Yonhap"),
        ("MOSCOW, November 18. /TASS/. The", "MOSCOW, November 18. /TASS/.", "Moscow", "TASS"),
        ("BAKU, Azerbaijan, November 18. The", "BAKU, Azerbaijan, November 18.", "Baku", None),
        (
            "YEREVAN, NOVEMBER 18, ARMENPRESS. The",
            "YEREVAN, NOVEMBER 18, ARMENPRESS.",
            "Yerevan",
            "ARMENPRESS",
        ),
        (
            "Tbilisi (Agenda.ge), 18 Nov 2024 - The",
            "Tbilisi (Agenda.ge), 18 Nov 2024 -",
            "Tbilisi",
            "Agenda.ge",
        ),
        ("ISLAMABAD: The minister", "ISLAMABAD:", "Islamabad", None),
        ("Tehran, Nov 18, IRNA – The", "Tehran, Nov 18, IRNA –", "Tehran", "IRNA"),
        ("KYIV, Ukraine (AP) — The", "KYIV, Ukraine (AP) —", "Kyiv", "AP"),
        (
            "Dushanbe, 12.03.2021 /NIAT Khovar/. The",
            "Dushanbe, 12.03.2021 /NIAT Khovar/.",
            "Dushanbe",
            "NIAT Khovar",
        ),
        ("DAMASCUS, (SANA) – The", "DAMASCUS, (SANA) –", "Damascus", "SANA"),
        ("Vienna, 3 May 2021 – The Joint", "Vienna, 3 May 2021 –", "Vienna", None),
    ],
)
def test_a_dateline_is_read_in_every_manner(text, words, place, agency):
    found = find_dateline(text, OUTLETS).dateline

    assert text[found.start : found.end] == words
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met in Baku, 24 October. They signed.",
        "Hasan Example - the minister - said so.",
        "Aland – Boria relations have a long history.",
        "In Baku, 24 October. The ministers met.",
        "Monday, 18 November 2024 - The ministers met.",
        "UN: The council met.",
        "HOAX: Nothing was signed.",
        "PRESIDENT EXAMPLE: Thank you all.",
        "Defence Minister Col-Gen Jo Example and his counterpart met.",
        "",
    ],
)
def test_other_beginnings_are_none(text):
    assert find_dateline(text, OUTLETS) is None


def test_a_full_date_in_a_dateline_is_its_day():
    assert find_dateline("VIENNA, 3 May 2021 (AP) - They met", OUTLETS).dateline.day == date(2021, 5, 3)
