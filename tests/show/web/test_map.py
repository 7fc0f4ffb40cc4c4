"""The map: where events were, on a sheet and in a table, each place leading to its events."""

import csv
import io
import json
import re
from itertools import pairwise

import numpy as np
import pytest
from hands import fetch

from regesta.errors import UsageError
from regesta.settings import DATA
from regesta.show.web.drawing.borders import draw_ground, read_shapes
from regesta.show.web.drawing.projection import project

pytestmark = pytest.mark.browser


def test_the_map_is_accessible_and_fits_every_screen(check_page):
    check_page("/map", "map")


def test_every_place_of_the_table_with_coordinates_is_drawn(page):
    page.goto("/map")

    assert (
        page.locator("a.disc").count()
        == page.locator(".places tbody tr").count() - page.get_by_text("(not on the map)").count()
    )


def test_a_place_leads_to_as_many_events_as_it_counts(page, server):
    place = json.loads(fetch(f"{server.address}/map.json"))[0]
    page.goto(place["page"])

    assert page.locator(".total strong").inner_text() == f"{place['events']} events"


def test_data_give_what_is_on_the_screen(server):
    items = json.loads(fetch(f"{server.address}/map.json?pair=IRN,AZE"))
    rows = list(csv.DictReader(io.StringIO(fetch(f"{server.address}/map.csv?pair=IRN,AZE"))))

    assert [item["place"] for item in items] == [row["place"] for row in rows]
    assert len(items) > 0


def test_a_filter_leaves_only_its_places(page):
    page.goto("/map?place=Baku")

    assert set(page.locator(".places tbody th a").all_inner_texts()) == {"Baku"}


def test_a_place_that_nobody_names_is_told(page):
    page.goto("/map?place=Atlantis")

    assert "No event is told to be at a place called 'Atlantis'" in page.locator(".note").inner_text()


def test_zooming_in_shows_a_smaller_part_of_the_world(page):
    page.goto("/map?view=world")
    whole = page.locator("svg.world").get_attribute("viewBox")
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_function(
        "box => document.querySelector('svg.world').getAttribute('viewBox') !== box", arg=whole
    )

    assert float(page.locator("svg.world").get_attribute("viewBox").split()[2]) < float(whole.split()[2])


def test_it_can_be_read_without_javascript(open_browser, server):
    with open_browser(server.address, java_script_enabled=False) as page:
        page.goto("/map")
        page.locator("a.disc").last.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/?place=*")

        assert page.locator(".events > .event").count() > 0


def test_the_note_on_disputed_borders_stands_beneath_the_map(page):
    page.goto("/map")

    assert page.get_by_text("Many borders are disputed").is_visible()


def test_the_projection_keeps_the_middle_and_mirrors_east_and_west():
    xs, ys = project([0, 50, -50], [0, 40, 40])

    assert (xs[0], ys[0]) == (0, 0)
    assert xs[1] == pytest.approx(-xs[2])
    assert ys[1] == ys[2] < 0


def test_the_projection_is_that_of_the_published_polynomials():
    xs, ys = project([180.0], [0.0])
    poles = project([0.0], [90.0])

    assert xs[0] == pytest.approx(1800)
    assert -poles[1][0] / xs[0] == pytest.approx(0.5199, abs=0.002)
    assert np.isfinite(ys).all()


def test_no_ring_of_the_boundary_file_jumps_across_the_sheet():
    rings, lines = read_shapes(DATA / "map/borders.geojson")
    steps = [abs(a[0] - b[0]) for line in [*rings, *lines] for a, b in pairwise(line)]

    assert len(rings) > 100
    assert len(lines) > 200
    assert [step for step in steps if 180 < step < 360] == []


def test_an_own_boundary_file_takes_the_place_of_the_one_that_comes_along(tmp_path):
    file = tmp_path / "own.geojson"
    square = [[[0, 0], [10, 0], [10, 10], [0, 0]]]
    file.write_text(
        json.dumps(
            {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": square}}
        )
    )
    ground = draw_ground(file)

    assert re.fullmatch(r"M0 0l[-\d ]+z", ground.land)
    assert ground.borders == ""


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("no json", "is no GeoJSON"),
        ('{"type": "Topology"}', "is no GeoJSON"),
        ('{"type": "LineString", "coordinates": [[500000, 4649776], [500001, 4649776]]}', "off the globe"),
    ],
)
def test_a_boundary_file_that_makes_no_sense_is_refused_with_a_reason(tmp_path, written, what):
    file = tmp_path / "own.geojson"
    file.write_text(written)

    with pytest.raises(UsageError, match=what):
        draw_ground(file)
