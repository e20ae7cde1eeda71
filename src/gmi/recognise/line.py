"""One paragraph as names are read from it: its tokens and what each can be."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.recognise.load_vocabulary import Head, Vocabulary
from gmi.recognise.numbers import is_number_word, is_year
from gmi.recognise.tokens import Token, is_acronym

_SENTENCE_ENDS = frozenset(".:;?!•●▪■◦‣–-—*")
_OPEN_QUOTES = {"“": "”", "«": "»", '"': '"', "„": "”"}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph's tokens.

    Attributes:
        tokens: In order.
        vocabulary: What is known of the language.
        state_words: Words of the State's own name.
        titled: Whether it is set like a title: nearly every word has a capital, so that capitals mean little.
        listed: Whether it is an entry of a list of acronyms, so that the acronym before a name is no part of it.
    """

    tokens: tuple[Token, ...]
    vocabulary: Vocabulary
    state_words: frozenset[str]
    titled: bool
    listed: bool = False

    def word(self, place: int) -> str:
        """The token's text; empty beyond the end."""
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def head(self, place: int) -> Head | None:
        """The head noun at a place; None for another word."""
        return self.vocabulary.heads.get(self.word(place))

    def strong_head(self, place: int) -> Head | None:
        """The head noun at a place, unless it is an ordinary noun inside a name."""
        head = self.head(place)
        return None if head is None or head.weak else head

    def is_capital(self, place: int) -> bool:
        """Whether a word of a name stands here: a capital first, and no "No."."""
        if not 0 <= place < len(self.tokens) or self.tokens[place].shape != "capital":
            return False
        return not is_number_word(self.tokens, place, self.vocabulary)

    def is_lower(self, place: int) -> bool:
        """Whether a word in small letters stands here."""
        return 0 <= place < len(self.tokens) and self.tokens[place].shape == "lower"

    def is_year(self, place: int) -> bool:
        """Whether a year or a range of years stands here."""
        return is_year(self.word(place))

    def is_initial(self, place: int) -> bool:
        """Whether a sentence, an item or the paragraph begins here."""
        if place == 0:
            return True
        before = self.word(place - 1)
        if before == ")":
            return place >= 3 and self.word(place - 3) == "(" and self.is_initial(place - 3)
        if before == "." and self.word(place - 2) in self.vocabulary.number_words:
            return False
        return before in _SENTENCE_ENDS or (place == 1 and self.tokens[0].shape == "number")

    def is_lead(self, place: int) -> bool:
        """Whether a capitalised word only begins a sentence or a heading ("In", "Under", "Implementation")."""
        word = self.word(place)
        if word not in self.vocabulary.leads:
            return False
        return self.is_initial(place) or self.titled or self.is_function_word(place)

    def is_function_word(self, place: int) -> bool:
        """Whether the word, whatever its first letter, is an article, a preposition or a conjunction."""
        word = self.word(place).lower()
        known = self.vocabulary
        return word in known.connectors or word in known.articles or word in known.conjunctions

    def possessor_ends(self, place: int) -> bool:
        """Whether a possessive here is an owner and no part of the name ("the Ministry’s", "Valmora’s", "NCW’s")."""
        word = self.word(place).replace("'", "’")
        if not word.endswith(("’s", "s’")):
            return False
        base = word[:-2] if word.endswith("’s") else word[:-1]
        known = self.vocabulary
        return is_acronym(base) or base in known.heads or base in self.state_words or base in known.outsiders

    def run_end(self, place: int) -> int:
        """The place after the unbroken run of capitalised words that begins at ``place``."""
        end = place
        while True:
            if self.is_capital(end) and not (end > place and self._breaks_run(end)):
                end += 1
                if self.word(end - 1).endswith(("’s", "'s")) and self._owns_next(end):
                    return end
            elif end > place and self._is_slashed(end):
                end += 1
            else:
                return end

    def _owns_next(self, place: int) -> bool:
        """Whether another name begins after a possessive ("Ministry of Health’s | National Plan")."""
        while self.is_capital(place):
            if self.strong_head(place):
                return True
            place += 1
        return False

    def _is_slashed(self, place: int) -> bool:
        """Whether a stroke joins two words of one name ("Adolescent/Early Pregnancy"), not two names."""
        after = self.word(place + 1)
        if self.word(place) != "/" or not self.is_capital(place + 1) or after in self.vocabulary.starters:
            return False
        glued = self.tokens[place - 1].end == self.tokens[place].start == self.tokens[place + 1].start - 1
        return glued and not self.strong_head(place + 1) and not is_acronym(after)

    def _breaks_run(self, place: int) -> bool:
        """Whether a word ends a run: a function word, or the next entry of a list of acronyms."""
        if self.is_function_word(place):
            return not self.is_capital(place + 1) or self.is_initial(place)
        return is_acronym(self.word(place)) and self.is_capital(place + 1)

    def closing_quote(self, place: int, limit: int = 60) -> int | None:
        """The place of the mark that closes the quotation opened at ``place``; None where none is opened or closed."""
        closing = _OPEN_QUOTES.get(self.word(place))
        if closing is None:
            return None
        for end in range(place + 1, min(place + limit, len(self.tokens))):
            if self.word(end) == closing:
                return end
        return None
