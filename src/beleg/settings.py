"""What one run is told: read once by the command line, then passed in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """``language`` is that of the interface (en, de or ru), ``jobs`` the number of processes."""

    topic: str = "recruitment"
    language: str = "en"
    jobs: int = 1
    quiet: bool = False
    explain: bool = False
