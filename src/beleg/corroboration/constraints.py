"""The topic's constraints: what may be compared with what, as lines of data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from beleg.languages.packs import read_toml
from beleg.topics import topic


@dataclass(frozen=True, slots=True)
class Constraints:
    """`constraints.toml` of a topic, ready to ask; each attribute is a table of that file."""

    family: dict[str, str]  # measure -> family; a measure without one is a family of its own
    parts: tuple[tuple[str, str], ...]  # (part, whole), families
    listed: frozenset[str]  # measures that count names: minimums
    unless: tuple[tuple[str, str], ...]  # (measure that is 0, measure that is not)
    promised: frozenset[str]
    provided: frozenset[str]
    outlier: dict[str, float]
    offices: frozenset[str]  # those that, without a country, are of the people they speak of

    def of(self, measure: str) -> str:
        return self.family.get(measure, measure)


@cache
def constraints(topic_name: str) -> Constraints:
    """Those of a topic; a topic without the file has none, and its claims are only compared within a measure."""
    file = topic(topic_name).home / "constraints.toml"
    data = read_toml(file) if file.is_file() else {}
    family = {measure: name for name, measures in data.get("family", {}).items() for measure in measures}
    pairs = [(part, whole) for part, wholes in data.get("part", {}).items() for whole in wholes]
    pairs += [(part, whole) for whole, parts in data.get("among", {}).items() for part in parts]
    return Constraints(
        family,
        tuple((family.get(a, a), family.get(b, b)) for a, b in pairs),
        frozenset(data.get("listed", {}).get("measures", ())),
        tuple((a, b) for a, row in data.get("unless", {}).items() for b in row),
        frozenset(data.get("promised", {}).get("measures", ())),
        frozenset(data.get("provided", {}).get("measures", ())),
        {"people": 5, "money": 5} | data.get("outlier", {}),
        frozenset(data.get("own", {}).get("offices", ())),
    )
