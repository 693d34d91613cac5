"""Languages as data: packs, and what they drive (numbers, times, names)."""
