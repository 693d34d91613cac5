"""Topics as data: measures, words that signal them, known sources, constraints."""
