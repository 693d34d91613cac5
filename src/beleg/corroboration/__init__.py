"""Claims to figures and findings."""
