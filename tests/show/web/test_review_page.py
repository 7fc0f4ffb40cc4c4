"""The review queue: by forms without JavaScript, and by keys alone with it."""

import csv
import io
import json
import re
import time

import pytest
from case_records import read_case
from hands import served
from playwright.sync_api import expect

from regesta.judging import list_judgements
from regesta.pipeline import open_record


@pytest.fixture
def reader(tmp_path):
    settings = read_case("namesakes", tmp_path)
    with served(settings) as reader:
        reader.settings = settings
        yield reader


def standing(settings):
    return [item.verdict.value for item in list_judgements(settings) if item.revoked_at is None]


def named(settings):
    return [person for person in open_record(settings.record).record.people if "Hosseini" in person.name]


def test_both_sides_stand_beside_each_other_with_their_sentences(reader):
    sides = reader.open("/review").tree.xpath("//section[contains(@class, 'side')]")

    assert len(sides) == 2
    assert all(side.xpath(".//blockquote") for side in sides)


def test_an_answer_is_kept_and_the_number_left_falls(reader):
    page = reader.open("/review")

    after = reader.send(page.form("/review/answer"), key="n", by="anna", reason="two offices")

    [judgement] = list_judgements(reader.settings)
    assert (judgement.verdict.value, judgement.by, judgement.reason) == ("different", "anna", "two offices")
    assert "1 question left" in page.words
    assert "Kept: different. 0 questions left." in after.words
    assert "Nothing is left to decide." in after.words


def test_an_answer_is_undone_and_the_question_asked_again(reader):
    after = reader.send(reader.open("/review").form("/review/answer"), key="y", by="anna")

    again = reader.send(after.form("/review/undo"))

    assert standing(reader.settings) == []
    assert "Are these two one person?" in again.words
    assert "Taken back." in again.words


def test_an_answer_settles_the_record(reader):
    reader.send(reader.open("/review").form("/review/answer"), key="y", by="anna")

    until = time.monotonic() + 30
    while len(named(reader.settings)) > 1 and time.monotonic() < until:
        time.sleep(0.1)
    assert len(named(reader.settings)) == 1


def test_the_author_is_asked_for_once(reader):
    after = reader.send(reader.open("/review").form("/review/answer"), key="h", by="Zeynep Ünal")

    undone = reader.send(after.form("/review/undo"))

    assert undone.form("/review/answer").fields["by"] == "Zeynep Ünal"


def test_without_a_name_nothing_is_kept(reader):
    answer = reader.send(reader.open("/review").form("/review/answer"), key="y", by="  ")

    assert answer.status == 400
    assert "nobody is named who rules" in answer.words
    assert standing(reader.settings) == []


def test_what_is_asked_about_is_chosen_by_the_address(reader):
    assert "Are these two one person?" in reader.open("/review?sort=person").words
    assert "No question of this kind is open." in reader.open("/review?sort=body").words


def test_disputed_values_are_numbered_as_their_answers(tmp_path):
    with served(read_case("denied", tmp_path)) as reader:
        page = reader.open("/review?sort=value")

    labels = [label.text for label in page.tree.xpath("//span[@class='label']")]
    assert labels == ["1", "2"]
    assert "Which status is right?" in page.words


def test_data_are_the_queue(reader):
    [item] = json.loads(reader.open("/review.json").text)
    [row] = csv.DictReader(io.StringIO(reader.open("/review.csv").text))

    assert item["id"] == row["id"]
    assert item["sort"] == "person"


def test_a_question_that_is_gone_leads_on(reader):
    page = reader.open("/review")
    reader.send(page.form("/review/answer"), key="y", by="anna")
    reader.open("/review")

    answer = reader.send(page.form("/review/answer"), question="qu-gone", key="y", by="anna")

    assert answer.status == 200
    assert "Review" in answer.words


def test_read_only_it_can_be_read_but_not_answered(tmp_path):
    with served(read_case("namesakes", tmp_path), read_only=True) as reader:
        page = reader.open("/review")

    assert "nothing can be answered here" in page.words
    assert page.tree.xpath("//form[@method='post']") == []


@pytest.mark.browser
def test_it_is_accessible_and_fits_every_screen(check_page):
    check_page("/review", "review")


@pytest.mark.browser
def test_disputed_values_are_accessible_too(check_page):
    check_page("/review?sort=value", "review-values")


@pytest.fixture
def at_review(own_server, open_browser):
    """A page at the queue of a server whose record may be changed."""
    with own_server() as server, open_browser(server.address) as page:
        page.goto("/review")
        page.record = server.record
        yield page


def left(page):
    return int(page.locator("#left strong").inner_text().split()[0])


def wait_told(page, words):
    expect(page.locator("#told")).to_contain_text(words, timeout=20_000)


def wait_place(page, words):
    expect(page.locator(".place span").first).to_have_text(re.compile(f"^{words} "), timeout=20_000)


@pytest.mark.browser
def test_the_queue_is_gone_through_with_the_keyboard_alone(at_review):
    page = at_review
    page.goto("/review?sort=doubt")  # all of these are answered by yes or no
    before = left(page)
    first = page.locator("input[name=question]").input_value()

    page.keyboard.press("y")
    wait_told(page, "Kept")
    second = page.locator("input[name=question]").input_value()
    page.keyboard.press("h")
    wait_told(page, "nobody can tell")
    page.keyboard.press("j")
    wait_place(page, "2 of")
    page.keyboard.press("k")
    wait_place(page, "1 of")
    page.keyboard.press("n")
    wait_told(page, "Kept")

    assert first != second
    assert left(page) <= before - 3
    assert page.evaluate("document.activeElement.id") == "asked"


@pytest.mark.browser
def test_undo_by_key_asks_the_last_question_again(at_review):
    page = at_review
    first = page.locator("input[name=question]").input_value()
    page.keyboard.press("h")
    wait_told(page, "Kept")

    page.keyboard.press("u")
    wait_told(page, "Taken back")

    assert page.locator("input[name=question]").input_value() == first


@pytest.mark.browser
def test_the_question_mark_shows_the_keys_and_they_can_be_changed(at_review):
    page = at_review
    page.keyboard.press("?")
    page.get_by_label("Nobody can tell").fill("m")
    page.keyboard.press("Enter")
    expect(page.locator("#keys")).to_be_hidden()  # keys pressed before it has closed are the dialog's
    before = left(page)

    page.keyboard.press("h")
    page.keyboard.press("m")
    wait_told(page, "nobody can tell")
    page.reload()
    page.keyboard.press("m")
    expect(page.locator("#left strong")).to_have_text(f"{before - 2} questions", timeout=20_000)

    assert page.locator("[data-answer=h] kbd").inner_text() == "m"


@pytest.mark.browser
def test_one_key_cannot_mean_two_things(at_review):
    page = at_review
    page.keyboard.press("?")
    page.get_by_label("Nobody can tell").fill("y")
    page.keyboard.press("Enter")

    assert "has a meaning already" in page.locator("#keys .wrong").inner_text()
    assert page.locator("#keys").is_visible()


@pytest.mark.browser
def test_keys_can_be_switched_off(at_review):
    page = at_review
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Switch single keys off").check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#keys")).to_be_hidden()
    before = left(page)

    page.keyboard.press("y")
    page.wait_for_timeout(300)

    assert left(page) == before
    assert page.locator("#queue kbd").count() == 0


@pytest.mark.browser
def test_letters_typed_into_a_field_answer_nothing(at_review):
    page = at_review
    before = left(page)

    page.get_by_label("Reason").press_sequentially("yes, why not")

    assert left(page) == before
    assert page.get_by_label("Reason").input_value() == "yes, why not"


@pytest.mark.browser
def test_the_list_of_keys_is_accessible(check_page):
    check_page("/review", "review-keys", prepare=lambda page: page.keyboard.press("?"))
