from hypothesis import given
from hypothesis import strategies as st

from riwaya.link.candidates import pair, pairs

ITEMS = st.dictionaries(st.sampled_from("abcdefgh"), st.frozensets(st.sampled_from("xyz")), max_size=8)


def test_items_that_share_a_key_meet_once():
    items = {"b": frozenset({"k", "l"}), "a": frozenset({"k", "l"}), "c": frozenset({"m"})}
    assert list(pairs(items)) == [("a", "b")]


def test_old_items_meet_new_ones_only():
    key = frozenset({"k"})
    assert list(pairs({"n": key}, {"a": key, "z": key})) == [("a", "n"), ("n", "z")]


def test_an_item_in_both_counts_as_new_with_its_new_keys():
    assert list(pairs({"a": frozenset({"k"})}, {"a": frozenset({"old"}), "b": frozenset({"old"})})) == []


@given(ITEMS)
def test_pairs_are_those_that_share_a_key(items):
    expected = {pair(a, b) for a in items for b in items if a != b and items[a] & items[b]}
    found = list(pairs(items))
    assert set(found) == expected
    assert len(found) == len(expected)


@given(ITEMS, st.randoms(use_true_random=False))
def test_batches_give_what_one_batch_gives(items, random):
    order = list(items)
    random.shuffle(order)
    cut = random.randint(0, len(order))
    first, second = ({k: items[k] for k in part} for part in (order[:cut], order[cut:]))
    assert sorted([*pairs(first), *pairs(second, first)]) == sorted(pairs(items))
