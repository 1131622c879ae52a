from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers.email import find

MARKED = [
    "From: Petra <[[petra.nowicka@example.org]]>",
    "e-mailed [[amara.osei+care@example.com]] at 10.15",
    "Mail me on [[sue_p@mail.wards.example.org]].",
    "see mailto:[[d.rimmer@example.org]]?subject=Visit",
    "cc [[zoë.müller@example.org]]; [[łukasz@example.com]]",
    "contact [[siobhan.o'brien@example.org]], her sister",
    "contact [[siobhan.o’brien@example.org]]",
    "sent to '[[jo@example.org]]' by mistake",
    "Son ([[bogdan1961@example.co.uk]])",
    "Emailed [[duty@example.org]].She rang back",
    "Emailed [[duty@example.org]].It bounced",
    "Emailed [[duty@example.gov.uk]].Thanks all",
    "[[PAM.ECCLES@EXAMPLE.ORG]]",
    "his work one is [[t.hussain@wards.local]]",
    "send to [[meds@pharmacy.internal]] only",
    "email: [[ana.ilie @ example.org]]",
    "email [[ana.ilie@ example.com]] pls",
    "email is [[ana.ilie@example,org]]",
    "typo? [[ana.ilie@example..org]]",
    "her email is [[j.smith@nhs]], rest cut off",
    "[[w-4.ward-clerk@example.nhs.uk]] has the chart",
    "e-mail: [[t.okafor@trust.zzq]]",
    "mum uses [[kasia (at) example (dot) org]] mostly",
    "kasia's is [[kasia[at]example.org]] ok",
    "he said [[delroy dot bascombe at example dot org]], I wrote it down",
    "[[delroy underscore b at example dot co dot uk]] is best",
    "[[jane.smith AT example DOT org]]",
    "Write to [[info@example.org]] or [[help@example.org]]/ring",
    "bounce from [[o.f.f.ice@example.org]], [[x@example.org]]",
    "tel 07700 900123/[[mo@example.org]]",
    "Contact|[[mo.farah1@example.org]]|weekly",
    "Emailed [[oluwaseun.adeyemi1@example.nhs.uk]] + [[ft.team@example.gov.uk]] re mtg",
    "sent from [[kath.p@example.co.uk]] sent via phone",
    "email bounced: [[bogdan_ilie@example.con]]",
    "mum's hotmail is [[mrs.haddad71@example.com]], dad's unknown",
    "[[mary-jane@example.org]] and [[tom_okafor@mail.example.com]].",
    "<[[info@example.org]]> x",
    "his address is [[kofi99 at example dot com]] he says",
    "mail [[Nadia.Malik@childrens.example.gov.uk]];[[duty@example.org]]",
    "[[dylan.ap-rhys@ysgol.example.cymru]]",
    "reply-to: [[no-reply+118842@mail.example.com]]",
    "her school account [[24okaforc@school.example.org]]",
    "email - [[pat.smith@example.org]]/[[chris@example.com]]",
]

CLEAN = [
    "meds @10.30am and @ 6pm",
    "2 tabs@night, 1@8pm",
    "seen @home by OT",
    "tweeted @bluebirdcare about it",
    "at example surgery. Dot came too",
    "met Sam at Marks, dot on the map",
    "Dot at the shop dot dot dot",
    "lunch @ Costa. Paid £4",
    "obs @ 10.15. RR 18",
    "send from an @example.org address",
    "BP 120/80 @ rest",
    "looked at the dot on her arm",
    "arrived (at) 10 and left (at) 11.30",
    "Seen at home.She was well",
    "met at St. James",
    "@",
    "3 @ £2.50",
]


def parse(marked: str) -> tuple[str, list[str]]:
    text, wanted, at = "", [], 0
    while (start := marked.find("[[", at)) != -1:
        end = marked.index("]]", start)
        text += marked[at:start] + marked[start + 2 : end]
        wanted.append(marked[start + 2 : end])
        at = end + 2
    return text + marked[at:], wanted


def found(text: str, label: str = "") -> list[str]:
    return [text[hit.start : hit.end] for hit in sorted(find(Passage(read(text), label=label)), key=lambda h: h.start)]


@pytest.mark.parametrize("marked", MARKED)
def test_finds_addresses_with_their_exact_span(marked: str) -> None:
    text, wanted = parse(marked)
    assert found(text) == wanted


@pytest.mark.parametrize("text", CLEAN)
def test_other_uses_of_the_sign_are_no_addresses(text: str) -> None:
    assert found(text) == []


def test_an_unknown_suffix_scores_less() -> None:
    public, private, unknown = (
        next(iter(find(Passage(read(f"to a.okafor@trust.{end}"))))).score for end in ("org", "local", "zzq")
    )
    assert public > private > unknown


def test_no_network_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert found("to a.okafor@example.museum or b@example.gdansk.pl") == [
        "a.okafor@example.museum",
        "b@example.gdansk.pl",
    ]


@given(st.one_of(st.text(), st.text("ab.@ ()[]_-'dot at\n:,")))
def test_any_text_gives_hits_within_it(text: str) -> None:
    for hit in find(Passage(read(text), label="E-mail")):
        assert 0 <= hit.start < hit.end <= len(text)
