"""The page in a real browser, when one is there: opened, filtered, followed across columns, cited, under its own policy."""

from __future__ import annotations

import json
import re

import pytest

from rashomon.show import page
from rashomon.types import Span
from rashomon.write.webannotation import annotation, citation

from . import crowd, sample
from .chromium import CHROMIUM, MISSING, opened, paper, result
from .test_page import hostile_record

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CHROMIUM, reason=MISSING)]
SEEN = "function seen(selector) { return Array.from(document.querySelectorAll(selector)).filter(function (n) { return n.getClientRects().length > 0; }); }"
WAIT = "function wait(ms) { return new Promise(function (done) { setTimeout(done, ms); }); }"


def driven(tmp_path, script: str, address: str = "", record=None, **more):
    """The script's result; a page that errs, asks for anything or runs into its policy fails here."""
    found = result(tmp_path, page(record or sample.record()), SEEN + WAIT + script, address, **more)
    assert found["errors"] == [] and found["requests"] == [] and found["blocked"] == []
    return found["value"]


def test_an_address_opens_its_sentence(tmp_path):
    html = opened(tmp_path, page(sample.record()), "#p-pt-hotline-MR")
    row = re.search(r'<details[^>]*id="p-pt-hotline-MR"[^>]*>', html)
    assert row and "open" in row.group()


def test_an_address_opens_what_is_folded(tmp_path):
    html = opened(tmp_path, page(sample.record()), "#p-pt-father")
    assert re.search(r'<details class="fold" data-a="L" open=""', html)


def test_the_tools_stand_only_with_scripts(tmp_path):
    assert driven(tmp_path, "return [document.getElementById('tools').hidden, seen('#show button').length]") == [False, 3]
    assert re.search(r'id="tools"[^>]* hidden', page(sample.record()))


def test_an_opened_line_stands_in_the_address(tmp_path):
    script = "document.querySelector('#p-pt-hotline-MR > summary').click(); await wait(50); return location.hash"
    assert driven(tmp_path, script) == "#p-pt-hotline-MR"


def test_search_leaves_what_matches_and_says_how_much(tmp_path):
    script = """
    var before = seen('.point').length, find = document.getElementById('find');
    document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '/', bubbles: true}));
    var focused = document.activeElement === find;
    find.value = 'hotline'; find.dispatchEvent(new Event('input')); await wait(300);
    var left = seen('.point, .lone').every(function (n) { return /hotline/i.test(n.textContent); });
    return [focused, seen('.point').length < before, left, document.getElementById('found').textContent, location.hash]"""
    focused, fewer, left, found, address = driven(tmp_path, script)
    assert focused and fewer and left and re.match(r"\d+ places? left", found) and address == "#?find=hotline"


def test_a_filter_in_the_address_is_obeyed(tmp_path):
    script = "return [seen('.point, .lone').map(function (n) { return n.dataset.k; }), document.getElementById('kind').value]"
    kinds, chosen = driven(tmp_path, script, "#?kind=quantity")
    assert chosen == "quantity" and kinds and set(kinds) == {"quantity"}


def test_an_account_left_out_is_nowhere_in_the_findings(tmp_path):
    script = "return seen('main [data-a=\"HW\"]').filter(function (n) { return !n.closest('.glance'); }).length"
    assert driven(tmp_path, script, "#?hide=HW") == 0


def test_an_actor_can_be_chosen(tmp_path):
    script = """
    var actor = document.getElementById('actor');
    if (!actor) return null;
    actor.selectedIndex = 1; actor.dispatchEvent(new Event('change')); await wait(50);
    return [seen('.point').every(function (n) { return n.dataset.w.split(' ').includes(actor.value); }), location.hash]"""
    told = driven(tmp_path, script)
    assert told is not None and told[0] and "actor=" in told[1]


def test_a_point_is_followed_across_the_columns(tmp_path):
    script = """
    document.getElementById('next').click(); await wait(100);
    var now = Array.from(document.querySelectorAll('.text a.now'));
    var tops = now.map(function (a) { var b = a.closest('.body').getBoundingClientRect(), t = a.getBoundingClientRect(); return t.top >= b.top - 1 && t.top <= b.bottom; });
    return [new Set(now.map(function (a) { return a.hash; })).size, new Set(now.map(function (a) { return a.closest('.text').id; })).size, tops.every(Boolean), document.getElementById('here').textContent]"""
    points, columns, in_view, here = driven(tmp_path, script)
    assert (points, in_view) == (1, True) and columns > 1 and re.match(r"1 of \d+: ", here)


def test_columns_stand_beside_each_other_and_stack_where_it_is_narrow(tmp_path):
    script = "return Array.from(document.querySelectorAll('.text')).map(function (t) { return Math.round(t.getBoundingClientRect().left); })"
    assert len(set(driven(tmp_path, script))) == 3
    assert len(set(driven(tmp_path, script, size=(500, 900)))) == 1


def test_an_opened_sentence_stands_in_its_context(tmp_path):
    script = """
    var row = document.querySelector('#p-pt-hotline-MR'); row.open = true; await wait(100);
    return [row.querySelectorAll('blockquote').length, row.querySelector('blockquote').textContent]"""
    n, told = driven(tmp_path, script)
    assert n >= 1 and "hotline" in told and "They talked for more than three hours" in " ".join(told.split()) or "Maren called" in told


def copied(tmp_path, name: str, record=None, which: str = "#p-pt-length") -> str:
    script = f"""
    var row = document.querySelector({json.dumps(which)}).querySelector('details.side, details.row');
    row.open = true; await wait(100);
    var button = Array.from(row.querySelectorAll('.to button')).find(function (b) {{ return b.textContent === {json.dumps(name)}; }});
    button.click(); await wait(50);
    return button.dataset.copied"""
    return driven(tmp_path, script, record=record)


def test_a_citation_verifies_against_the_file(tmp_path):
    line = copied(tmp_path, "Copy citation")
    start, end = map(int, re.search(r"characters (\d+)–(\d+)", line).groups())
    account = next(a for a in sample.record().accounts if a.sha256 in line)
    assert line == citation(account, Span(start, end))


def test_an_annotation_is_what_the_program_itself_would_write(tmp_path):
    made = json.loads(copied(tmp_path, "Copy as W3C annotation"))
    place = made["target"]["selector"][1]
    account = next(a for a in sample.record().accounts if a.sha256 in json.dumps(made))
    assert made == annotation(account, Span(place["start"], place["end"]), made["body"]["value"])
    assert account.text[place["start"] : place["end"]] == made["target"]["selector"][0]["exact"]


def test_hostile_text_runs_nothing(tmp_path):
    told = driven(tmp_path, "return [document.querySelectorAll('script').length, document.images.length, seen('#show button').length]", record=hostile_record())
    assert told == [4 - 1, 0, 3]


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_nothing_is_wider_than_the_window(tmp_path, width):
    script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert driven(tmp_path, script, record=hostile_record(), size=(width, 900)) <= 0


def test_arrow_keys_go_through_the_points(tmp_path):
    script = """
    var cell = document.querySelector('.matrix tbody tr').cells[0], link = cell.querySelector('a');
    link.focus();
    link.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
    var right = document.activeElement.closest('td').cellIndex;
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true}));
    var now = document.activeElement.closest('td');
    return [right, now.cellIndex, now.parentElement.rowIndex > 1]"""
    right, column, is_lower = driven(tmp_path, script)
    assert right >= 1 and column == right and is_lower


def test_keys_go_through_the_grid_of_positions_to_its_words(tmp_path):
    script = """
    function press(key) { document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: key, bubbles: true, cancelable: true})); }
    var rows = document.querySelectorAll('.stands tbody tr');
    rows[0].querySelector('a').focus();
    press('ArrowRight'); var right = document.activeElement.closest('td').cellIndex;
    press('Home'); var home = document.activeElement.closest('td').cellIndex;
    press('End'); var end = document.activeElement.closest('td').cellIndex;
    var cell = document.activeElement;
    cell.click(); await wait(100);
    var head = document.getElementById(cell.hash.slice(1)), opened = head.closest('details').open;
    return [right, home, end, opened, head.getClientRects().length > 0, location.hash === cell.hash]"""
    assert driven(tmp_path, script) == [2, 1, 2, True, True, True]


def test_a_place_side_by_side_can_be_sent(tmp_path):
    script = "document.getElementById('layer-h').click(); document.getElementById('next').click(); await wait(50); return location.hash"
    address = driven(tmp_path, script)
    assert re.fullmatch(r"#\?layers=ph&at=p-[\w.-]+", address)
    script = "return [document.getElementById('layer-h').checked, document.querySelectorAll('.text a.now').length > 1, document.getElementById('here').textContent]"
    checked, marked, here = driven(tmp_path, script, address)
    assert checked and marked and re.match(r"\d+ of \d+: ", here)


def test_an_account_left_out_is_out_of_every_column(tmp_path):
    script = """
    return Array.from(document.querySelectorAll('table')).filter(function (t) { return t.tHead && !t.matches('.glance') && t.tHead.querySelector('[data-a="HW"]'); }).map(function (t) {
      var at = t.tHead.querySelector('[data-a="HW"]').cellIndex;
      return Array.from(t.rows).every(function (row) { return row.cells[at].getClientRects().length === 0; }); })"""
    told = driven(tmp_path, script, "#?hide=HW")
    assert len(told) >= 2 and all(told)


def printed(tmp_path, html: str) -> str:
    pdfium = pytest.importorskip("pypdfium2")
    return "".join(p.get_textpage().get_text_range() for p in pdfium.PdfDocument(paper(tmp_path, html)))


def test_print_opens_what_is_folded(tmp_path):
    html = page(sample.record())
    for made in (html, re.sub(r"<script>.*?</script>", "", html, flags=re.S)):  # by the style sheet alone, too
        words = " ".join(printed(tmp_path, made).split())
        assert len(re.findall("In the text of", words)) > 20 and "my father's boat" in words and "What each account gives on this point" in words
        assert len(re.findall("Open all", words)) == 0


def test_what_print_opened_is_closed_again(tmp_path):
    script = """
    var all = document.querySelectorAll('details:not(td *)').length, before = document.querySelectorAll('details[open]').length;
    dispatchEvent(new Event('beforeprint')); var during = document.querySelectorAll('details[open]').length;
    dispatchEvent(new Event('afterprint'));
    return [before, during === all, document.querySelectorAll('details[open]').length]"""
    assert driven(tmp_path, script) == [0, True, 0]


def test_two_hundred_accounts_open_and_can_be_searched(tmp_path):
    script = """
    var find = document.getElementById('find');
    find.value = 'hotline'; find.dispatchEvent(new Event('input')); await wait(600);
    return [document.querySelectorAll('#show button').length, /^\\d+ places? left/.test(document.getElementById('found').textContent)]"""
    assert driven(tmp_path, script, record=crowd.record(200)) == [200, True]
