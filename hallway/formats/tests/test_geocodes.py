import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.formats.conferences import Conference, Place
from hallway.formats.geocodes import far_points, leave_out_far_points
from hallway.formats.report import Report

COPENHAGEN = (55.67, 12.56)
ELSEWHERE = (50.05, 12.56)  # 625 km to the south


def in_town(*points, city="Copenhagen"):
    return [
        Conference(f"PyCon {number}", 2026, places=[Place(city, "", "DK", "", "", *point)])
        for number, point in enumerate(points)
    ]


def test_one_point_of_many_is_left_out_and_told():
    conferences = in_town(COPENHAGEN, ELSEWHERE, COPENHAGEN)
    report = Report()
    leave_out_far_points(conferences, report)
    assert [one.places[0].point for one in conferences] == [COPENHAGEN, None, COPENHAGEN]
    assert ["625 km" in finding.message for finding in report.findings] == [True]


def test_of_two_points_nobody_knows_which_is_right():
    conferences = in_town(COPENHAGEN, ELSEWHERE)
    report = Report()
    leave_out_far_points(conferences, report)
    assert [one.places[0].point for one in conferences] == [COPENHAGEN, ELSEWHERE]
    assert [finding.kind for finding in report.findings] == ["point-unsure", "point-unsure"]


@pytest.mark.parametrize("city", ["København", "kobenhavn", "Kobenhavn "])
def test_the_same_town_in_another_spelling_counts(city):
    conferences = in_town(COPENHAGEN, COPENHAGEN, city="København") + in_town(ELSEWHERE, city=city)
    assert [far.conference for far in far_points(conferences)] == [conferences[2]]


def test_regions_tell_towns_of_one_name_apart():
    conferences = in_town((45.5, -122.7), (43.7, -70.3), (45.5, -122.7), city="Portland")
    conferences[1].places[0].region = "Maine"
    assert far_points(conferences) == []


def test_a_town_at_the_date_line_is_one_town():
    assert far_points(in_town((-17.0, 179.9), (-17.0, -179.9), (-17.1, 179.95))) == []


near = st.tuples(st.floats(-0.3, 0.3), st.floats(-0.3, 0.3))


@given(st.floats(-60, 60), st.floats(-180, 180), st.lists(near, min_size=1, max_size=9), st.randoms())
def test_a_far_point_among_near_ones_is_found_wherever_it_stands(latitude, longitude, shifts, random):
    points = [(latitude + up, (longitude + right + 180) % 360 - 180) for up, right in shifts]
    points += [points[0], points[0], (latitude + 20, longitude)]
    random.shuffle(points)
    found = far_points(in_town(*points))
    assert [far.place.latitude for far in found] == [latitude + 20]
    assert found[0].certain and 2000 < found[0].kilometres < 2400
