"""Quotation marks: each habit of writers once right and once as a near miss, and hostile text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.quotation import quotations

CASES = {
    "straight": ('He said "we will go" and left.', ['"we will go"']),
    "curly": ("He said “we will go” and left.", ["“we will go”"]),
    "doubled single": ("She said ''we stay'' twice.", ["''we stay''"]),
    "back-ticks": ("She said ``we stay'' twice.", ["``we stay''"]),
    "guillemets": ("Il a dit «nous partons» hier.", ["«nous partons»"]),
    "low": ("„Wir gehen“, sagte er. Dann ging er.", ["„Wir gehen“"]),
    "single curly": ("Port reopens, mayor says ‘it’s over’ at last", ["‘it’s over’"]),
    "single straight": ("Mayor says 'it's over' at last", ["'it's over'"]),
    "curly opened, straight closed": ('“We go," he said.', ['“We go,"']),
    "straight opened, curly closed": ('"We go,” he said.', ['"We go,”']),
    "two pieces": ("“We go,” he said. “We stay.”", ["“We go,”", "“We stay.”"]),
    "nested": ("“He told me ‘never again’ and left,” she said.", ["“He told me ‘never again’ and left,”", "‘never again’"]),
    "nested straight": ("\"He told me 'never again' and left,\" she said.", ["\"He told me 'never again' and left,\"", "'never again'"]),
    "possessive inside single": ("‘The ministers’ talks failed,’ she said.", ["‘The ministers’ talks failed,’"]),
    "bracket": ('The port ("our door to the world") closed.', ['"our door to the world"']),
    "dash before": ("The port—“our door”—closed.", ["“our door”"]),
    "unclosed ends with its paragraph": ("“We go, he said.\nThe port closed.", ["“We go, he said."]),
    "unclosed, another opens later": ('He said "we go now.\n\nShe said "no" later.', ['"we go now.', '"no"']),
    "possessive": ("The ministers’ talks and the guards' posts", []),
    "contraction": ("It's what they've said; we’re done, y’all.", []),
    "decades": ("The ‘90s and the '80s were loud, weren't they?", []),
    "clipped": ("Get ’em, rock ‘n’ roll, 'tis late and 'em too", []),
    "inches": ('A 6\'2" guard and a 12" gun stood there.', []),
    "a lone closing mark": ("We go,” he said. He left.", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize("name", CASES)
def test_marks(name):
    text, wanted = CASES[name]
    assert [text[q.start : q.end] for q in quotations(text)] == wanted


def test_paragraphs_that_open_again_are_one_quotation():
    text = "“We go.\n\n“We do not stay.\n\n“Never,” he said. “Not once.”"
    first, second = quotations(text)
    assert [text[s:e] for s, e in first.pieces] == ["“We go.", "“We do not stay.", "“Never,”"]
    assert first.is_closed and text[second.start : second.end] == "“Not once.”"


def test_a_closed_paragraph_is_not_joined():
    text = "“We go.”\n\n“We do not stay,” another said."
    assert [len(q.pieces) for q in quotations(text)] == [1, 1]


def test_inner_leaves_the_marks_out():
    text = "''We go, '' he said. “ Stay ” and “open"
    assert [[text[s:e] for s, e in q.inner(text)] for q in quotations(text)] == [["We go,"], ["Stay"], ["open"]]


def test_a_wrapped_line_does_not_end_the_paragraph():
    text = "The minister said that “the whole of the harbour and\nall its ships” would stay where they were."
    assert [text[q.start : q.end] for q in quotations(text)] == ["“the whole of the harbour and\nall its ships”"]


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab s.,'\"“”‘’„«»`\n\r(1—\x00\ud800é", max_size=60))
def test_hostile_text(text):
    found = quotations(text)
    for q in found:
        assert 0 <= q.start < q.end <= len(text)
        assert q.pieces[0][0] == q.start and q.pieces[-1][1] == q.end
        assert all(s < e for s, e in q.pieces) and text.startswith(q.mark, q.start)
        assert all(0 <= s < e <= len(text) for s, e in q.inner(text))
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    outer = [q for q in found if q.depth == 0]
    assert all(a.end <= b.start for a, b in zip(outer, outer[1:], strict=False))


@pytest.mark.slow
def test_time_is_linear():
    for unit in ("' ", '" ', "‘a ", "“a ", 'a "b\n', "s' a 's "):
        start = time.process_time()
        quotations(unit * 200_000)
        assert time.process_time() - start < 20
