import dataclasses

import msgspec
import pytest

from riwaya.link import stories
from riwaya.link.evidence import explanations
from riwaya.link.groups import group
from riwaya.types import (
    Annotations,
    Article,
    Boilerplate,
    DateMention,
    Document,
    EventMention,
    Mention,
    Phrase,
    Sentence,
    SourceCue,
)

# One invented meeting told in three languages, and another of the same two people a month later.
JUNE = {
    "ar": (
        "سروان وزايد يتفقان في مرسيلا",
        "التقى الرئيس سروان الدقيق نظيره زايد الخيام في ميناء مرسيلا الجمعة، ووقعا اتفاق تبادل 1350 أسيرا.",
    ),
    "fa": (
        "دیدار سروان و زاید در مارسیلا",
        "سروان الدقیق و زاید الخیام جمعه در بندر مارسیلا دیدار کردند و درباره تبادل ۱۳۵۰ اسیر توافق شد.",
    ),
    "en": (
        "Sarwan and Zayid agree in Marsila",
        "Sarwan al-Daqiq met Zayid al-Khayyam in the port of Marsila and agreed to swap 1,350 prisoners.",
    ),
}
JULY = (
    "سروان يزور زايد في قرنولة",
    "زار الرئيس سروان الدقيق نظيره زايد الخيام في قصر قرنولة الاثنين، وبحثا خط أنابيب طوله 470 كيلومترا.",
)
NAMES = {
    "ar": (("سروان الدقيق", "person"), ("زايد الخيام", "person"), ("مرسيلا", "place"), ("قرنولة", "place")),
    "fa": (("سروان الدقیق", "person"), ("زاید الخیام", "person"), ("مارسیلا", "place")),
    "en": (("Sarwan al-Daqiq", "person"), ("Zayid al-Khayyam", "person"), ("Marsila", "place")),
}


def document(name, language, title, text, *, day=None, published=None, boilerplate=(), sources=()):
    mentions = [
        Mention(
            start=text.index(name),
            end=text.index(name) + len(name),
            text=name,
            kind=kind,
            form="name",
            name=name,
        )
        for name, kind in NAMES[language]
        if name in text
    ]
    dates = ()
    if day:
        dates = (
            DateMention(
                start=0,
                end=4,
                text=text[:4],
                kind="point",
                grain="day",
                anchor="published",
                from_=day,
                to=day[:-2] + f"{int(day[-2:]) + 1:02}",
                id=f"{name}-day",
            ),
        )
    return Document(
        article=Article(id=name, title=title, text=text, outlet=f"outlet {name}", published=published),
        annotations=Annotations(
            article=name,
            language=language,
            sentences=(Sentence(start=0, end=len(text)),),
            mentions=tuple(mentions),
            dates=dates,
            boilerplate=boilerplate,
            sources=sources,
        ),
    )


def june(name, language, **more):
    return document(name, language, *JUNE[language], **more)


def july(name, **more):
    return document(name, "ar", *JULY, **more)


def compared(one, other, likeness=0.87):
    return stories.compare(stories.profile(one), stories.profile(other), likeness)


@pytest.mark.parametrize(("left", "right"), [("ar", "fa"), ("ar", "en"), ("fa", "en")])
def test_one_happening_outranks_another_of_the_same_people_across_languages(left, right):
    same = compared(june("a", left), june("b", right))
    assert same.score > 0.5
    assert same.score > compared(july("a"), june("b", right)).score


def test_the_same_people_a_month_later_are_another_story_whatever_the_likeness():
    link = compared(june("a", "ar", day="2025-06-06"), july("b", day="2025-07-07"), likeness=0.99)
    assert link.score == 0
    assert [one.feature for one in link.evidence if one.veto] == ["happening_time"]


def test_publication_alone_speaks_but_does_not_forbid():
    link = compared(june("a", "ar", published="2025-06-07"), july("b", published="2025-07-08"))
    evidence = {one.feature: one for one in link.evidence}
    assert evidence["published_time"].weight < 0
    assert not any(one.veto for one in link.evidence)


def test_an_unknown_time_forbids_nothing():
    assert compared(june("a", "ar", day="2025-06-06"), june("b", "en")).score > 0.5


def test_the_order_of_a_pair_does_not_matter():
    one, other = june("a", "ar", day="2025-06-06"), june("b", "en", published="2025-06-07")
    assert compared(one, other) == compared(other, one)


def test_evidence_names_the_values_it_compared():
    evidence = {one.feature: one for one in compared(june("a", "ar"), june("b", "en")).evidence}
    assert (evidence["shared_numbers"].left, evidence["shared_places"].right) == ("1350", "Marsila")
    assert set(evidence) <= set(explanations(stories.FEATURES))


def test_leads_in_different_places_speak_against():
    evidence = {one.feature: one for one in compared(june("a", "ar"), july("b")).evidence}
    assert evidence["other_place"].weight < 0


def test_tellings_share_a_key_across_scripts():
    profiles = [stories.profile(june(language, language)) for language in JUNE]
    found = [stories.keys(one) for one in profiles]
    assert found[0] & found[1]
    assert found[0] & found[2]
    assert found[1] & found[2]


def test_boilerplate_is_no_part_of_the_lead():
    text = "خاص - " + JUNE["ar"][1]
    marked = document("a", "ar", None, text, boilerplate=(Boilerplate(start=0, end=6, kind="agency_line"),))
    assert stories.lead(marked) == JUNE["ar"][1]


def test_articles_group_into_their_stories():
    documents = [
        june("a", "ar", day="2025-06-06"),
        june("b", "fa"),
        june("c", "en"),
        july("d", day="2025-07-07"),
    ]
    profiles = [stories.profile(one) for one in documents]
    likenesses = {True: 0.88, False: 0.80}
    links = [
        stories.compare(one, other, likenesses["d" not in (one.article, other.article)])
        for at, one in enumerate(profiles)
        for other in profiles[at + 1 :]
    ]
    assert group("abcd", links, rule=stories.RULE) == {"a": ("a", "b", "c"), "d": ("d",)}


def test_a_story_is_described_in_its_articles_own_words():
    documents = [june("b", "ar", day="2025-06-06"), june("a", "ar", published="2025-06-05")]
    story = stories.story(documents, follows=["z"])
    assert (story.id, story.articles, story.follows) == ("a", ("a", "b"), ("z",))
    assert (story.title.article, story.title.field, story.title.end) == ("a", "title", len(JUNE["ar"][0]))
    assert (story.from_, story.to, story.basis) == ("2025-06-06", "2025-06-07", ("b-day",))
    assert (story.places, set(story.participants)) == (("مرسيلا",), {"زايد الخيام", "سروان الدقيق"})


def test_a_story_without_dates_takes_the_days_of_publication():
    story = stories.story([june("a", "en", published="2025-06-07T10:00:00")])
    assert (story.from_, story.to, story.basis) == ("2025-06-04", "2025-06-08", ("published",))


def test_a_later_story_that_recalls_the_actors_and_the_town_follows():
    earlier = [stories.profile(june("a", "en", day="2025-06-06"))]
    recalling = document("b", "ar", JULY[0], JULY[1] + " وكانا قد التقيا في مرسيلا.", day="2025-07-07")
    link = stories.follow(earlier, [stories.profile(recalling)])
    assert (link.relation, link.left, link.right) == ("follows", "b", "a")
    assert [one.feature for one in link.evidence] == ["shared_actors", "shared_towns"]


def test_the_same_people_later_with_nothing_recalled_do_not_follow():
    earlier = [stories.profile(june("a", "en", day="2025-06-06"))]
    assert stories.follow(earlier, [stories.profile(july("b", day="2025-07-07"))]) is None
    assert stories.follow(earlier, earlier) is None


def test_a_source_is_no_participant():
    cue = (SourceCue(start=0, end=4, text="x", source="زايد الخيام", scope="article"),)
    assert stories.story([june("a", "ar", sources=cue)]).participants == ("سروان الدقيق",)


def test_a_story_of_unknown_day_follows_the_one_whose_day_it_names():
    first = [stories.profile(june("a", "ar", day="2025-06-06", published="2025-06-06"))]
    undated = june("b", "fa", day="2025-06-06")
    later = stories.profile(undated)
    later = dataclasses.replace(later, happening=None, window=None)
    link = stories.follow([later], first)
    assert (link.left, link.right) == ("b", "a")
    assert stories.follow([dataclasses.replace(later, dates=())], first) is None


def with_events(one, *kinds):
    found = tuple(
        EventMention(
            start=0,
            end=4,
            type=kind,
            trigger=Phrase(start=0, end=4, text="x"),
            score=0.8,
            id=f"{one.id}{kind}",
        )
        for kind in kinds
    )
    return Document(article=one.article, annotations=msgspec.structs.replace(one.annotations, events=found))


@pytest.mark.parametrize(
    ("day", "kind", "follows"),
    [("2025-07-07", "CONSULT", True), ("2025-07-07", "PROTEST", False), ("2025-12-07", "CONSULT", False)],
)
def test_the_same_persons_who_meet_again_soon_make_a_story_that_follows(day, kind, follows):
    earlier = stories.profile(with_events(june("a", "en", day="2025-06-06"), "CONSULT"))
    later = stories.profile(with_events(july("b", day=day), kind))
    link = stories.follow([earlier], [later])
    assert (link is not None) == follows
    assert not follows or "same_again" in [one.feature for one in link.evidence]


def test_main_events_that_cannot_be_one_speak_against_and_those_that_can_speak_for():
    def score(left, right):
        return compared(with_events(june("a", "ar"), *left), with_events(june("b", "fa"), *right), 0.0).score

    attack = score(("ASSAULT",), ("ASSAULT",))
    assert score(("ASSAULT",), ("DEATH",)) > attack > score(("ASSAULT",), ("ELECTION",))
    assert score(("ASSAULT",), ()) == attack


def test_a_link_that_speaks_for_no_story_is_kept_without_its_evidence_but_with_its_vetoes():
    near = compared(june("a", "ar"), june("b", "fa"))
    far = compared(june("a", "ar", day="2025-06-06"), july("b", day="2025-07-07"))
    assert stories.thin(near) == near
    assert [one.feature for one in stories.thin(far).evidence] == ["happening_time"]
    assert (stories.thin(far).score, len(far.evidence) > 1) == (far.score, True)


def headline(name, text, published, language="en"):
    article = Article(id=name, text=text, language=language, published=published)
    return stories.profile(Document(article=article, annotations=Annotations(article=name)))


@pytest.mark.parametrize(
    ("language", "text", "again"),
    [
        ("en", "Storm floods the port of Marsila", "Port of Marsila under water after the storm"),
        ("ar", "عاصفة تغرق ميناء مرسيلا", "ميناء مرسيلا تحت الماء بعد العاصفة"),
        ("fa", "توفان بندر مارسیلا را زیر آب برد", "بندر مارسیلا پس از توفان زیر آب رفت"),
    ],
)
def test_headlines_of_one_evening_are_closer_than_those_of_two_days(language, text, again):
    first = headline("a", text, "2021-07-01 18:10:00", language)
    same, later = (
        headline("b", again, day, language) for day in ("2021-07-01 19:30:00", "2021-07-03 19:30:00")
    )
    assert stories.compare(first, same, 1.2).score > stories.compare(first, later, 1.2).score


def test_a_language_in_common_makes_reports_alike_and_not_headlines():
    told = "Storm floods the port of Marsila"
    short, other = (headline(name, told, "2021-07-01") for name in "ab")
    long, too = (headline(name, f"{told}. " * 30, "2021-07-01") for name in "ab")
    weights = [
        next(one.weight for one in stories.compare(left, right, 1.0).evidence if one.feature == "meaning")
        for left, right in ((short, other), (long, too))
    ]
    assert weights[0] > 0 > weights[1]


def test_two_headlines_are_compared_sooner_than_two_reports():
    assert stories.proposal(True, 1.0) < stories.proposal(True, 0.0)
    assert stories.proposal(False, 1.0) == stories.proposal(False, 0.0)


def people_of(left, right):
    found = stories.compare(left, right, 2.0).evidence
    return sum(one.weight for one in found if one.feature == "shared_people")


def about(name, language, person, text):
    start = text.index(person)
    mention = Mention(
        start=start, end=start + len(person), text=person, kind="person", form="name", name=person
    )
    article = Article(id=name, text=text, language=language)
    return stories.profile(
        Document(article=article, annotations=Annotations(article=name, mentions=(mention,)))
    )


@pytest.mark.parametrize(
    ("language", "one", "other", "told"),
    [
        ("en", "Sarwan Daqiqov", "Mirel Tasharan", "{} was taken to a clinic in the morning"),
        ("ar", "سروان الدقيقوف", "ميرال تشاران", "نقل {} إلى مصحة في الصباح"),
        ("fa", "سروان دقیقوف", "میرال تشاران", "{} صبح به درمانگاه برده شد"),
    ],
)
def test_the_same_done_by_other_people_is_another_happening(language, one, other, told):
    first = about("a", language, one, told.format(one))
    same, stranger = (about("b", language, name, told.format(name)) for name in (one, other))
    assert people_of(first, same) > 0 > people_of(first, stranger)


def test_a_person_whom_the_other_article_has_in_words_alone_is_no_other():
    first = about("a", "en", "Sarwan Daqiqov", "Sarwan Daqiqov was taken to a clinic")
    text = "Mirel Tasharan spoke for the house of Daqiqov, who was taken to a clinic"
    second = about("b", "en", "Mirel Tasharan", text)
    assert people_of(first, second) == 0
