from hypothesis import strategies as st

from hallway.engines.geography.points import Point

points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
