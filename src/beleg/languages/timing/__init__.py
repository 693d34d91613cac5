"""The reading of times, one class on top of the other; `beleg.languages.times` is the way in."""
