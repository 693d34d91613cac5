"""How many processes do the work."""
