"""Handing over reports in the browser: read at once, linked, and what is wrong is said."""

import pytest

pytestmark = pytest.mark.browser

TEXT = (
    "PORT LOUIS, 4 March. Foreign Minister Anil Ramsamy of Mauritius met his Seychellois counterpart "
    "Marie Lablache in Port Louis on Monday. The two ministers signed a protocol on fisheries."
)


@pytest.fixture
def own_page(own_server, open_browser):
    with own_server() as server, open_browser(server.address) as page:
        yield page


def test_the_page_is_accessible_and_fits_every_screen(check_page):
    check_page("/add", "add")


def test_a_pasted_report_is_read_and_linked(own_page):
    own_page.goto("/add")
    own_page.get_by_label("Title").fill("Fisheries <script>alert(1)</script>")
    own_page.get_by_label("Published").fill("2024-03-05")
    own_page.get_by_label("Text", exact=True).fill(TEXT)
    own_page.get_by_role("button", name="Read").click()
    own_page.get_by_text("1 new report").wait_for(timeout=45_000)
    own_page.get_by_role("link", name="Fisheries").click()

    assert own_page.get_by_role("heading", level=1).inner_text().startswith("Fisheries <script>")


def test_script_in_a_title_or_a_text_stays_text_on_every_page_that_shows_it(own_page):
    own_page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    own_page.goto("/add")
    own_page.get_by_label("Title").fill("Fisheries <img src=x onerror=alert(1)>")
    own_page.get_by_label("Published").fill("2024-03-05")
    own_page.get_by_label("Text", exact=True).fill(
        TEXT.replace("met his", "&lt;script&gt;alert(2)&lt;/script&gt; met his <b>and</b>")
    )
    own_page.get_by_role("button", name="Read").click()
    own_page.get_by_text("1 new report").wait_for(timeout=45_000)
    own_page.get_by_role("link", name="Fisheries").click()
    own_page.wait_for_url("**/report/*")
    report = own_page.url
    event = own_page.locator(".event .kind").first.get_attribute("href")

    for address in (report, f"{report}?correct=1", event, "/search?q=Seychellois", "/?pair=MUS,SYC"):
        own_page.goto(address)
        main = own_page.locator("main")
        assert main.locator("script, img").count() == 0
    own_page.goto(report)
    assert "script>alert(2)" in own_page.locator(".reading").inner_text().replace("&gt;", ">")
    assert "<img src=x" in own_page.get_by_role("heading", level=1).inner_text()


def test_a_file_that_is_no_text_is_named_with_its_reason(own_page, axe):
    own_page.goto("/add")
    own_page.get_by_label("Choose files").set_input_files(
        {"name": "noise.txt", "mimeType": "text/plain", "buffer": bytes(range(256)) * 20}
    )
    own_page.get_by_role("button", name="Read").click()
    own_page.get_by_text("Not read").wait_for(timeout=45_000)

    assert "noise.txt" in own_page.locator(".state").inner_text()
    axe(own_page)


def test_an_empty_form_says_what_to_do(own_page):
    own_page.goto("/add")
    own_page.get_by_role("button", name="Read").click()

    assert "Choose a file or paste" in own_page.get_by_role("alert").inner_text()
