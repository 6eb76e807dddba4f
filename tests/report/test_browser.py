"""The report in Chromium, opened from disk: nothing blocked, nothing runs, all of it usable."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import msgspec
import pytest
from tests.report.dossiers import dossier
from tests.report.test_site import hostile_dossier

from riwaya.report import ReportOptions, links, write

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

STORY, ARABIC, ENGLISH = links.story("story/1"), links.article("ar/manara?1"), links.article("en/harbour")
EVERY = (
    "index.html",
    "names.html",
    "outlets.html",
    "judgements.html",
    STORY,
    ARABIC,
    ENGLISH,
    links.entity("karam/1"),
    links.timeline(0),
    links.beside("en/harbour", "fa-pegah"),
    links.outlet("المنارة"),
)


@pytest.fixture(scope="module")
def browser() -> Iterator["playwright.Browser"]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(dossier(), tmp_path_factory.mktemp("report")).parent


@pytest.fixture
def page(browser: "playwright.Browser") -> Iterator["playwright.Page"]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.troubles = []
    page.on("console", lambda message: page.troubles.append(message.text))
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on("dialog", lambda dialog: page.troubles.append(dialog.message))
    page.on(
        "request", lambda r: page.troubles.append(r.url) if not r.url.startswith(("file:", "data:")) else None
    )
    yield page
    context.close()


@pytest.mark.parametrize("tree", ["", "ar/", "fa/"])
@pytest.mark.parametrize("name", EVERY)
def test_pages_open_from_disk_with_style_script_and_fonts(page, out: Path, tree: str, name: str) -> None:
    page.goto(f"file://{out}/{tree}{name}")
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("Vazirmatn")
    assert page.evaluate("[...document.fonts].some(f => f.status === 'loaded')")
    assert page.is_visible("[data-theme-switch]")
    assert page.troubles == []


@pytest.mark.parametrize("name", EVERY)
def test_nothing_runs_out_of_a_narrow_phone(page, out: Path, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    for tree in ("", "fa/"):
        page.goto(f"file://{out}/{tree}{name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_hostile_articles_run_nothing(page, tmp_path: Path) -> None:
    write(hostile_dossier(), tmp_path, options=ReportOptions(languages=("en",), title='"><script>t</script>'))
    for file in sorted(tmp_path.rglob("*.html")):
        page.goto(f"file://{file}")
        assert page.evaluate("document.querySelectorAll('img, script:not([src])').length") == 0
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"file://{tmp_path}/{links.article(hostile_dossier().documents[0].id)}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.troubles == []


def test_arabic_letters_join_across_the_edge_of_a_mark(page, out: Path) -> None:
    page.goto(f"file://{out}/{ARABIC}")
    page.wait_for_function("document.fonts.status === 'loaded'")
    whole, linked, crossed, apart = page.evaluate(JOINED)
    assert linked == pytest.approx(whole, abs=0.6)
    assert crossed == pytest.approx(whole, abs=0.6)
    # The letters' separate forms are wider: the measure can tell.
    assert abs(apart - whole) > 2


def test_an_override_in_an_outlets_name_turns_nothing_around_it(page, tmp_path: Path) -> None:
    given = hostile_dossier()
    write(given, tmp_path, options=ReportOptions(languages=("en",)))
    page.goto(f"file://{tmp_path}/index.html")
    assert page.evaluate("getComputedStyle(document.querySelector('main bdi')).unicodeBidi") == "isolate"


@pytest.mark.parametrize("scripts", [True, False])
def test_layers_switch_off_with_and_without_scripts(browser, out: Path, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"file://{out}/{ARABIC}")
    mark = page.locator(".text .m-mentions").first
    line = "e => getComputedStyle(e).textDecorationLine"
    assert mark.evaluate(line) == "underline"
    page.locator("[data-layer=mentions]").uncheck()
    assert mark.evaluate(line) == "none"
    context.close()


def test_filters_hide_what_does_not_match(page, out: Path) -> None:
    page.goto(f"file://{out}/index.html")
    shown = "[...document.querySelectorAll('[data-entry]')].filter(e => !e.hidden).length"
    assert page.evaluate(shown) == 2
    page.select_option("[name=languages]", "fa")
    assert page.evaluate(shown) == 1
    assert page.inner_text("[data-shown]") == "shown: 1"
    page.click("button[type=reset]")
    page.wait_for_function(f"{shown} === 2")
    page.fill("[name=from]", "2031-03-04")
    assert page.evaluate(shown) == 1
    page.fill("[name=from]", "2031-03-03")
    page.fill("[name=to]", "2031-03-03")
    assert page.inner_text("[data-entry]:not([hidden]) h3").strip() == "جسر سلوان يعود إلى الخدمة"


def test_without_scripts_the_page_reads_whole_and_offers_no_dead_controls(browser, out: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"file://{out}/index.html")
    assert page.locator("[data-entry]:visible").count() == 2
    assert page.locator("[data-filters]:visible, [data-theme-switch]:visible").count() == 0
    context.close()


def test_the_theme_is_switched_and_remembered(page, out: Path) -> None:
    page.goto(f"file://{out}/index.html")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    page.click("[data-theme-switch]")
    dark = page.evaluate(paper)
    assert dark != light
    page.goto(f"file://{out}/{STORY}")
    assert page.evaluate(paper) == dark


def test_a_link_to_a_crossed_item_shows_all_its_pieces(page, out: Path) -> None:
    given = dossier()
    event = (given.documents[0].annotations.events or ())[0]
    page.goto(f"file://{out}/{links.item('ar/manara?1', event.id)}")
    pieces = page.locator(f"[data-i='{links.anchor('i', event.id)}']")
    assert pieces.count() > 1
    assert page.locator(".is-target").count() == pieces.count()


def test_keys_walk_through_the_marks(page, out: Path) -> None:
    page.goto(f"file://{out}/{ENGLISH}")
    page.keyboard.press("n")
    first = page.evaluate("location.hash")
    page.keyboard.press("n")
    assert page.evaluate("location.hash") not in ("", first)
    page.keyboard.press("p")
    assert page.evaluate("location.hash") == first


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page, out: Path) -> None:
    page.goto(f"file://{out}/{STORY}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    box = page.locator(".skip").bounding_box()
    assert box
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"


def test_what_was_said_is_filtered_by_speaker_outlet_and_language(page, tmp_path: Path) -> None:
    given = dossier()
    told = given.stories[0]
    more = [msgspec.structs.replace(one, id=f"{one.id}-more") for one in told.utterances]
    told = msgspec.structs.replace(told, utterances=(*told.utterances, *more))
    write(msgspec.structs.replace(given, stories=(told,)), tmp_path, options=ReportOptions(languages=("fa",)))
    page.goto(f"file://{tmp_path}/{STORY}")
    shown = "[...document.querySelectorAll('#said [data-entry]')].filter(e => !e.hidden).length"
    assert page.evaluate(shown) == 6
    page.select_option("#said [name=languages]", "fa")
    assert page.evaluate(shown) == 4
    page.click("#said button[type=reset]")
    page.wait_for_function(f"{shown} === 6")
    page.select_option("#said [name=speakers]", "0")
    assert page.evaluate(shown) == 4


@pytest.mark.parametrize("scripts", [True, False])
def test_a_cell_of_the_matrix_leads_to_the_words(browser, out: Path, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"file://{out}/{STORY}")
    assert page.locator(".matrix td").count() == 4 * 3
    page.locator(".matrix td.is-contradicts a").first.click()
    assert page.url.split("/")[-1].split("#")[1].startswith("i-")
    context.close()


def test_the_states_of_the_matrix_differ_in_shape_and_in_words(page, out: Path) -> None:
    page.goto(f"file://{out}/{STORY}")
    shapes = page.evaluate(
        "[...document.querySelectorAll('.legend.states use')].map(u => u.getAttribute('href'))"
    )
    assert len(set(shapes)) == 4
    words = page.evaluate("[...document.querySelectorAll('.matrix td')].map(td => td.textContent.trim())")
    assert all(words)


def test_on_a_phone_a_claim_is_followed_by_who_says_what(page, out: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"file://{out}/{STORY}")
    assert page.locator(".matrix td .outlet-name").first.bounding_box()["width"] > 20
    assert page.evaluate("document.querySelector('.matrix').getBoundingClientRect().width") <= 390


def test_a_number_shows_the_sentence_of_the_other_side(page, out: Path) -> None:
    page.goto(f"file://{out}/{links.beside('en/harbour', 'fa-pegah')}")
    page.locator(".joined .join").first.click()
    assert page.evaluate("document.querySelectorAll('.joined:target').length") == 1


def test_data_lies_beside_the_page(page, out: Path) -> None:
    page.goto(f"file://{out}/fa/{STORY}")
    for href in page.evaluate("[...document.querySelectorAll('.downloads a')].map(a => a.href)"):
        assert Path(unquote(href.removeprefix("file://"))).is_file()


# WCAG 2.2, 1.4.3: contrast of the relative luminances of text and what lies behind it.
CONTRAST = """() => {
  const rgb = (color) => color.match(/[\\d.]+/g).map(Number);
  const linear = (v) => v <= .03928 * 255 ? v / 255 / 12.92 : ((v / 255 + .055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => .2126 * linear(r) + .7152 * linear(g) + .0722 * linear(b);
  const behind = (node) => {
    for (; node; node = node.parentElement) {
      const color = rgb(getComputedStyle(node).backgroundColor);
      if (color.length < 4 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const hasText = (node) => [...node.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  const low = [];
  for (const node of document.querySelectorAll("body *")) {
    if (!hasText(node) || node.closest("svg, [hidden], option")) continue;
    const pair = [rgb(getComputedStyle(node).color), behind(node)].map(luminance).sort((x, y) => y - x);
    if ((pair[0] + .05) / (pair[1] + .05) < 4.5) low.push(node.outerHTML.slice(0, 120));
  }
  return low;
}"""
JOINED = """() => {
  const line = document.querySelector(".text p");
  const width = (html) => {
    const span = document.createElement("span");
    span.innerHTML = html;
    line.append(span);
    const found = span.getBoundingClientRect().width;
    span.remove();
    return found;
  };
  const mark = (layer, words) => `<mark class="m m-${layer}">${words}</mark>`;
  return [
    "سلوان",
    "س" + mark("quotes", "<a href='#'>لو</a>") + "ان",
    "سل" + mark("mentions", "و") + mark("dates", "ا") + "ن",
    [..."سلوان"].join("\\u200c"),
  ].map(width);
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", EVERY)
def test_contrast_of_all_text_is_aa(browser, out: Path, theme: str, name: str) -> None:
    context = browser.new_context(color_scheme=theme)
    page = context.new_page()
    page.goto(f"file://{out}/{name}")
    assert page.evaluate(CONTRAST) == []
    context.close()


def test_in_print_only_the_record_is_left(page, out: Path) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"file://{out}/{ARABIC}")
    assert page.locator(".top nav:visible, .layers:visible, .items:visible").count() == 0
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".text:visible").count() == 1
