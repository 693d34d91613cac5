"""What one run is told: read once by the command line, then passed in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """``language`` is that of the interface (en, de or ru), ``jobs`` the number of processes, 0 for one that suits the work."""

    topic: str = "recruitment"
    language: str = "en"
    jobs: int = 0
    quiet: bool = False
    explain: bool = False
    tlp: str | None = None  # of a case: what is marked for a closer circle than this is left out
    given: frozenset[str] = frozenset()  # which of topic and language the call names: a case has its own
    texts: bool = True  # whether what was read is needed behind its claims: a list of claims shows no texts
