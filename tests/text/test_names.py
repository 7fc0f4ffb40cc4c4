"""One person under all spellings is one; two persons stay two."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from regesta.lexicon.name_parts import load_name_parts
from regesta.names import compare, keys
from regesta.settings import DATA
from regesta.text.naming import Role, compare_names, name_keys, parse_name

PARTS = load_name_parts(DATA)

ONE = [
    ("Mohammad Hossein Baqeri", "Mohammad Bagheri"),
    ("Mohammad Reza Gharaei Ashtiani", "Mohammad-Reza Ashtiani"),
    ("Mammadov Fuad Nadir", "Fuad Mammadov"),
    ("Mammadov Fuad Nadir oglu", "Fuad Mamedov"),
    ("Ogtay Asadov", "Oqtay Əsədov"),
    ("Novruz Mamedov", "Novruz Mammadov"),
    ("Zakir Hasanov", "Закир Гасанов"),
    ("Jeyhun Bayramov", "Ceyhun Bayramov"),
    ("Hossein Amir-Abdollahian", "Хосейн Амир Абдоллахиян"),
    ("Seyyed Ebrahim Raisi", "Ibrahim Raeisi"),
    ("Hojjatoleslam Hassan Rouhani", "Hasan Rohani"),
    ("H.E. Dr. Ali Akbar Velayati", "Ali Akbar Velayati"),
    ("نیکول پاشینیان", "Nikol Pashinyan"),
    ("Նիկոլ Փաշինյան", "Nikol Pashinyan"),
    ("ირაკლი ღარიბაშვილი", "Irakli Garibashvili"),
    ("בנימין נתניהו", "Benjamin Netanyahu"),
    ("王毅", "Wang Yi"),
    ("Kim Jong-un", "김정은"),
    ("Mao Tse-tung", "Mao Zedong"),
    ("Nguyen Xuan Phuc", "Nguyễn Xuân Phúc"),
    ("Abdel Fattah el-Sisi", "Abd al-Fattah al-Sisi"),
    ("عبد الفتاح السيسي", "Abdel Fattah el-Sisi"),
    ("Aziz Nasirzadeh", "Aziz Nasir-Zadeh"),
    ("Kokhir Rasulzoda", "Qohir Rasulzade"),
    ("Isa Gambarzade", "Isa Qambarzada"),
    ("Rahimov Ramazon", "Ramazon Rahimzoda"),
    ("Sherali Khayrulloyev", "Sherali Xayrullozoda"),
    ("Wolodymyr Selenskyj", "Volodymyr Zelenskyy"),
    ("Sergey Viktorovich Lavrov", "Lavrov S.V."),
    ("Luiz Inácio Lula da Silva", "Lula da Silva"),
    ("José Manuel Albares Bueno", "José Manuel Albares"),
    ("Bill Clinton", "William Clinton"),
    ("Bakhodir Kurbanov", "Bahodir Qurbonov"),
    ("Putin, Vladimir", "Vladimir Putin"),
    ("Yoon Suk-yeol", "Yoon Seok-youl"),
    ("Kassym-Jomart Tokayev", "Қасым-Жомарт Тоқаев"),
]

TWO = [
    ("Mohammad Javad Zarif", "Mohammad Javad Zarifzadeh"),
    ("Hasan Rustamzoda", "Hasan Karimzoda"),
    ("Hasan Rustamov", "Hasan Karimzoda"),
    ("Mohammad Bagheri", "Mohammad Bagher Ghalibaf"),
    ("Heydar Aliyev", "Ilham Aliyev"),
    ("Mehriban Aliyeva", "Ilham Aliyev"),
    ("Zakir Hasanov", "Ali Hasanov"),
    ("Hikmat Hasanov", "Hikmet Hajiyev"),
    ("Ebrahim Raisi", "Ahmad Raisi"),
    ("Arsen Torosyan", "Armen Torosyan"),
    ("Khalid bin Salman", "Khalid bin Sultan"),
    ("Bashar al-Assad", "Hafez al-Assad"),
    ("Salman bin Muhammad al-Rawi", "Muhammad bin Salman al-Rawi"),
    ("Sergey Viktorovich Lavrov", "Sergey Borisovich Lavrov"),
    ("Nursultan Nazarbayev", "A. Nazarbayev"),
    ("Oleksiy Lyubchenko", "Oleksii Savchenko"),
    ("Kim Jong-un", "Kim Yo-jong"),
    ("Ben Carson", "Johnnie Carson"),
    ("Joseph Bruno", "Joseph B. Scarnati"),
    ("习近朋", "习近平"),
    ("George Bush Sr.", "George Bush Jr."),
    ("Ali Khamenei", "Ali Khomeini"),
    ("Hassan Rouhani", "Hossein Rouhani"),
    ("Ali Hasanov", "Ali Huseynov"),
    ("Hossein Salami", "Hossein Salimi"),
    ("Nizam Osmanov", "Nazim Osmanov"),
    ("Hossein Dehghan", "Mohammad Dehghani"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_person_is_one_under_every_spelling(one, other):
    assert compare(one, other).same


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_person_shares_a_key_under_every_spelling(one, other):
    assert keys(one) & keys(other)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_persons_stay_two(one, other):
    assert not compare(one, other).same


@pytest.mark.parametrize("written", ["Hai", "Hải", "Nguyen"])
def test_a_vietnamese_goes_by_the_last_syllable(written):
    whole, other = parse_name("Nguyen Van Hai", PARTS), parse_name("Pham Hai Minh", PARTS)
    short = parse_name(written, PARTS)

    assert compare_names(short, whole, PARTS).score == compare_names(whole, short, PARTS).score == 0.62
    assert name_keys(short) & name_keys(whole)
    assert compare_names(short, other, PARTS).score < 0.25


def test_a_korean_does_not_go_by_the_last_syllable():
    assert compare_names(parse_name("In", PARTS), parse_name("Moon Jae In", PARTS), PARTS).score < 0.25


@pytest.mark.parametrize(("one", "other"), [("Mamedov", "Fuad Mammadov"), ("F. Mammadov", "Fuad Mamedov")])
def test_a_surname_or_initial_fits_but_scores_less_than_the_full_name(one, other):
    short, full = compare(one, other), compare("Fuad Mamedov", "Fuad Mammadov")

    assert short.same
    assert short.score < full.score


def test_the_reasons_name_the_rule_and_what_is_missing():
    why = compare("Mohammad Hossein Baqeri", "Mohammad Bagheri").why

    assert why == ("common name Hossein missing in one", "q/gh: Bagheri ~ Baqeri")


def test_every_finding_has_its_number():
    left, right = parse_name("Fuad Mamedov", PARTS), parse_name("F. Mammadov", PARTS)

    verdict = compare_names(left, right, PARTS)

    assert [round(finding.factor, 2) for finding in verdict.findings] == [0.8, 0.99]
    assert verdict.score == pytest.approx(0.8 * 0.9925, abs=0.001)


@pytest.mark.parametrize(
    ("written", "roles"),
    [
        ("Mammadov Fuad Nadir oglu", "family given patronymic particle"),
        ("Zakir Hasanov", "given family"),
        ("Lavrov, Sergey Viktorovich", "family given patronymic"),
        ("KALMATOV Anarbek Baratovich", "family given patronymic"),
        ("Dr. Ali A. Velayati", "honorific given initial family"),
        ("Mohammed bin Salman", "given particle family"),
        ("Xi Jin Ping", "family given"),
        ("Joseph Biden Jr.", "given family generation"),
        ("Mahmoud al-Zahar", "given particle family"),
    ],
)
def test_words_of_a_name_are_told_apart(written, roles):
    name = parse_name(written, PARTS)

    assert " ".join(word.role for word in name.words) == roles


@pytest.mark.parametrize("written", ["Minsiter Hasanov", "Genral Hasanov", "Ministr Hasanov"])
def test_a_title_with_a_slip_is_a_title(written):
    assert [word.written for word in parse_name(written, PARTS).core] == ["Hasanov"]


def test_a_name_like_a_title_is_a_name():
    assert [word.written for word in parse_name("Marshall Hasanov", PARTS).core] == ["Marshall", "Hasanov"]


@pytest.mark.parametrize("written", ["", "  ", "...", "42", "( )", "-"])
def test_no_name_is_no_one(written):
    assert compare(written, "Fuad Mammadov").score == 0
    assert compare(written, written).score == 0
    assert keys(written) == frozenset()


def test_a_title_alone_is_kept_as_a_name():
    assert [word.role for word in parse_name("Sheikh", PARTS).words] == [Role.NAME]


NAMES = st.text(st.sampled_from("abcdeghiklmnoqrsuxyzAMNƏğı '-.,()王김مדжا"), max_size=24)


@given(NAMES, NAMES)
@example("ד", "MA")
def test_the_order_of_two_names_does_not_matter_and_the_score_is_a_share(one, other):
    left, right = parse_name(one, PARTS), parse_name(other, PARTS)
    score = compare_names(left, right, PARTS).score

    assert 0 <= score <= 1
    assert score == pytest.approx(compare_names(right, left, PARTS).score, abs=0.02)


@given(NAMES)
def test_a_name_is_itself(written):
    name = parse_name(written, PARTS)

    if name.core:
        assert compare_names(name, name, PARTS).score == 1
        assert name_keys(name)
