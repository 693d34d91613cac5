"""The reading of quantities in any unit, one class on top of the other; `beleg.languages.amounts` is the way in."""
