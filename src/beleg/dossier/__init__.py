"""A run as one HTML page that works offline."""

from beleg.dossier.build import Finding, Made, page, summary

__all__ = ["Finding", "Made", "page", "summary"]
