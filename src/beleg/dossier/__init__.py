"""A run as one HTML page that works offline."""
