"""The reading of numbers, one class on top of the other; `beleg.languages.quantities` is the way in."""
