"""What people know and no rule can find out: other names of a series, and names that only look alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from hallway.engines.merging.names import series_name

# The first name of each row is the one to show. Only what `series_name` does not see by itself.
ALIASES: Final = (
    ("DjangoCong", "Rencontres Django"),
    ("FOSDEM", "Python Devroom @ FOSDEM", "Python Devroom"),
    ("Kiwi PyCon", "PyCon New Zealand"),
    ("Moscow Python Conf++", "MoscowPythonConf++", "Moscow Python Conf"),
    ("PyCon Armenia", "PyData PyCon Armenia"),
    ("PyCon Australia", "PyConline AU"),
    ("PyCon Austria", "Python Conference Austria"),
    ("PyCon Hong Kong", "PyCon Hong Kong Fall", "PyCon Hong Kong Spring"),
    ("PyCon Latin America", "PyLatam"),
    ("PyCon Tanzania", "Python Tanzania Conference"),
    ("PyData Amsterdam", "PyDataFest Amsterdam"),
    ("PyData Delhi", "PyData New Delhi"),
    ("PyData Eindhoven", "PyData EHV"),
    ("PyData NYC", "PyData New York", "PyData New York City"),
    ("PyGotham", "PyGotham TV"),
    ("Python Brasil", "PythonBrasil", "PyCon Brazil"),
    ("Python Nordeste", "PyNE"),
    ("Python Sul", "Python Sul (Brazil)"),
    ("SciPy US", "SciPy"),
    ("SciPy Latin America", "SciPyLA"),
)
REJECTED: Final = (
    ("PyCon Africa", "PyCon South Africa"),
    ("PyCon Asia Pacific", "PyCon Indonesia"),  # its hosts lend their name for a year
    ("PyCon Asia Pacific", "PyCon Japan"),
    ("PyCon Asia Pacific", "PyCon Malaysia"),
    ("PyCon Asia Pacific", "PyCon Philippines"),
    ("PyCon Asia Pacific", "PyCon Taiwan"),
    ("PyCon Asia Pacific", "PyCon Thailand"),
    ("PyCon Australia", "DjangoCon Australia"),
    ("PyCon Austria", "PyCon Australia"),
    ("PyCon Finland", "Plone Conference"),
    ("PyCon India", "PyCon Indonesia"),
    ("PyCon Niger", "Python Niger"),
    ("PyHEP", "PyHEP.dev"),
    ("Python Sul", "Swiss Python Summit"),
    ("SciPy US", "EuroSciPy"),
    ("Wagtail Space", "Wagtail Space Netherlands"),
    ("Wagtail Space", "Wagtail Space US"),
)


@dataclass(frozen=True, slots=True)
class Known:
    """Alias and rejection tables, by key. A rejection holds for all names of both series."""

    canonical: dict[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()

    @classmethod
    def of(cls, aliases: Iterable[Sequence[str]], rejected: Iterable[tuple[str, str]]) -> Known:
        """Build the tables from names as people write them. Rows that share a name are one series."""
        canonical: dict[str, str] = {}
        for row in aliases:
            keys = [series_name(name).key for name in row]
            head = canonical.get(keys[0], keys[0])
            merged = {canonical.get(key, key) for key in keys}
            canonical.update({key: head for key, old in canonical.items() if old in merged})
            canonical.update(dict.fromkeys(keys, head))
        pairs = (frozenset(canonical.get(key, key) for key in _keys(pair)) for pair in rejected)
        return cls(canonical, frozenset(pair for pair in pairs if len(pair) == 2))

    def key(self, written: str) -> str:
        """The one key of a series, whichever of its names was written."""
        key = series_name(written).key
        return self.canonical.get(key, key)

    def are_apart(self, a: str, b: str) -> bool:
        """Whether somebody said that two series, given by their keys, are not the same."""
        return frozenset((a, b)) in self.apart


def _keys(names: Iterable[str]) -> list[str]:
    return [series_name(name).key for name in names]


@cache
def built_in() -> Known:
    """The tables of this file, made when first asked for: the names of all countries take their time."""
    return Known.of(ALIASES, REJECTED)
