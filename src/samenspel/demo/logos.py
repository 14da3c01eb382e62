# SPDX-License-Identifier: EUPL-1.2
"""How the made-up logos look: which drawing, which colours, in which shape. See `documents/logos.typ`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MadeUpLogo:
    organization: str
    words: tuple[str, ...]
    drawing: str
    shape: str  # the words beside the drawing, below it, or both on a shield
    colour: str
    light: str

    def as_data(self) -> dict[str, object]:
        return {
            "words": list(self.words),
            "drawing": self.drawing,
            "shape": self.shape,
            "colour": self.colour,
            "light": self.light,
        }


def _logo(organization: str, words: str, drawing: str, shape: str, colours: str) -> MadeUpLogo:
    colour, light = colours.split()
    return MadeUpLogo(organization, tuple(words.split("/")), drawing, shape, colour, light)


LOGOS = (
    _logo("Voedselbank Zilverdam", "Voedselbank/Zilverdam", "leaf", "beside", "#2f7442 #b9dcc0"),
    _logo("Buurthuis De Brink", "De Brink", "house", "below", "#a3361f #f3c9bd"),
    _logo("Buurthuis De Sluis", "De Sluis", "waves", "beside", "#1d5c8a #8fc0e0"),
    _logo("Kerk aan het Plein", "Kerk/aan het Plein", "rings", "beside", "#5a3d7a #c9b4de"),
    _logo("Moskee De Haven", "De Haven", "drop", "below", "#0e5a5e #a9d6d4"),
    _logo("Weggeefwinkel Tweede Leven", "Tweede/Leven", "heart", "shield", "#b9412b #f8e0d8"),
    _logo("Repaircafé Zilverdam", "Repaircafé/Zilverdam", "wheel", "beside", "#34495e #93a9bd"),
    _logo("Taalcafé Samen Praten", "Samen/Praten", "people", "beside", "#8a5a00 #f0b429"),
    _logo("Speelotheek Het Wiel", "Het Wiel", "wheel", "below", "#c2410c #f5a97f"),
    _logo("Bibliotheek Zilverdam", "Bibliotheek/Zilverdam", "book", "beside", "#1c2b2d #d97706"),
    _logo("Moestuin Achter de Molen", "Achter/de Molen", "sun", "beside", "#4d7c0f #eab308"),
    _logo("Sportclub Zilver Zeven", "Zilver/Zeven", "blocks", "shield", "#1e3a8a #93b4f5"),
    _logo("Jeugdhonk De Loods", "De Loods", "house", "shield", "#111827 #fbbf24"),
    _logo("Maatjes op Pad", "Maatjes/op Pad", "people", "beside", "#0f766e #99d5cf"),
    _logo("Ervaringswerk De Omslag", "De Omslag", "book", "below", "#7a2e5d #e3b4d2"),
    _logo("Buurtbus Oost", "Buurtbus/Oost", "bridge", "beside", "#b45309 #f2c08a"),
    _logo("Fietsbank Zilverdam", "Fietsbank", "wheel", "shield", "#2f7442 #cfe8d4"),
    _logo("Welzijn Zilverdam", "Welzijn/Zilverdam", "people", "shield", "#0e5a5e #bfe3e1"),
    _logo("Sociaal Raadslieden", "Sociaal/Raadslieden", "bridge", "beside", "#334155 #94a3b8"),
    _logo("Thuisadministratie Met Elkaar", "Met Elkaar", "rings", "beside", "#9a3412 #f0b08f"),
    _logo("Fonds Kind en Kans", "Kind en Kans", "sun", "below", "#a16207 #facc15"),
    _logo("Energiecoach Zilverdam", "Energiecoach", "sun", "shield", "#166534 #fde68a"),
    _logo("Basisschool De Regenboog", "De Regenboog", "bridge", "below", "#6d28d9 #c4b0f0"),
    _logo("Vakcollege Het Anker", "Vakcollege/Het Anker", "blocks", "beside", "#0c4a6e #7cc0e8"),
    _logo("Huisartsenpraktijk Molenhof", "Molenhof", "heart", "beside", "#0369a1 #a5d5f0"),
    _logo("Supermarkt De Kar", "De Kar", "blocks", "shield", "#b91c1c #fecaca"),
    _logo("Gemeente Zilverdam, Werk en Inkomen", "Gemeente/Zilverdam", "waves", "beside", "#0e3a6e #8fb4de"),
    _logo("Gemeente Zilverdam, Wijkteam", "Gemeente/Zilverdam", "waves", "beside", "#0e3a6e #8fb4de"),
    _logo("Kredietbank Zilverstroom", "Zilverstroom", "drop", "beside", "#475569 #a8b6c8"),
    _logo("Woningcorporatie Thuisdam", "Thuisdam", "house", "beside", "#9d174d #f3b6d0"),
    _logo("Energiebedrijf Stroomland", "Stroomland", "sun", "beside", "#c2410c #fdba74"),
    _logo("Uitkeringsloket Regio Zilverdam", "Uitkeringsloket/Regio Zilverdam", "bridge", "shield", "#1f4e5f #a8d0dc"),
)
