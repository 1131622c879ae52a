"""The words around a replacement: articles, possessives, capitals and spaces stay right; nothing else is touched."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.redaction.grammar import article_for, fit, gives_away, split_possessive, starts_a_sentence

_SPAN = re.compile(r"\[\[(.+?)\|(.*?)\]\]", re.DOTALL)


def made(marked: str) -> str:
    """The text of "an [[84|70-79]]-year-old" with the replacement put in."""
    text, spans = "", []
    for n, part in enumerate(_SPAN.split(marked)):
        if n % 3 == 2:
            spans[-1] = (*spans[-1], part)
            continue
        if n % 3 == 1:
            spans.append((len(text), len(text) + len(part)))
        text += part
    return edited(text, spans)


def edited(text: str, spans: list) -> str:
    out, at = [], 0
    for edit in fit(text, spans):
        assert edit.start >= at, "edits are sorted and do not overlap"
        out += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*out, text[at:]))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("an [[84|70-79]]-year-old woman", "a 70-79-year-old woman"),
        ("a [[75|80-89]] yr old man", "an 80-89 yr old man"),
        ("A [[4|under 3]] year old came in", "An under 3 year old came in"),
        ("Fell again. An [[8|5-9]]-year-old saw it", "Fell again. A 5-9-year-old saw it"),
        ("AN [[84|75-84]] YR OLD LADY", "A 75-84 YR OLD LADY"),
        ("spoke to a [[Smith|NHS number]]", "spoke to an NHS number"),
        ("rang an [[Adeyemi|[family member 2]]] about it", "rang a [family member 2] about it"),
        ("a (84|x) [[84|80-89]]", "a (84|x) 80-89"),
        ('he is a "[[84|80-89]]" man', 'he is an "80-89" man'),
        ("a [[Hill|[encrypted gAAA]]]", "an [encrypted gAAA]"),
        ("a [[Hill|*****]]", "a *****"),
        ("an [[Hill|*****]]", "an *****"),
        ("a\n[[84|80-89]]", "a\n80-89"),
        ("seen on block A [[84|8]]", "seen on block A 8"),
        ("had Hep A [[84|80-89]] years", "had Hep A 80-89 years"),
        ("D&A [[Owen|Alex]] rang", "D&A Alex rang"),
        ("an [[Iraqi|]] man", "a man"),
    ],
)
def test_the_article_before_a_replacement_fits_it(marked, expected):
    assert made(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("admitted to the [[Ward 14|[a ward]]] last night", "admitted to the [ward] last night"),
        ("admitted to [[Ward 14|[a ward]]] last night", "admitted to [a ward] last night"),
        ("a [[Hollybank|[an organisation]]] carer", "an [organisation] carer"),
        ("his [[Ferncroft Primary|[a primary school]]] teacher", "his [primary school] teacher"),
        ("went with [[Ward 14|[a ward]]] staff", "went with [a ward] staff"),
    ],
)
def test_a_kind_loses_its_own_article_after_another(marked, expected):
    assert made(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("t/c to [[Halina|]], no reply", "t/c to, no reply"),
        ("Saw [[Halina|]] today", "Saw today"),
        ("[[Halina|]] said no", "said no"),
        ("ok.\n[[Halina|]] said no", "ok.\nsaid no"),
        ("with her son ([[Tom|]] ) there", "with her son () there"),
        ("[[Halina|]] [[Nowicka|]] said no", "said no"),
        ("[[Halina|]]\n[[Tom|]]\nend", "\n\nend"),
        ("x [[Halina|]]", "x"),
        ("a/[[Halina|]]/b", "a//b"),
    ],
)
def test_a_removed_span_takes_one_space_along(marked, expected):
    assert made(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Seen. [[Six|under 9]] yrs", "Seen. Under 9 yrs"),
        ("- [[Six|under 9]] yrs", "- Under 9 yrs"),
        ("He is [[Six|under 9]]", "He is under 9"),
        ("[[six|under 9]] yrs", "under 9 yrs"),
        ("[[Halina|[person 3]]] said", "[person 3] said"),
    ],
)
def test_a_replacement_at_the_head_of_a_sentence_takes_the_capital(marked, expected):
    assert made(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Seen on [[12/03/2026|March 2026]] at home", "Seen on a day in March 2026 at home"),
        ("on [[3 june|june]] she left", "on a day in june she left"),
        ("On [[12/03/2026|2026]]:", "On a day in 2026:"),
        ("Date: [[12/03/2026|March 2026]]", "Date: March 2026"),
        ("since [[12 March|March]]", "since March"),
        ("Simon [[12 March|March]]", "Simon March"),
        ("on [[Ward 14|[a ward]]]", "on [a ward]"),
    ],
)
def test_on_a_day_that_is_gone(marked, expected):
    assert made(marked) == expected


@pytest.mark.parametrize(
    ("words", "article"),
    [
        ("80-89", "an"), ("8", "an"), ("11-15", "an"), ("18", "an"), ("1", "a"), ("110", "a"), ("70-79", "a"),
        ("[NHS number]", "an"), ("[UPN]", "a"), ("[IP address]", "an"), ("[user name]", "a"), ("[age]", "an"),
        ("HN", "an"), ("CB", "a"), ("MARY", "a"), ("Mr Unwin", "a"), ("under 3", "an"), ("unit", "a"), ("unnamed", "an"),
        ("hour", "an"), ("house", "a"), ("one", "a"), ("European", "a"), ("*****", None), ("", None), ("王芳", None),
    ],
)  # fmt: skip
def test_articles_go_by_sound(words, article):
    assert article_for(words) == article


@pytest.mark.parametrize(
    ("surface", "parts"),
    [
        ("Halina's", ("Halina", "'s")),
        ("Halina’s", ("Halina", "’s")),
        ("JAMES'", ("JAMES", "'")),
        ("Halina'", ("Halina'", "")),
        ("O'Brien", ("O'Brien", "")),
        ("'s", ("'s", "")),
        ("Halina", ("Halina", "")),
    ],
)
def test_a_possessive_ending_is_split_off(surface, parts):
    assert split_possessive(surface) == parts


@pytest.mark.parametrize(
    ("replacement", "withheld", "answer"),
    [
        ("Mrs Carter", "Carter", True),
        ("MRS NOWIŃSKA", "nowinska", True),
        ("[person 3]", "Son", False),
        ("[person 3]", "person", True),
        ("Joanna", "Ann", False),
        ("07700900318", "07700 900318", True),
        ("80-89", "80", True),
        ("80-89", "8", False),
        ("[", "[", True),
        ("[person]", " ", False),
    ],
)
def test_what_gives_the_withheld_words_away(replacement, withheld, answer):
    assert gives_away(replacement, withheld) is answer


def test_sentences_start_lines_and_follow_stops():
    text = "Seen at home. Quiet.\n- Ate well, no fuss"
    assert [starts_a_sentence(text, text.index(word)) for word in ("Seen", "at", "Quiet", "Ate", "no")] == [
        True, False, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize("spans", [[(0, 3, "x"), (2, 4, "y")], [(1, 1, "x")], [(0, 99, "x")]])
def test_spans_that_overlap_or_do_not_fit_are_refused(spans):
    with pytest.raises(ValueError, match="span"):
        fit("some text", spans)


@given(st.text(alphabet="aA nN8.\n(x", max_size=40), st.data())
def test_kept_text_changes_by_an_article_or_a_space_alone(text, data):
    """Outside the spans only "a", "an" and one space beside a removed span may differ."""
    points = sorted(set(data.draw(st.lists(st.integers(0, len(text)), max_size=8))))
    spans = [
        (a, b, data.draw(st.sampled_from(["", "80", "Mo", "[a ward]"])))
        for a, b in zip(points[::2], points[1::2], strict=False)
    ]
    changes = fit(text, spans)
    assert list(changes) == sorted(changes, key=lambda edit: edit.start)
    own = {(start, end) for start, end, _ in spans}
    for before, after in pairwise(changes):
        assert before.end <= after.start
    for edit in changes:
        if (edit.start, edit.end) in own:
            continue
        old = text[edit.start : edit.end]
        if edit.text:
            assert {old.lower(), edit.text.lower()} == {"a", "an"}
        else:
            assert any(
                edit.start in (start, start - 1)
                and edit.end in (end, end + 1)
                and old.strip(" ") == text[start:end].strip(" ")
                for start, end in own
            )
