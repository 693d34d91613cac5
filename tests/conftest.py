"""Hypothesis without deadlines (no test measures time), and with the same examples on every CI run."""

import os
from pathlib import Path

from hypothesis import settings

import beleg

# What a test starts as a program of its own is what it imports itself: the sources, or what was installed.
os.environ["PYTHONPATH"] = str(Path(beleg.__file__).parents[1])

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")
