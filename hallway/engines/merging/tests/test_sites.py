import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.engines.merging.sites import site


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://2026.pycon.de/program", "pycon.de"),
        ("http://www.pycon.de", "pycon.de"),
        ("https://ep2026.europython.eu", "europython.eu"),
        ("https://www.scipy2026.scipy.org/", "scipy.org"),
        ("https://pl.pycon.org/2026/", "pl.pycon.org"),
        ("https://pydata.org/berlin2025/", "pydata.org/berlin"),
        ("https://pydata.org/", ""),
        ("https://web.archive.org/web/20190101/https://2019.pygotham.tv/x", "pygotham.tv"),
        ("https://pretalx.com/pycascades-2026/cfp", ""),
        ("https://forms.gle/5pq", ""),
        ("not an address", ""),
        ("https://[broken", ""),
        ("", ""),
    ],
)
def test_what_stays_from_year_to_year(url, home):
    assert site(url) == home


@given(st.text(max_size=60))
def test_any_text_is_survived(text):
    assert site(text) == site(f" {text} ")
    assert site("https://" + text) is not None
