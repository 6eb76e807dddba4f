import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.link import copies
from riwaya.link.groups import Decided
from riwaya.types import Annotations, Article, Boilerplate, Document, SourceCue

RIVER = (
    "أعلنت بلدية الوادي الأخضر مساء اليوم أن جسر القرية القديم سيغلق أسبوعين لإصلاح ما خلفته السيول، "
    "ودعت السكان إلى سلوك الطريق الشرقي ريثما تنتهي الأشغال. "
)
BREAD = (
    "وفي شأن آخر وزعت الجمعية الخيرية ثلاثة آلاف رغيف على العائلات التي نزحت من ضفاف النهر، "
    "وقالت إن حملة جديدة ستبدأ مطلع الشهر المقبل بمشاركة متطوعين من المدارس. "
)
SCHOOL = (
    "افتتح وزير التعليم مدرسة جديدة في حي الورود بحضور أهالي الطلاب ومعلميهم، وتضم المدرسة اثني عشر "
    "فصلا ومختبرا ومكتبة وملعبا صغيرا تحيط به الأشجار من كل جانب. "
)
FARSI = "شهرداری دره سبز اعلام کرد پل قدیمی روستا دو هفته برای تعمیر آسیب‌های سیلاب بسته خواهد بود. "
ENGLISH = "The town hall said on Monday that the old village bridge will stay shut for two weeks of repairs. "


def prepared(name, text, *, outlet=None, published=None, boilerplate=(), sources=()):
    found = Annotations(article=name, boilerplate=boilerplate, sources=sources)
    article = Article(id=name, text=text, outlet=outlet or name, published=published)
    return copies.prepare(Document(article=article, annotations=found))


def found(*articles):
    return [
        copy
        for at, one in enumerate(articles)
        for other in articles[at + 1 :]
        if (copy := copies.compare(one, other))
    ]


@given(st.lists(st.integers(0, 7), max_size=90), st.lists(st.integers(0, 7), max_size=90))
def test_what_can_at_most_be_shared_is_never_less_than_what_is(left, right):
    phrases = [part.split(" ") for part in RIVER.split("، ")] + [
        ["كلمة"],
        ["أخرى", "هنا"],
        ["لا"],
        ["و", "ثم"],
        ["أمس"],
    ]
    one, other = (
        prepared(name, " ".join(" ".join(phrases[at % len(phrases)]) for at in own))
        for name, own in (("a", left), ("b", right))
    )
    overlap = copies._overlap(one, other)
    assert copies._most_shared(one, other) >= overlap.left - 1e-9
    assert copies._most_shared(other, one) >= overlap.right - 1e-9


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        (RIVER, RIVER, "same"),
        (RIVER + BREAD, RIVER + BREAD.replace("ثلاثة", "أربعة"), "same"),
        (FARSI * 1, FARSI.replace("ی", "ي"), "same"),
        (ENGLISH, ENGLISH.upper(), "same"),
        (RIVER, RIVER + BREAD + SCHOOL, "part"),
        (RIVER + SCHOOL, RIVER + BREAD, "composite"),
        (RIVER, SCHOOL, None),
        (RIVER, FARSI, None),
        ("", "", None),
    ],
)
def test_kinds_of_copies(left, right, kind):
    copy = copies.compare(prepared("a", left), prepared("b", right))
    assert (copy and copy.kind) == kind


def test_a_cut_copy_in_the_same_outlet_is_a_teaser():
    one, other = prepared("a", RIVER, outlet="o"), prepared("b", RIVER + BREAD + SCHOOL, outlet="o")
    assert copies.compare(one, other).kind == "teaser"


def test_passages_are_spans_of_both_texts():
    copy = copies.compare(prepared("b", RIVER + SCHOOL), prepared("a", "خاص. " + RIVER + BREAD))
    passage = copy.passages[0]
    assert (copy.left, copy.right) == ("a", "b")
    left, right = slice(*passage.left), slice(*passage.right)
    assert ("خاص. " + RIVER + BREAD)[left] == (RIVER + SCHOOL)[right] == RIVER.strip()[:-1]


def test_boilerplate_is_no_copy():
    marks = (Boilerplate(start=0, end=len(RIVER), kind="newsletter"),)
    assert (
        found(
            prepared("a", RIVER + BREAD, boilerplate=marks), prepared("b", RIVER + SCHOOL, boilerplate=marks)
        )
        == []
    )


def test_copies_share_a_key_and_others_do_not():
    river, cut, school = prepared("a", RIVER), prepared("b", BREAD + RIVER), prepared("c", SCHOOL)
    assert copies.keys(river) & copies.keys(cut)
    assert not copies.keys(river) & copies.keys(school)


def test_an_article_that_joins_copies_stays_out_of_the_group():
    articles = [prepared("a", RIVER), prepared("b", RIVER), prepared("c", RIVER[:90] + BREAD + SCHOOL)]
    assert copies.copy_groups(found(*articles)) == {"a": ("a", "b")}


def test_a_judgement_separates_copies():
    articles = [prepared("a", RIVER), prepared("b", RIVER)]
    assert copies.copy_groups(found(*articles), decided=Decided(different={("a", "b"): "j"})) == {}


SEPAH = (SourceCue(start=0, end=3, text="x", source="خبرگزاری سپاهان", scope="article"),)
AGENCY = (SourceCue(start=0, end=3, text="واس", source="واس", scope="article", chain=("x", "واس")),)


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ([prepared("a", RIVER, sources=AGENCY), prepared("b", RIVER)], "واس"),
        ([prepared("a", RIVER, sources=AGENCY), prepared("b", RIVER, outlet="واس")], "b"),
        ([prepared("a", RIVER, sources=SEPAH), prepared("b", RIVER, outlet="sepahan")], "b"),
        ([prepared("a", RIVER, published="2025-02-02"), prepared("b", RIVER, published="2025-02-01")], "b"),
        ([prepared("a", RIVER, published="2025-02-02"), prepared("b", RIVER + BREAD)], "b"),
    ],
)
def test_origin_is_who_is_named_then_who_was_first_then_the_longest(articles, expected):
    assert copies.origin(articles) == expected


def test_rows_hold_every_pair_of_a_group_with_its_origin():
    articles = {name: prepared(name, RIVER + extra) for name, extra in (("a", ""), ("b", ""), ("c", BREAD))}
    links = found(*articles.values())
    rows = copies.rows(links, articles, copies.copy_groups(links))
    assert [(row.left, row.right, row.origin) for row in rows] == [
        ("a", "b", "c"),
        ("a", "c", "c"),
        ("b", "c", "c"),
    ]
