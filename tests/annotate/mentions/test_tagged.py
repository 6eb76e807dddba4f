import pytest

from riwaya.annotate import mentions
from riwaya.annotate.mentions.lexicon import lexicon
from riwaya.annotate.mentions.names import Candidate
from riwaya.annotate.mentions.tagged import before_persons, combined, tagged, told
from riwaya.annotate.mentions.words import words
from riwaya.languages.pack import load
from riwaya.models.protocols import TaggedSpan
from riwaya.types import Annotations, Article, Boilerplate, Sentence


class Fixed:
    """A tagger that finds the given names wherever they stand."""

    version = "fixed-1"

    def __init__(self, *names: tuple[str, str], score: float = 0.95) -> None:
        self.names, self.score = names, score

    def tag(self, texts):
        return [
            tuple(
                TaggedSpan(text.index(name), text.index(name) + len(name), kind, self.score)
                for name, kind in self.names
                if name in text
            )
            for text in texts
        ]


class Broken:
    version = "broken-1"

    def tag(self, texts):
        raise RuntimeError("no memory")


def names(text: str, language: str, tagger, title: str | None = None) -> list[tuple[str, str]]:
    article = Article(id="a", text=text, title=title, language=language)
    found = mentions.step(tagger).run(article, Annotations(article="a", language=language), load(language))
    return [(one.text, one.kind) for one in found.mentions if one.form == "name"]


@pytest.mark.parametrize(
    ("language", "text", "name", "kind"),
    [
        ("ar", "وصل زرقشان كومبيلو أمس.", "زرقشان كومبيلو", "person"),
        ("fa", "باران در زرکوشان بارید.", "زرکوشان", "place"),
        ("en", "Many in Zarkushan said no.", "Zarkushan", "place"),
    ],
)
def test_a_name_that_no_rule_knows_is_found(language, text, name, kind):
    assert (name, kind) not in names(text, language, None)
    assert (name, kind) in names(text, language, Fixed((name, kind)))


def test_a_clitic_is_no_part_of_a_name():
    assert ("زرقشان", "place") in names(
        "سافر إلى زرقشان. عاد وزرقشان بعيدة.", "ar", Fixed(("وزرقشان", "place"))
    )


@pytest.mark.parametrize(
    ("language", "text", "span", "bare"),
    [
        ("ar", "سكان بلدة زرقشان غاضبون", "بلدة زرقشان", "زرقشان"),
        ("ar", "ذكرت صحيفة زرقشان ذلك", "صحيفة زرقشان", "زرقشان"),
        ("fa", "مردم شهر زرکوشان آمدند", "شهر زرکوشان", "زرکوشان"),
    ],
)
def test_a_generic_head_is_no_part_of_a_name(language, text, span, bare):
    kind = "organisation" if "صحيفة" in span else "place"
    assert (bare, kind) in names(text, language, Fixed((span, kind)))
    assert (span, kind) not in names(text, language, Fixed((span, kind)))


def test_an_unsure_tag_finds_nothing():
    text = "وصل زرقشان كومبيلو أمس."
    assert names(text, "ar", Fixed(("زرقشان كومبيلو", "person"), score=0.2)) == names(text, "ar", None)


def test_a_listed_name_outweighs_a_tag_of_another_kind():
    assert ("مصر", "place") in names("في مصر أمطار.", "ar", Fixed(("مصر", "person")))


def test_a_longer_name_needs_a_head_of_its_kind():
    known = lexicon("fa")
    text = words("دولت ایران و وزارت نیروی ایران", "fa")
    iran, other = (Candidate(at, at + 1, "place", 0.8, code="IR", why="listed") for at in (1, 5))
    government = Candidate(0, 2, "organisation", 0.9, why="tagged")
    ministry = Candidate(3, 6, "organisation", 0.9, why="tagged")
    kept = combined([iran, other], [government, ministry], text, known)
    assert government not in kept
    assert ministry in kept


@pytest.mark.parametrize(
    ("language", "text", "score", "whole"),
    [
        ("fa", "سنای شیراز", 0.9, True),
        ("fa", "سنای شیراز", 0.7, False),
        ("ar", "بلدية نابلس", 0.9, True),
        ("en", "Rovers Shiraz", 0.9, False),
    ],
)
def test_a_body_that_is_surely_tagged_may_be_called_after_a_town(language, text, score, whole):
    town = Candidate(1, 2, "place", 0.8, code="IR-115019", why="listed")
    body = Candidate(0, 2, "organisation", score, why="tagged")
    kept = combined([town], [body], words(text, language), lexicon(language))
    assert (body in kept) is whole


def test_and_is_no_part_of_a_strange_name_behind_another_of_its_kind():
    text = "بين بلمارا وزرقشان نهر، وفي ورزنجان مطر."
    made = names(text, "ar", Fixed(("بلمارا", "place"), ("وزرقشان", "place"), ("ورزنجان", "place")))
    assert ("زرقشان", "place") in made
    assert ("ورزنجان", "place") in made


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        ("fa", "به گزارش مهر، باران بارید.", "مهر"),
        ("fa", "او در گفتگو با فارس این را گفت.", "فارس"),
        ("ar", "وقال مراسل الجزيرة إن المطر هطل.", "الجزيرة"),
    ],
)
def test_a_common_word_behind_a_phrase_of_citing_is_an_outlet(language, text, outlet):
    assert (outlet, "organisation") in names(text, language, Fixed((outlet, "organisation"), score=0.6))


def test_a_place_ends_before_the_town_it_lies_in():
    text = words("ورزشگاه زرکوشان تهران", "fa")
    town = Candidate(2, 3, "place", 0.8, why="listed")
    stadium = Candidate(0, 3, "place", 0.9, why="tagged")
    kept = combined([town], [stadium], text, lexicon("fa"))
    assert (0, 2) in {(one.start, one.end) for one in kept}


def test_one_name_is_of_one_kind_in_a_text():
    text = "زرکوشان آمد. زرکوشان رفت. زرکوشان گفت."
    spans = [
        TaggedSpan(0, 7, "organisation", 0.9),
        TaggedSpan(13, 20, "place", 0.7),
        TaggedSpan(26, 33, "organisation", 0.9),
    ]
    found = tagged(words(text, "fa"), spans, lexicon("fa"))
    assert [one.kind for one in found] == ["organisation"] * 3


def test_boilerplate_is_not_tagged_and_titles_are():
    article = Article(id="a", text="خبر. اشترك الآن.", title="عنوان")
    found = Annotations(
        article="a",
        sentences=(Sentence(start=0, end=4), Sentence(start=5, end=16)),
        boilerplate=(Boilerplate(start=5, end=16, kind="newsletter"),),
    )
    assert list(told(article, found)) == [("title", 0, "عنوان"), ("text", 0, "خبر.")]


def test_a_tagger_that_fails_leaves_the_rules_alone():
    text = "قال الرئيس الروسي فلاديمير بوتين في موسكو إن المحادثات مفيدة."
    assert names(text, "ar", Broken()) == names(text, "ar", None) != []


def test_the_version_names_the_tagger():
    assert mentions.step().version == mentions.VERSION
    assert mentions.step(Fixed()).version == f"{mentions.VERSION}+fixed-1"


def test_a_title_that_no_list_has_is_cut_off_a_full_name():
    known = lexicon("fa")
    text = words("آخوند حسن کریمی آمد", "fa")
    rule = Candidate(1, 3, "person", 0.85, why="given")
    kept = combined([rule], [Candidate(0, 3, "person", 0.95, why="tagged")], text, known)
    assert {(one.start, one.end) for one in kept} == {(1, 3)}


def test_a_body_ends_before_the_person_after_it():
    person = Candidate(3, 5, "person", 0.9, why="titled")
    body = Candidate(0, 5, "organisation", 0.9, why="tagged")
    head = Candidate(2, 5, "organisation", 0.9, why="tagged")
    assert [(one.start, one.end) for one in before_persons([body, head], [person])] == [(0, 3)]


@pytest.mark.parametrize(
    ("language", "text", "tag", "kind", "expected"),
    [
        ("fa", "شلماینی نیامد و رفت", "شلماینی نیامد", "person", [("شلماینی", "person")]),
        ("fa", "شبی که زرکوش طغیان کرد", "زرکوش طغیان", "person", [("زرکوش", "person")]),
        ("fa", "نیامد و رفت", "نیامد", "person", []),
        ("ar", "ظهر سامر المعمر بوصفه مرشحاً", "سامر المعمر بوصفه", "person", [("سامر المعمر", "person")]),
        ("ar", "والجمعية بأبها، أمس", "بأبها", "place", [("أبها", "place")]),
        ("en", "Samer Zarkush said no", "Zarkush", "person", [("Samer Zarkush", "person")]),
        ("fa", "از سد زرکوش عراق گذشت", "سد زرکوش", "place", [("زرکوش", "organisation")]),
        ("ar", "في نهائي كأس زرقند", "كأس زرقند", "other", [("كأس زرقند", "organisation")]),
        ("fa", "به نام جام زرکوش", "جام زرکوش", "other", [("جام زرکوش", "organisation")]),
    ],
)
def test_a_tagged_run_is_cut_to_the_bare_name(language, text, tag, kind, expected):
    found = [one for one in names(text, language, Fixed((tag, kind))) if one != ("عراق", "place")]
    assert found == expected
