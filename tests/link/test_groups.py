import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.link.groups import Decided, Rule, group, judged, reach
from riwaya.types import Evidence, Link

MEMBERS = "abcdefg"
VETO = (Evidence(feature="time", weight=-9.0, veto=True),)


def link(left, right, score=0.9, *, veto=False):
    return Link(relation="story", left=left, right=right, score=score, evidence=VETO if veto else ())


def linked_by(links, homes):
    def near(members):
        strong = (one for one in links if one.score >= 0.5 and members & {one.left, one.right})
        yield from (end for one in strong for end in (one.left, one.right))
        yield from (one for one, name in homes.items() if name in {homes[member] for member in members})

    return near


@st.composite
def link_sets(draw):
    ends = draw(
        st.sets(st.tuples(st.sampled_from(MEMBERS), st.sampled_from(MEMBERS)).filter(lambda p: p[0] < p[1]))
    )
    score = st.integers(0, 20).map(lambda n: n / 20)
    return [link(a, b, draw(score), veto=draw(st.integers(0, 9)) == 0) for a, b in sorted(ends)]


RULES = st.builds(
    Rule, join=st.just(0.5), average=st.sampled_from([0.0, 0.3, 0.5]), absent=st.sampled_from([0.0, 0.2])
)


@pytest.mark.parametrize(
    ("links", "rule", "expected"),
    [
        ([], Rule(), ["a", "b", "c"]),
        ([link("a", "b"), link("b", "c")], Rule(), ["abc"]),
        ([link("a", "b", 0.4)], Rule(), ["a", "b", "c"]),
        ([link("a", "b"), link("b", "c", 0.8)], Rule(average=0.5), ["ab", "c"]),
        ([link("a", "b"), link("b", "c", 0.8), link("a", "c", veto=True)], Rule(), ["ab", "c"]),
        ([link("a", "b"), link("b", "c", 0.8), link("a", "c", 0.3)], Rule(average=0.5), ["abc"]),
    ],
)
def test_links_make_groups(links, rule, expected):
    assert ["".join(found) for found in group("abc", links, rule=rule).values()] == expected


def test_a_group_is_named_by_its_first_member():
    assert group("cab", [link("b", "c")]) == {"a": ("a",), "b": ("b", "c")}


def test_judgements_beat_scores_and_vetoes():
    links = [link("a", "b", veto=True), link("b", "c", 1.0)]
    decided = Decided(same={("a", "b"): "j1"}, different={("b", "c"): "j2"})
    assert group("abc", links, decided=decided) == {"a": ("a", "b"), "c": ("c",)}


def test_different_is_kept_through_third_members():
    decided = Decided(same={("a", "b"): "j1", ("b", "c"): "j2"}, different={("a", "c"): "j3"})
    assert group("abc", [], decided=decided) == {"a": ("a", "b"), "c": ("c",)}


def test_judged_links_carry_the_judgement():
    decided = Decided(same={("a", "b"): "j1"}, different={("b", "c"): "j2"})
    found = judged([link("b", "c", 0.7)], decided, relation="story")
    assert [(one.left, one.right, one.score, one.judgement) for one in found] == [
        ("a", "b", 1.0, "j1"),
        ("b", "c", 0.0, "j2"),
    ]


def test_what_hangs_together_is_reached_and_nothing_else():
    near = {"a": "b", "b": "c", "x": "y"}
    assert reach("a", lambda members: (near[one] for one in members if one in near)) == set("abc")


def test_decisions_among_members_leave_out_those_on_others():
    decided = Decided(same={("a", "b"): "s"}, different={("b", "c"): "d"})
    assert decided.among(frozenset("ab")) == Decided(same={("a", "b"): "s"})


@given(link_sets(), RULES, st.randoms(use_true_random=False))
def test_any_order_of_links_gives_the_same_groups(links, rule, random):
    shuffled = random.sample(links, len(links))
    assert group(random.sample(MEMBERS, len(MEMBERS)), shuffled, rule=rule) == group(
        MEMBERS, links, rule=rule
    )


@given(link_sets(), RULES)
def test_vetoed_pairs_never_share_a_group(links, rule):
    home = {m: name for name, found in group(MEMBERS, links, rule=rule).items() for m in found}
    assert all(home[one.left] != home[one.right] for one in links if one.evidence)


@given(link_sets(), link_sets(), RULES)
def test_judgements_hold_whatever_the_links(links, judged_pairs, rule):
    half = len(judged_pairs) // 2
    same = {(one.left, one.right): "s" for one in judged_pairs[:half]}
    different = {(one.left, one.right): "d" for one in judged_pairs[half:]}
    home = {
        m: n
        for n, g in group(MEMBERS, links, rule=rule, decided=Decided(same=same, different=different)).items()
        for m in g
    }
    assert all(home[a] != home[b] for a, b in different)
    if not different:
        assert all(home[a] == home[b] for a, b in same)


@given(link_sets(), RULES, st.randoms(use_true_random=False))
def test_batches_give_what_one_batch_gives(links, rule, random):
    """Regroups, batch by batch, only what the new links reach."""
    order = random.sample(links, len(links))
    seen, groups = [], group(MEMBERS, [], rule=rule)
    for start in range(0, len(order), 3):
        batch = order[start : start + 3]
        seen += batch
        seeds = {end for one in batch for end in (one.left, one.right)}
        homes = {member: name for name, found in groups.items() for member in found}
        members = reach(seeds, linked_by(seen, homes))
        kept = {name: found for name, found in groups.items() if not members & set(found)}
        inside = [one for one in seen if {one.left, one.right} <= members]
        groups = kept | group(members, inside, rule=rule)
    assert dict(sorted(groups.items())) == group(MEMBERS, links, rule=rule)
