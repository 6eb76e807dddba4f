import msgspec
from evals.annotators import find_steps, from_steps, named

from evals import annotators
from riwaya.annotate.step import Step
from riwaya.types import Annotations, Article


def shout(articles):
    return [Annotations(article=one.id, language="fa") for one in articles]


def test_a_named_function_is_called():
    annotate = named("evals.annotators:find_steps")
    assert annotate is find_steps


def test_steps_run_in_their_order():
    seen = []

    def step(name):
        def run(article, found, pack):
            seen.append(name)
            return msgspec.structs.replace(found, language=name)

        return Step(name=name, version="1", run=run)

    results = from_steps([step("ar"), step("fa")])([Article(id="a", text="سلام")])
    assert seen == ["ar", "fa"]
    assert results[0].language == "fa"


def test_steps_that_are_not_there_are_told_of_and_left_out(capsys):
    assert [step.name for step in find_steps(["language", "no_such_step"])] == ["language"]
    assert "no_such_step" in capsys.readouterr().err


def test_without_the_flow_the_steps_are_used(monkeypatch):

    def absent(module, function):
        raise ImportError(module)

    monkeypatch.setattr(annotators, "_function", absent)
    results = named(None, modules=["language"])(
        [Article(id="a", text="این متن فارسی است و می‌شود آن را خواند")]
    )
    assert results[0].language == "fa"
