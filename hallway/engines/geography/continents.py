"""The part of the world a country belongs to, by its ISO 3166-1 alpha-2 code.

The parts are the geographic regions of the United Nations ("Standard country or area
codes for statistical use", M49), with the Americas as two: Central America and the
Caribbean are in `north_america`. Where people differ, M49 decides: Russia is in Europe;
Turkey, Cyprus, Georgia, Armenia, Azerbaijan and Kazakhstan are in Asia; Egypt is in
Africa; Greenland is in North America; Hawaii goes with its country.

M49 has no entry for Taiwan (here Asia) and Kosovo (here Europe). Islands with a code of
their own stand where they lie, not with the country they belong to.
"""

from __future__ import annotations

from typing import Final

_CODES: Final = {
    "africa": (
        "AC AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EA EG EH ER ET GA GH GM GN GQ GW IC IO KE KM LR LS LY MA "
        "MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TA TD TF TG TN TZ UG YT ZA ZM ZW"
    ),
    "antarctica": "AQ",
    "asia": (
        "AE AF AM AZ BD BH BN BT CN CY DG GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV "
        "MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE"
    ),
    "europe": (
        "AD AL AT AX BA BE BG BY CH CQ CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV "
        "MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK"
    ),
    "north_america": (
        "AG AI AW BB BL BM BQ BS BZ CA CP CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM "
        "PR SV SX TC TT US VC VG VI"
    ),
    "oceania": "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
    "south_america": "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
}
REGIONS: Final = tuple(sorted(_CODES))
_REGION_OF: Final = {code: region for region, codes in _CODES.items() for code in codes.split()}


def region_of(country: str) -> str:
    """One of `REGIONS` for an alpha-2 code in either case, or "" when it is none."""
    return _REGION_OF.get(country.upper(), "")
