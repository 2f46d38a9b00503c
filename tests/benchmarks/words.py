"""Made-up prose whose words are as unevenly common as those of a language.

The searched words are planted, so that how often each is found does not depend on chance.
"""

import random
from itertools import accumulate, product

COMMON, MIDDLE, RARE, PREFIX = "customer", "renewal", "quasar", "impl"
_WORDS_OF_PREFIX = ("implant", "implement", "implied", "implode", "imply")
_MIDDLE_SHARE, _PREFIX_SHARE = 0.03, 0.05
_RARE_EVERY = 20_000
_VOCABULARY = 20_000


class Prose:
    """Notes in a language of 20,000 words, the same in every run."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        parts = ["".join(p) for p in product("bdfgklmnprstv", "aeiou")]
        syllables = ["".join(p) for p in product(parts, parts, ["", "n", "s", "r", "l"])]
        self._chance.shuffle(syllables)
        self._words = syllables[:_VOCABULARY]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(_VOCABULARY)))
        self._made = 0

    def words(self, number: int) -> list[str]:
        """So many words."""
        return self._chance.choices(self._words, cum_weights=self._weights, k=number)

    def note(self, words: int = 100) -> str:
        """The text of one note, with the planted words in their shares."""
        text = self.words(words)
        text[0] = COMMON
        if self._chance.random() < _MIDDLE_SHARE:
            text[words // 2] = MIDDLE
        if self._chance.random() < _PREFIX_SHARE:
            text[words // 3] = self._chance.choice(_WORDS_OF_PREFIX)
        if self._made % _RARE_EVERY == 0:
            text[words // 4] = RARE
        self._made += 1
        return " ".join(text)
