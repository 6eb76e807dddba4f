"""The words by which a language says where something was taken from.

`<language>/sources.yml` holds them; all are matched in folded text, with the language's
proclitics allowed in front.
"""

import msgspec

from riwaya.languages.data import topic


class SourceWords(msgspec.Struct, frozen=True, kw_only=True):
    """Source cues of one language.

    before: phrases that the source follows ("according to"). relayed: of these, the ones that
    take from another source ("citing"); weak: the ones that count only before something that can be a source.
    verbs_first: verbs of relaying whose subject, the
    source, follows; verbs_last: verbs whose subject stands before. media: nouns for a
    medium; anonymous: nouns for sources that are not named. plural_media: nouns that are a
    source by themselves ("local media"). anaphors: phrases that
    point back to a medium named before ("the agency"). ends: words that end the naming phrase.
    proclitics: letters that may stand glued before a cue. article_cues: phrases of `before`
    that, in the first sentence, speak for the whole article.
    """

    source: str = ""
    before: tuple[str, ...] = ()
    relayed: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    verbs_first: tuple[str, ...] = ()
    verbs_last: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    plural_media: tuple[str, ...] = ()
    anonymous: tuple[str, ...] = ()
    anaphors: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    proclitics: tuple[str, ...] = ()
    article_cues: tuple[str, ...] = ()


def source_words(language: str) -> SourceWords:
    """The source words of a language; all empty for one without the file."""
    words: SourceWords = topic(SourceWords, language, "sources")
    return words
