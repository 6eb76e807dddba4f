"""Runs the forms over a text: every time expression with its span and its meaning.

1. Line by line, the text is folded and read as symbols (`lexicon`).
2. Layer by layer the forms are matched (`forms`); what a layer builds replaces its tokens.
3. The spans of what is left are mapped back to the text.

Nothing is resolved here: `published` looks for full dates, `dates` asks for intervals.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from riwaya.annotate.dates.builders.caught import Build, Caught, Node
from riwaya.annotate.dates.forms import LAYERS
from riwaya.annotate.dates.lexicon import Lexicon, Token, lexicon, read
from riwaya.annotate.dates.matching import BUILT_CLASSES, built, compiled, node_of, required
from riwaya.annotate.dates.values import Expression
from riwaya.text.normalise import MATCHING, View, fold, normalise

_LINE = regex.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Longer lines are cut at blanks: no time expression is longer than a few words.
_LONGEST_LINE = 20_000
_PIECE = regex.compile(rf".{{1,{_LONGEST_LINE}}}(?:\s|$)|.{{{_LONGEST_LINE}}}", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression: half-open span in the text, and what it means.

    lead: where its span begins for languages that count the prepositions before it in (else `start`).
    """

    start: int
    end: int
    made: Expression
    lead: int


class _Rule(NamedTuple):
    """A compiled form: what it matches, symbols of which it needs one, what it builds."""

    pattern: "re.Pattern[str]"
    needs: frozenset[str]
    build: Build


class _Compiled:
    """The forms of one language, compiled anew when the reader has met a new set of classes."""

    def __init__(self, lex: Lexicon) -> None:
        self.lex = lex
        self._size = -1
        self._layers: list[list[_Rule]] = []
        for classes in BUILT_CLASSES:
            lex.alphabet.symbol(classes)

    def layers(self) -> list[list[_Rule]]:
        """All layers, in order."""
        if self._size != len(self.lex.alphabet):
            self._size = len(self.lex.alphabet)
            self._layers = [
                [
                    _Rule(pattern, required(form, self.lex), build)
                    for form, build in layer
                    if (pattern := compiled(form, self.lex))
                ]
                for layer in LAYERS
            ]
        return self._layers


@cache
def _forms(language: str) -> _Compiled:
    return _Compiled(lexicon(language))


# Two steps in a row ask for the same text (and title): the second answer is free.
@lru_cache(maxsize=4)
def find(text: str, language: str) -> tuple[Found, ...]:
    """All time expressions of a text in order, without overlap; none for a language without date words."""
    forms = _forms(language)
    if not forms.lex.words:
        return ()
    return tuple(found for start, line in _lines(text) for found in _in_line(line, start, forms))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for match in _LINE.finditer(text):
        if len(match[0]) <= _LONGEST_LINE:
            yield match.start(), match[0]
        else:
            yield from ((match.start() + piece.start(), piece[0]) for piece in _PIECE.finditer(match[0]))


def _in_line(line: str, offset: int, forms: _Compiled) -> Iterator[Found]:
    folded = fold(line)
    view: View | None = None

    def capital(at: int) -> bool:
        nonlocal view
        view = view or normalise(line, MATCHING)
        return line[view.to_source(at, at + 1)[0]].isupper()

    tokens = read(folded, forms.lex, capital)
    nodes = _parsed(tokens, forms)
    if any(node.made for node in nodes):
        view = view or normalise(line, MATCHING)
        for at, node in enumerate(nodes):
            if node.made:
                # A point behind the last word ("in Sept.") is most often that of the sentence.
                last = node.last - 1 - ("dot" in tokens[node.last - 1].senses)
                start, end = view.to_source(tokens[node.first].start, tokens[last].end)
                lead = view.to_source(tokens[_lead(nodes, at)].start, tokens[last].end)[0]
                yield Found(offset + start, offset + end, node.made, offset + lead)


def _lead(nodes: list[Node], at: int) -> int:
    """The first token of the prepositions right before a node; its own first where there are none."""
    while at > 0 and "lead" in nodes[at - 1].senses:
        at -= 1
    return nodes[at].first


def _parsed(tokens: list[Token], forms: _Compiled) -> list[Node]:
    nodes = [node_of(token, at) for at, token in enumerate(tokens)]
    other = forms.lex.alphabet.symbol(["other"])
    if all(node.symbol == other for node in nodes):
        return []
    for number, layer in enumerate(forms.layers()):
        # The layers between only join what the first has built.
        if number in (0, 1, len(forms.layers()) - 1) or any(node.made for node in nodes):
            nodes = _replaced(nodes, layer, forms.lex)
    return nodes


def _replaced(nodes: list[Node], layer: list[_Rule], lex: Lexicon) -> list[Node]:
    """The nodes, what a form of the layer matches replaced by what it builds."""
    symbols = "".join([node.symbol for node in nodes])
    present = frozenset(symbols)
    matches = [
        (match.start(), -match.end(), order, match, rule.build)
        for order, rule in enumerate(layer)
        if not present.isdisjoint(rule.needs)
        for match in rule.pattern.finditer(symbols)
    ]
    matches.sort(key=lambda entry: entry[:3])
    out: list[Node] = []
    done = 0
    for start, minus_end, _, match, build in matches:
        if start < done:
            continue
        made = build(Caught(match, nodes, lex.settings))
        if made is not None:
            out.extend(nodes[done:start])
            out.append(built(nodes[start].first, nodes[-minus_end - 1].last, made, lex.alphabet))
            done = -minus_end
    return [*out, *nodes[done:]]
