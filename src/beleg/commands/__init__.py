"""The commands: each takes its options and settings, prints, and returns the exit status."""
