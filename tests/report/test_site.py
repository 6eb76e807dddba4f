"""The written files: whole, linked, valid, and harmless whatever the articles hold."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
import pytest
from lxml import html
from tests.report.dossiers import MANARA, dossier

from riwaya.errors import InputError
from riwaya.report import ReportOptions, links, write
from riwaya.types import (
    Account,
    Annotations,
    Article,
    Document,
    Dossier,
    Mention,
    Quote,
    SpanRef,
    Story,
    StoryDossier,
)

HOSTILE = (
    '<script>alert("x")</script>\n"><img src=x onerror=alert(1)>\n</mark></p></main>\n'
    '{{ 7*7 }} {% raw %} {{ _("x") }}\n'
    "\u202eتدوير\u202c \u2066abc \x00 \ud800 \x1b[31m \x85\n%(count)s %s &amp; &lt;b&gt; " + "ط" * 3000
)


def pages(out: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    for file in sorted(out.rglob("*.html")):
        yield file, html.document_fromstring(file.read_bytes())


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    assert write(dossier(), folder) == folder / "index.html"
    return folder


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write(
        hostile_dossier(), folder, options=ReportOptions(languages=("en", "ar"), title='"><script>t</script>')
    )
    return folder


def hostile_dossier() -> Dossier:
    key = '../"><script>/x'
    article = Article(
        id=key,
        text=HOSTILE,
        title='</title><script>alert("t")</script>',
        outlet='<img src=x onerror="y">',
        url="javascript:alert(1)",
        author="<b>x</b>",
        language='ar" onload="x',
        published='"><script>d</script>',
    )
    quote = Quote(
        start=3, end=60, text=HOSTILE[3:60], kind="direct", id='q" onclick="x', origin="<o>", via="<v>"
    )
    mention = Mention(start=20, end=90, text=HOSTILE[20:90], kind="person", form="name", id="m<1>")
    notes = Annotations(article=key, quotes=(quote, quote), mentions=(mention,))
    told = StoryDossier(
        story=Story(
            id='s"/><script>',
            title=SpanRef(article=key, start=0, end=9),
            articles=(key, "gone"),
            places=("<i>",),
        ),
        accounts=(
            Account(
                article=key, outlet=article.outlet, language=article.language, published=article.published
            ),
        ),
        independent=1,
        utterances=(),
        designations=(),
        sources=(),
        copies=(),
        timeline=(),
    )
    return Dossier(documents=(Document(article=article, annotations=notes),), stories=(told,), entities=())


def test_every_link_leads_somewhere(out: Path) -> None:
    trees = {file.resolve(): set(tree.xpath("//@id")) for file, tree in pages(out)}
    for file, tree in pages(out):
        for href in tree.xpath("//@href | //@src"):
            parts = urlsplit(href)
            if parts.scheme:
                assert parts.scheme == "https"
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file.resolve()
            assert target.is_file(), (file, href)
            assert not parts.fragment or parts.fragment in trees[target], (file, href)


def test_links_are_relative(out: Path) -> None:
    hrefs = {href for _, tree in pages(out) for href in tree.xpath("//@href | //@src")}
    assert not [href for href in hrefs if href.startswith("/")]


def test_ids_are_unique_and_languages_and_directions_stand(out: Path) -> None:
    for file, tree in pages(out):
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), file
        assert tree.get("lang") in {"en", "ar", "fa"}
        assert tree.get("dir") == ("ltr" if tree.get("lang") == "en" else "rtl")
        assert not tree.xpath("//*[@lang='' or @dir='']")


def test_headings_go_down_one_step_at_a_time(out: Path) -> None:
    for file, tree in pages(out):
        levels = [int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3|//h4")]
        assert levels[0] == 1, file
        assert levels.count(1) == 1, file
        assert all(b - a <= 1 for a, b in pairwise(levels)), file


def test_every_page_is_reachable_from_the_index(out: Path) -> None:
    files = {file.resolve(): tree for file, tree in pages(out)}
    waiting, seen = [(out / "index.html").resolve()], set()
    while waiting:
        file = waiting.pop()
        if file in seen:
            continue
        seen.add(file)
        paths = (urlsplit(href).path for href in files[file].xpath("//a/@href"))
        waiting += [target for path in paths if (target := (file.parent / path).resolve()) in files]
    assert seen == set(files)


def test_nothing_runs_that_is_not_the_reports_own(hostile: Path) -> None:
    for file, tree in pages(hostile):
        scripts = tree.xpath("//script")
        assert [s.get("src", "").rsplit("/", 1)[-1] for s in scripts] == ["report.js"], file
        assert not tree.xpath("//img | //iframe | //style | //object | //*[@style]"), file
        assert not [name for node in tree.iter("*") for name in node.attrib if name.startswith("on")], file
        assert not [href for href in tree.xpath("//@href") if "script:" in href.lower()], file


def test_a_strict_policy_stands_before_anything_is_loaded(hostile: Path) -> None:
    for _, tree in pages(hostile):
        head = [node.tag for node in tree.head]
        policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']")[0]
        assert head.index("meta") < min(head.index("link"), head.index("script"))
        assert policy.get("content").startswith("default-src 'none';")
        assert "unsafe" not in policy.get("content")


def test_hostile_words_stand_on_the_page_as_words(hostile: Path) -> None:
    raw = (hostile / links.article('../"><script>/x')).read_bytes()
    text = html.document_fromstring(raw).text_content()
    for words in (
        '<script>alert("x")</script>',
        "{{ 7*7 }} {% raw %}",
        "%(count)s %s &amp; &lt;b&gt;",
        "</mark></p></main>",
    ):
        assert words in text
    assert "\ufffd" in text
    assert not {0, 0x1B} & set(raw)


def test_files_stay_inside_the_folder(hostile: Path) -> None:
    assert {file.name for file in hostile.parent.iterdir()} >= {hostile.name}
    assert not [file for file in hostile.rglob("*") if "script" in file.name]


def test_the_text_is_there_line_by_line(out: Path) -> None:
    tree = html.document_fromstring((out / links.article("ar/manara?1")).read_bytes())
    assert [p.text_content() for p in tree.xpath("//div[contains(@class,'text')]/p")] == MANARA.split("\n")


@pytest.mark.parametrize(
    ("layers", "said"),
    [(None, "Not looked for."), ((), "Looked for: nothing found.")],
)
def test_not_looked_for_is_not_nothing_found(tmp_path: Path, layers: tuple[()] | None, said: str) -> None:
    given = dossier()
    told = msgspec.structs.replace(given.stories[1], designations=())
    notes = Annotations(article="orchard", quotes=layers, mentions=layers, sources=layers, dates=layers)
    made = msgspec.structs.replace(given.documents[4], annotations=notes)
    write(
        Dossier(documents=(made,), stories=(told,), entities=()),
        tmp_path,
        options=ReportOptions(languages=("en",)),
    )
    text = html.document_fromstring((tmp_path / links.story("story/2")).read_bytes())
    for section in ("said", "called", "sources", "places"):
        assert text.get_element_by_id(section).xpath(".//p[contains(@class,'nothing')]/text()") == [said]
    dated = text.get_element_by_id("timeline").xpath(".//p[contains(@class,'nothing')]/text()")
    assert dated == ["Events: not looked for.", said]
    assert text.get_element_by_id("claims").xpath(".//p/text()") == ["Not looked for."]


def test_the_same_dossier_gives_the_same_bytes(out: Path, tmp_path: Path) -> None:
    write(dossier(), tmp_path)
    files = sorted(f.relative_to(out) for f in out.rglob("*") if f.is_file())
    assert files == sorted(f.relative_to(tmp_path) for f in tmp_path.rglob("*") if f.is_file())
    assert not [name for name in files if (out / name).read_bytes() != (tmp_path / name).read_bytes()]


def test_the_first_language_stands_at_the_root(tmp_path: Path) -> None:
    index = write(dossier(), tmp_path, options=ReportOptions(languages=("fa", "en")))
    tree = html.document_fromstring(index.read_bytes())
    assert tree.get("lang") == "fa"
    assert tree.xpath("//link[@rel='alternate']/@hreflang") == ["fa", "en"]
    assert html.document_fromstring((tmp_path / "en" / "index.html").read_bytes()).get("lang") == "en"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(InputError, match="no interface in xx; choose from ar, en, fa"):
        ReportOptions(languages=("en", "xx"))


def test_an_empty_dossier_has_an_index(tmp_path: Path) -> None:
    index = write(Dossier(documents=(), stories=(), entities=()), tmp_path)
    assert "There are no stories here." in index.read_text("utf-8")


def test_a_manifest_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "precious.txt"
    outside.write_text("kept")
    (tmp_path / "out" / "static").mkdir(parents=True)
    (tmp_path / "out" / "static" / "files.txt").write_text("../precious.txt\n")
    write(dossier(), tmp_path / "out")
    assert outside.read_text() == "kept"


def test_fonts_come_with_their_licences(out: Path) -> None:
    fonts = {file.name for file in (out / "static" / "fonts").iterdir()}
    assert {"vazirmatn-OFL.txt", "noto-naskh-arabic-OFL.txt"} < fonts
