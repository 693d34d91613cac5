"""A run as one HTML page that works offline."""

from beleg.dossier.build import Made, page, summary

__all__ = ["Made", "page", "summary"]
