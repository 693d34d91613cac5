"""What is said to a reader, in each language of the interface: values, dates, claims and findings as sentences."""

from beleg.wording.findings import citation, path, publisher, why
from beleg.wording.sentences import claim_sentence
from beleg.wording.words import LANGUAGES, Words, words

__all__ = ["LANGUAGES", "Words", "citation", "claim_sentence", "path", "publisher", "why", "words"]
