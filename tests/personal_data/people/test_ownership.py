"""Whose a number, an address or an age is."""

from __future__ import annotations

import pytest

from .who import who

NOTES = [
    "Name: [[a:Joan Kettle]]\nDOB: [[DATE_OF_BIRTH a:03/04/1941]]\nNHS: [[NHS_NUMBER a:999 123 4578]]\nAddress: [[ADDRESS a:4 Fir Row, Wick]] [[POSTCODE a:ZZ99 4QT]]",
    "[[a:Mr Okonkwo]], [[AGE a:81]], seen. Daughter [[b:Adaeze]], [[AGE b:44]], lives with him. Rang [[b:Adaeze]] on [[PHONE b:07700 900123]].",
    "T/C from [[b:Mrs Devlin]] (mother of [[a:Ciarán]]), [[PHONE b:028 9649 6131]]. [[a:Ciarán]] not seen since Monday.",
    "Client: [[a:Wilf Dunn]]\nNext of kin: [[b:Sue Dunn]]\nTel: [[PHONE b:01632 960123]]\nGP: [[c:Dr Amadi]]",
    "[[a:Wilf Dunn]] seen, well. Bloods next week.\n\nKind regards\n[[c:Tess Hall]]\nSocial worker\n[[PHONE c:0113 496 0123]]",
    "[[a:Wilf Dunn]] told me he lives at [[ADDRESS a:9 Elm Way]]. His son [[b:Rob]] is at [[ADDRESS b:2 Oak Close]].",
    "Visit to [[a:Wilf Dunn]] at [[ADDRESS a:9 Elm Way]]. His neighbour, [[b:Mrs Edith Oyelowo]], was in. She lives at [[ADDRESS b:11 Elm Way]].",
    "Visit to [[a:Wilf Dunn]] at [[ADDRESS a:9 Elm Way]]. A lady saw it all from [[ADDRESS -:11 Elm Way]]. Back at [[ADDRESS a:9 Elm Way]] he was well.",
    "From: [[c:Tess Hall]] <[[EMAIL c:tess.hall@example.org]]>\nTo: [[d:Ola]], housing <[[EMAIL d:housing.desk@example.com]]>\nRe: [[a:Wilf Dunn]]\n\nHe is well.",
    "[[a:Wilf Dunn]] up and about. Ring the duty line on [[PHONE -:0161 496 0184]] if he falls.",
    "[[a:Wilf Dunn]] seen on [[DATE -:4 May 2026]]. The lady next door is [[AGE -:91]].",
    "Room 1 [[a:Doris Pye]] [[AGE a:90]], settled\nRoom 2 [[b:Ken Oram]] [[AGE b:77]], up twice, NHS [[NHS_NUMBER b:999 012 3454]]",
    "[[a:Mrs Bibi]] keen for a call about the bath. Her number is [[PHONE a:07700 900456]]. Key safe [[ACCESS_CODE a:2290]].",
    "Client surname: [[a:NGUYEN]]\nClient forename: [[a:Thi Lan]]\nDOB: [[DATE_OF_BIRTH a:30/11/1943]]\nMain contact: [[b:Tommy Nguyen]], grandson, [[PHONE b:07700 900124]]",
    "[[a:Mr Reece]] asked us to ring [[b:Olwen]] (wife) on [[PHONE b:07700 900125]]. [[b:Olwen]] to ring [[PHONE -:01632 960417]] if he worsens.",
    "[[a:Teagan Rowe]] at [[SCHOOL a:Hill Top Primary]]. Mum [[b:Kirsty]] (e-mail [[EMAIL b:kirsty.r@example.com]]) aware.",
]


@pytest.mark.parametrize("source", NOTES)
def test_owners(source: str) -> None:
    """Each number, address or age is its person's, or nobody's."""
    pairs = who(source).owner_keys()
    assert pairs == [(key, key) for key, _ in pairs]


def test_an_owned_hit_has_the_role_of_its_owner() -> None:
    """The mention of a telephone number carries the entity and the role of whose it is."""
    mentions = who("[[a:Mr Dunn]] in. Rang his daughter [[b:Kim]] on [[PHONE b:07700 900123]].").people.mentions
    assert (mentions[2].entity, mentions[2].role) == ("person-2", "family")


def test_nobody_is_none() -> None:
    """A number in a note without people is nobody's."""
    mention = who("Call back on [[PHONE -:07700 900123]].").people.mentions[0]
    assert (mention.entity, mention.role) == (None, "none")
