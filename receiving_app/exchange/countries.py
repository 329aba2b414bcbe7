"""Countries as back offices write them: ISO 3166-1 alpha-2 codes, and the names of those we deal with."""

import re
from functools import lru_cache

from receiving_app.exchange.columns import folded

# ISO 3166-1, with XI (Northern Ireland, for VAT numbers).
_CODES = frozenset(
    re.findall(
        "[A-Z]{2}",
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
        BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
        ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
        HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
        LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
        NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
        SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
        UM US UY UZ VA VC VE VG VI VN VU WF WS XI YE YT ZA ZM ZW
        """,
    )
)
_NAMES = {
    "FR": ("France", "FRA"),
    "MC": ("Monaco",),
    "GP": ("Guadeloupe",),
    "MQ": ("Martinique",),
    "RE": ("La Réunion", "Réunion", "Reunion Island"),
    "GF": ("Guyane", "Guyane française", "French Guiana"),
    "YT": ("Mayotte",),
    "NC": ("Nouvelle-Calédonie", "New Caledonia"),
    "PF": ("Polynésie française", "French Polynesia"),
    "AT": ("Autriche", "Austria"),
    "BE": ("Belgique", "Belgium"),
    "BG": ("Bulgarie", "Bulgaria"),
    "CY": ("Chypre", "Cyprus"),
    "CZ": ("Tchéquie", "République tchèque", "Czechia", "Czech Republic"),
    "DE": ("Allemagne", "Germany"),
    "DK": ("Danemark", "Denmark"),
    "EE": ("Estonie", "Estonia"),
    "ES": ("Espagne", "Spain"),
    "FI": ("Finlande", "Finland"),
    "GR": ("Grèce", "Greece", "EL"),
    "HR": ("Croatie", "Croatia"),
    "HU": ("Hongrie", "Hungary"),
    "IE": ("Irlande", "Ireland"),
    "IT": ("Italie", "Italy"),
    "LT": ("Lituanie", "Lithuania"),
    "LU": ("Luxembourg",),
    "LV": ("Lettonie", "Latvia"),
    "MT": ("Malte", "Malta"),
    "NL": ("Pays-Bas", "Netherlands", "The Netherlands"),
    "PL": ("Pologne", "Poland"),
    "PT": ("Portugal",),
    "RO": ("Roumanie", "Romania"),
    "SE": ("Suède", "Sweden"),
    "SI": ("Slovénie", "Slovenia"),
    "SK": ("Slovaquie", "Slovakia"),
    "CH": ("Suisse", "Switzerland"),
    "GB": ("Royaume-Uni", "Grande-Bretagne", "United Kingdom", "Great Britain", "UK"),
    "NO": ("Norvège", "Norway"),
    "US": ("États-Unis", "États-Unis d'Amérique", "United States", "USA"),
    "MA": ("Maroc", "Morocco"),
    "DZ": ("Algérie", "Algeria"),
    "TN": ("Tunisie", "Tunisia"),
    "SN": ("Sénégal", "Senegal"),
    "CI": ("Côte d'Ivoire", "Ivory Coast"),
    "AD": ("Andorre", "Andorra"),
    "CA": ("Canada",),
    "TR": ("Turquie", "Turkey", "Türkiye"),
}
_BY_NAME = {folded(name): code for code, names in _NAMES.items() for name in names}


@lru_cache(maxsize=1024)
def country_code(text: str) -> str:
    """Return the ISO code of a country given by code or name; empty where it is neither."""
    code = text.upper()
    return code if code in _CODES else _BY_NAME.get(folded(text), "")
