"""beleg: what reporting claims, who is said to have said it, and what stands behind it."""

__version__ = "0.1.0"
