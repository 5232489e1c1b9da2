"""Who was hit, where the sentence after the act names them: "deux délégués ont été arrêtés. Il s'agit de A et de B."

In: drafts of acts in the order of the text, the tokens and the people named in it. Out: the same drafts, with the names that
the next sentence, or the list that it opens, gives to those whom the act only counts.
"""

from __future__ import annotations

from bisect import bisect_left

from gravamen.reading.draft import Draft
from gravamen.reading.entities import Entities
from gravamen.reading.identity import Mention
from gravamen.reading.models import Party
from gravamen.reading.pack import Word
from gravamen.reading.sufferers import NOBODYS, OF_UNIONS
from gravamen.reading.tokens import Sentence, Tokens
from gravamen.text import Passage

_OPENING = 3  # tokens in which a sentence says that it names those told of
_LIST = 12  # lines of a list that are looked at


def name_those_told(drafts: list[Draft], tokens: Tokens, entities: Entities, naming: frozenset[str]) -> None:
    """Give the drafts the names that the sentence after them tells."""
    if not naming:
        return
    people = [mention for mention in entities.mentions if mention.kind == "person"]
    starts = [mention.first for mention in people]
    order = {sentence.first: index for index, sentence in enumerate(tokens.sentences)}
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(order[draft.sentence.first], []).append(draft)
    for index, told in by_sentence.items():
        if index + 1 >= len(tokens.sentences) or not _names(tokens, tokens.sentences[index + 1], naming):
            continue
        named: dict[int, Mention] = {}
        for sentence in _list_from(tokens, index + 1):
            for mention in people[bisect_left(starts, sentence.first) : bisect_left(starts, sentence.last)]:
                named.setdefault(mention.who, mention)
        parties = [_party(mention, tokens, entities) for mention in named.values()]
        for draft in told if parties else ():
            if draft.named_victims or draft.type in NOBODYS | OF_UNIONS:
                continue
            number = next((party.number for party in draft.victims if party.number), None)
            if number is None and (len(told) > 1 or _all_of_them(draft, tokens)):
                continue  # "ont dispersé les participants et arrêté deux d'entre eux": others than those
            if number is None or len(parties) <= number:
                draft.victims, draft.named_victims, draft.counted = parties, True, number or draft.counted


def _all_of_them(draft: Draft, tokens: Tokens) -> bool:
    """ "tous les participants", "les grévistes": more than are named."""
    begins = [bisect_left(tokens.start, party.passage.start) for party in draft.victims]
    return any(tokens.flags[at] & Word.DETERMINER and not tokens.flags[at] & Word.PREPOSITION for at in begins)


def _names(tokens: Tokens, sentence: Sentence, naming: frozenset[str]) -> bool:
    """ "Il s'agit de …", "Ce sont …", "Les trois sont …"."""
    small = Word.SUBJECT_PRONOUN | Word.DETERMINER | Word.NUMERAL
    for at in range(sentence.first, min(sentence.first + _OPENING, sentence.last)):
        if tokens.low[at] in naming:
            return True
        if not tokens.flags[at] & small and tokens.low[at][-1] not in "'’":
            return False
    return False


def _list_from(tokens: Tokens, index: int) -> list[Sentence]:
    """The sentence that names, and the lines of a list below it where it ends in a colon."""
    first = tokens.sentences[index]
    found = [first]
    if tokens.low[first.last - 1] == ":":
        for sentence in tokens.sentences[index + 1 : index + 1 + _LIST]:
            if not sentence.bullet and tokens.low[sentence.last - 1] == ".":
                break
            found.append(sentence)
    return found


def _party(mention: Mention, tokens: Tokens, entities: Entities) -> Party:
    here = Passage(tokens.start[mention.first], tokens.end[mention.last - 1])
    return Party(entities.persons[mention.who].name, here, person=mention.who)
