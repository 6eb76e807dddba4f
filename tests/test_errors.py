import inspect
import re

from riwaya import errors
from riwaya.errors import InputError, RiwayaError


def test_the_tree_at_the_top_names_every_error():
    kinds = {
        name for name, one in vars(errors).items() if inspect.isclass(one) and issubclass(one, Exception)
    }
    assert set(re.findall(r"\b\w+Error\b", errors.__doc__)) == kinds


def test_one_base_catches_all():
    assert all(issubclass(one, RiwayaError) for one in vars(errors).values() if inspect.isclass(one))


def test_an_input_error_says_where_what_and_what_to_do():
    assert str(InputError("a.txt:3", "no text", "add some")) == "a.txt:3: no text; add some"
