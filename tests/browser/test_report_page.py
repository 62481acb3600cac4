"""The report in a real browser: nothing runs but its own script, nothing is fetched, it fits, it can be read."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hostile import hostile_report
from made_claims import claim, exact
from made_report import assessment, event, report


def many() -> Any:
    """Two events, four tallies, tall enough to scroll."""
    first = event(*(assessment(number) for number in (1, 2, 3)))
    return report(first, event(assessment(12), number=2))


def requests(browser: Any) -> list[str]:
    """Every address the page asked for, its own file aside."""
    told = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [each["params"]["request"]["url"] for each in told if each["method"] == "Network.requestWillBeSent"]
    return [address for address in asked if not address.startswith(("file:", "about:", "data:"))]


@pytest.mark.parametrize("made", [many, hostile_report])
def test_no_error_and_no_request(show: Any, made: Any) -> None:
    browser = show(made())
    assert browser.get_log("browser") == []
    assert requests(browser) == []


def test_hostile_text_runs_nothing_and_makes_no_element(show: Any) -> None:
    browser = show(hostile_report())
    assert browser.execute_script("return window.hurt") is None
    assert (
        browser.execute_script("return document.querySelectorAll('iframe, img, [onmouseover], [onerror]').length") == 0
    )
    schemes = browser.execute_script("return [...document.links].map(link => link.protocol)")
    assert set(schemes) <= {"file:", "https:"}
    assert "window.hurt=1" in browser.execute_script("return document.body.innerText")


@pytest.mark.parametrize("width", [320, 390, 768, 1200])
@pytest.mark.parametrize("made", [many, hostile_report])
def test_nothing_hangs_over_the_side(show: Any, made: Any, width: int) -> None:
    browser = show(made(), width=width)
    over = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert browser.execute_script(over) <= 0


def test_a_deep_link_shows_its_tally(show: Any) -> None:
    browser = show(many(), at="#tally-12", height=500)
    top = browser.execute_script("return document.getElementById('tally-12').getBoundingClientRect().top")
    assert -50 <= top < 500
    assert browser.execute_script("return document.querySelector(':target').id") == "tally-12"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("selector", "least"),
    [
        ("body", 7),
        (".hint", 4.5),
        (".badge", 4.5),
        ("a", 4.5),
        ("mark", 4.5),
        (".notice", 4.5),
        (".claims i", 4.5),
        (".stamp", 4.5),
    ],
)
def test_words_can_be_read_in_light_and_dark(show: Any, scheme: str, selector: str, least: float) -> None:
    browser = show(many(), scheme=scheme)
    front, back = browser.execute_script(
        """
        const shown = document.querySelector('main ' + arguments[0]) || document.querySelector(arguments[0]);
        let under = shown, back;
        do { back = getComputedStyle(under).backgroundColor; under = under.parentElement; }
        while (back === 'rgba(0, 0, 0, 0)' && under);
        return [getComputedStyle(shown).color, back];
        """,
        selector,
    )
    assert contrast(front, back) >= least, (front, back)


def test_dark_is_dark(show: Any) -> None:
    browser = show(many(), scheme="dark")
    assert luminance(browser.execute_script("return getComputedStyle(document.body).backgroundColor")) < 0.02


def test_the_search_box_and_the_status_sift_the_overview(show: Any) -> None:
    browser = show(many())
    shown = "return [...document.querySelectorAll('.disputes tbody tr')].filter(row => !row.hidden).length"
    assert browser.execute_script(shown) == 4
    sift = """
        const box = document.getElementById(arguments[0]);
        box.value = arguments[1];
        box.dispatchEvent(new Event(arguments[2]));
    """
    browser.execute_script(sift, "find", "zeppelin", "input")
    assert browser.execute_script(shown) == 0
    browser.execute_script(sift, "find", "", "input")
    browser.execute_script(sift, "status", "agreement", "change")
    assert browser.execute_script(shown) == 0
    browser.execute_script(sift, "status", "contradiction", "change")
    assert browser.execute_script(shown) == 4


def test_the_line_is_selected_to_be_copied(show: Any) -> None:
    browser = show(report())
    browser.execute_script("document.querySelector('button[data-copy=line-1]').click()")
    line = report().events[0].line
    assert browser.execute_script("return getSelection().toString()") == line


def test_it_reads_without_javascript(show: Any, browser: Any) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        show(many())
        text = browser.execute_cdp_cmd("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        html = browser.execute_cdp_cmd("DOM.getOuterHTML", {"nodeId": text})["outerHTML"]
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert '<div class="tools" hidden' in html
    assert html.count('class="copy"') == html.count('hidden="">Copy')
    assert "at least 16" in html


def test_the_chart_stands_where_its_numbers_do(show: Any) -> None:
    held = (claim(1, exact(0), "A"), claim(2, exact(50), "B"), claim(3, exact(100), "C"))
    browser = show(report(event(assessment(held=held, findings=()))))
    dots = browser.execute_script(
        "return [...document.querySelectorAll('.chart circle')].map(dot => dot.getBoundingClientRect().x)"
    )
    assert dots[1] - dots[0] == pytest.approx(dots[2] - dots[1], abs=2)
    assert dots[0] < dots[1] < dots[2]


def test_it_prints(show: Any, browser: Any) -> None:
    show(many())
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": False})["data"]
    assert len(printed) > 10_000


def luminance(colour: str) -> float:
    """Relative luminance of an rgb() colour (WCAG 2.2)."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(front: str, back: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((luminance(front), luminance(back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
