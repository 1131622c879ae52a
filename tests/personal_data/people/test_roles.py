"""Roles: subject, family, third party, professional, from what stands around the names."""

from __future__ import annotations

import pytest

from recordlint.personal_data.base import Known, KnownPerson
from recordlint.personal_data.people.persons import CERTAIN

from .who import who

S, F, T, P = "subject", "family", "third_party", "professional"

NOTES = {
    "home visit": (
        "H/V to [[a:Mr Okonkwo]] at 2pm. His daughter [[b:Adaeze]] let me in. [[a:Mr Okonkwo]] was asleep in the chair. [[b:Adaeze]] worried he isn't "
        "eating. OT, [[c:Fran Dewhurst]], to bring a perching stool.",
        {"a": S, "b": F, "c": P},
    ),
    "telephone": (
        "T/C from [[b:Sheila]] (neighbour) re [[a:Mr Hargest]]. She hasn't seen [[a:Mr Hargest]] since Sunday. Rang son, [[c:Ian]], no reply. "
        "Passed to duty SW [[d:Amrit Gill]].",
        {"a": S, "b": T, "c": F, "d": P},
    ),
    "home care, lower case": (
        "morning call for [[a:edna]]. [[a:edna]] was up and dressed, had porridge and tea. meds taken. her son [[b:kev]] popped in with shopping. "
        "told office and [[c:julie]] the senior carer about the red heel.",
        {"a": S, "b": F, "c": P},
    ),
    "minutes": (
        "Present: [[b:Ruth Olaleye]] (chair), [[c:Mike Tansley]] (housing officer), [[a:Mr Pashley]], [[d:Dr Venn]]\n"
        "Apologies: [[e:Carys Bowen]] (CPN)\n[[a:Mr Pashley]] said he wants to stay in his flat. [[c:Mike]] will speak to the landlord.",
        {"a": S, "b": P, "c": P, "d": P, "e": P},
    ),
    "form": (
        "Name of client: [[a:Gurdeep Sahota]]\nNext of kin: [[b:Jasvir Sahota]]\nKey worker: [[c:Lindsay Poole]]\nGP: [[d:Dr Amadi]]\n"
        "Alleged perpetrator: [[e:Darren Lowe]]\nCompleted by: [[f:T. Marsh]]",
        {"a": S, "b": F, "c": P, "d": P, "e": T, "f": P},
    ),
    "e-mail": (
        "From: [[b:Colette Burns]]\nTo: [[c:Raj Menon]]\nCc: [[d:Duty Nurse Pat]]\nSubject: [[a:Eileen Frodsham]]\n\nHi [[c:Raj]]\n\n"
        "[[a:Eileen]] is asking to come home. Her niece [[e:Tanya]] is happy to stay over for a week.\n\nThanks\n[[b:Colette]]",
        {"a": S, "b": P, "c": P, "e": F},
    ),
    "handover": (
        "Room 1 [[a:Doris]] - settled night\nRoom 2 [[b:Mr Akhtar]] - up x3\nRoom 3 [[c:Peggy Blount]] - refused meds, [[d:Nurse Okeke]] aware\n",
        {"a": S, "b": S, "c": S, "d": P},
    ),
    "ward round": (
        "[[d:Dr Petrou]] WR\n[[a:Mr Fazal]], 71, day 3 post CABG. Comfortable. Wife [[b:Nasim]] updated at the bedside. Plan: bloods, chase [[c:physio Dan]].",
        {"a": S, "b": F, "d": P},
    ),
    "children": (
        "Child: [[a:Teagan Rowe]] (7)\nI saw [[a:Teagan]] at school with her teacher, [[b:Miss Hibbert]]. Mum [[c:Kirsty]] and mum's boyfriend [[d:Lee]] "
        "were not told beforehand. [[a:Teagan]] said [[d:Lee]] shouts.",
        {"a": S, "b": P, "c": F, "d": T},
    ),
    "supported living": (
        "[[a:Marcus]] went to the gym with [[b:support worker Ade]]. When they got back [[a:Marcus]] had an argument with [[c:Phil]] from flat 3. "
        "Manager [[d:Sian]] informed.",
        {"a": S, "c": T, "d": P},
    ),
    "letter to a GP": (
        "Dear [[b:Dr Hussain]]\n\nRe: [[a:Ms Paula Kershaw]], DOB below\n\nI saw [[a:Ms Kershaw]] in clinic with her husband, [[c:Tony]]. "
        "[[a:Ms Kershaw]] reports less pain.\n\nYours sincerely\n\n[[d:Noor Aziz]]\nSpecialist physiotherapist",
        {"a": S, "b": P, "c": F, "d": P},
    ),
    "about a relative": (
        "Call from [[b:Denise Whalley]] about her mother, [[a:Mrs Ivy Whalley]]. [[b:Denise]] says [[a:Mrs Ivy Whalley]] fell. Rang [[a:Mrs Whalley]] after, she is "
        "all right and had lunch.",
        {"a": S, "b": F},
    ),
    "ex-partner": (
        "[[a:Chanel]] disclosed that her ex partner [[b:Jordan]] has been texting. [[a:Chanel]] has told her mum [[c:Bev]]. IDVA [[d:Roisin]] to ring [[a:Chanel]] tomorrow.",
        {"a": S, "b": T, "c": F, "d": P},
    ),
    "reason later": (
        "[[a:Wilf]] asleep on arrival. [[b:gary]] came down and asked about the meds so I told him, hes his son. [[a:Wilf]] ate all his dinner.",
        {"a": S, "b": F},
    ),
    "writer's own husband": (
        "Foster carer log. [[a:Kayden]] woke at 6. Went to football with my husband [[b:Graham]]. [[a:Kayden]] scored twice. Rang [[c:Steph]], his social worker.",
        {"a": S, "b": T, "c": P},
    ),
    "employer": (
        "[[a:Olga]] seen in clinic. Her manager [[b:Mr Treacy]] has cut her shifts. [[a:Olga]] tearful about money. Discussed with [[c:Dr Loomba]].",
        {"a": S, "b": T, "c": P},
    ),
    "plural kin": (
        "Visit to [[a:Mrs Achebe]]. Daughters [[b:Nkechi]] and [[c:Uche]] present. [[a:Mrs Achebe]] keen to go home.",
        {"a": S, "b": F, "c": F},
    ),
    "letter to a relative": (
        "Dear [[b:Mrs Pye]]\n\nThank you for asking about your mother. [[a:Doris]] has settled at the home and eats well. [[a:Doris]] misses your mother's "
        "old cat, which your mum talks of each day.\n\nYours sincerely\n[[c:Joan Tarrant]]",
        {"b": F, "c": P},
    ),
    "speaker of a line": (
        "Client: [[a:Samia Farouk]]\nPolice: [[b:Mr Farouk]] was bailed on Friday.\nHousing officer: [[c:Gill Prior]]\n[[a:Samia]] is at her sister's.",
        {"a": S, "b": F, "c": P},
    ),
    "minutes by person": (
        "Panel\n1. [[a:Ken Oram]]\n- Placement agreed.\n2. [[b:Mrs Lund]]\n- Deferred, [[c:Dr Amadi]] to report.\n",
        {"a": S, "b": S, "c": P},
    ),
    "ward sister": ("[[a:Mr Quill]] seen. Handed over to Sister [[b:Bethan Rees]] at six.", {"a": S, "b": P}),
    "spoken": (
        'Wife at work. [[a:Mr Quill]] says "[[b:Ana]] makes the tea at home". [[a:Mr Quill]] walked to the door.',
        {"a": S, "b": F},
    ),
    "initials sign": (
        "[[a:Ron Tickle]] seen. Walked 20m. Wife [[b:Jean]] to bring shoes. Plan: stairs tomorrow.\n[[c:S Patel]], physio",
        {"a": S, "b": F, "c": P},
    ),
}


@pytest.mark.parametrize("name", NOTES)
def test_roles_of_a_note(name: str) -> None:
    """Everybody has the role that a reader would give, in every mention."""
    source, expected = NOTES[name]
    roles = who(source).roles()
    assert {key: roles[key] for key in expected} == {key: {role} for key, role in expected.items()}


def test_the_author_of_the_record_is_a_professional() -> None:
    """A bare forename is the author's when the source says who wrote."""
    assert who("Seen with [[b:Moira]]. [[a:Mr Tull]] was up and had eaten.", author="Moira Penney").roles()["b"] == {P}


def test_the_subject_of_the_record_is_known() -> None:
    """The subject that the source names is one even where the note speaks more of somebody else."""
    roles = who(
        "[[b:Karen]] rang, [[b:Karen]] cross, [[b:Karen]] wants a visit for [[a:Beryl]].", subject="Beryl Stott"
    ).roles()
    assert roles["a"] == {S}
    assert roles["b"] != {S}


def test_the_case_file_decides() -> None:
    """A role of the case file stands whatever the words say."""
    known = Known(
        (KnownPerson("Petra Nowicka", "family", ("Pet",), "daughter"), KnownPerson("Halina Nowicka", "subject"))
    )
    found = who("[[b:Pet]] came at ten. [[a:Halina]] was out.", known)
    assert found.roles() == {"b": {F}, "a": {S}}
    assert found.people.people[0].relation == "daughter"


@pytest.mark.parametrize(
    ("source", "relation"),
    [
        ("[[a:Mr Dunn]] in. Daughter-in-law [[b:Kim]] there.", "daughter in law"),
        ("[[a:Mr Dunn]] in. [[b:Kim]] (next door neighbour) there.", "neighbour"),
        ("[[a:Mr Dunn]] in. His great aunt, [[b:Kim]], was there.", "aunt"),
        ("[[a:Mr Dunn]] in. [[b:Kim]] was there.", None),
    ],
)
def test_relations(source: str, relation: str | None) -> None:
    """The relation is recordlint's own word for the kin word beside the name."""
    people = who(source).people.people
    assert people[1].relation == relation


def test_why_quotes_nothing() -> None:
    """The cue that gave a role never holds a name of the note."""
    for source, _ in NOTES.values():
        found = who(source)
        names = {
            word.lower()
            for person in found.people.people
            for name, _ in person.names
            for word in name.split()
            if len(word) > 3
        }
        for person in found.people.people:
            assert person.why
            assert not names & set(person.why.lower().split())


FRESH = {
    "called by a short form": (
        "Ward 4 to community. [[a:Mr Augustus Trelawny]], 81, for home Thursday. Everybody calls him [[a:Gus]]. [[a:Gus]] walked to the toilet with one. "
        "His sister [[b:Morwenna]] will be in.",
        {"a": S, "b": F},
    ),
    "known as": (
        "NEW CLIENT\nName: [[a:Philippa Stonehouse]]   Known as: [[a:Pip]]\nNOK: [[b:Giles Stonehouse]]\n\n[[a:Pip]] likes her calls before nine.",
        {"a": S, "b": F},
    ),
    "name in parts": (
        "SAFEGUARDING ADULTS REFERRAL\nSURNAME: [[a:OYINLOLA]]  Forename(s): [[a:Bisi]]  DOB: [[DATE_OF_BIRTH a:03/03/1961]]\n[[a:Bisi]] says [[b:Cliff]] from the flat opposite "
        "has had £300 off her. [[b:Cliff]] came round twice.\nReferrer: [[c:Dot Hames]]",
        {"a": S, "b": T, "c": P},
    ),
    "surname first": (
        "Patient: [[a:Tregear]], [[a:Kerensa]], room 4\n[[a:Kerensa]] was asleep at ten. [[b:Jory]] in the next bed shouted at staff.\n[[c:S Amin]], HCA",
        {"a": S, "b": T, "c": P},
    ),
    "letters in the subject line": (
        "From: [[c:Una Pratt]]\nTo: [[d:Sol Adeleke]]\nRe: [[a:MK]]\n\nSol\n\n[[a:Mirela]] missed her script again. [[b:Big Stu]] has been sleeping in her kitchen.\n\nUna",
        {"a": S, "b": T, "c": P, "d": P},
    ),
    "numbered handover": (
        "Evening round for [[c:Ola]]\n\n1) [[a:EDITH MARCHBANK-FOX]], 90 yrs. Pad dry, took all tablets.\n2) [[b:PRITCHARD Idwal]] (71) - PEG clean.\n3) [[d:Mrs Zhou]], 84 - asleep.",
        {"a": S, "b": S, "d": S},
    ),
    "care note that opens with the name": (
        "Sun lunch call\n[[a:Dot]] was in the chair, bright. Ate half a pasty. [[b:Lowenna]] from the bungalow next door had left a paper.\n[[a:Dot]] asked for a blanket.\n[[c:Kim]] x",
        {"a": S, "b": T},
    ),
    "outsiders who do harm": (
        "Client: [[a:Terence Bly]]\n[[a:Terence]] tells me [[b:Wayne]] punched him outside the bookies. [[c:Mackie]] owes him £40. He drinks with [[d:Col]] most days.",
        {"a": S, "b": T, "c": T, "d": T},
    ),
    "kin of a friend": (
        "Child: [[a:Tia Rourke]]\n[[a:Tia]] slept at her friend [[b:Maddie]]'s. [[b:Maddie]]'s mum [[c:Carol Pike]] rang to say she is safe.",
        {"a": S, "b": T, "c": T},
    ),
    "a daughter who rings": (
        "Messages Tues\n09.10 [[b:Sheena]] re her mum [[a:Mrs Doig]]: nobody came. Rang [[c:Kasia]], van broken down.",
        {"b": F},
    ),
    "her boy": ("H/V [[a:Ms Lungu]]. Her boy [[b:Chanda]] (5) let me in. [[a:Ms Lungu]] tired.", {"a": S, "b": F}),
    "a girl who plays next door": (
        "[[a:Ms Lungu]] in. The girl from next door, [[b:Priya]], was on the step. [[a:Ms Lungu]] had eaten.",
        {"a": S, "b": T},
    ),
    "table of the household": (
        "Child: [[a:Ines Pinto]]\n\n| Name | Who | Age |\n|---|---|---|\n| [[b:Carla Pinto]] | mother | 33 |\n| [[c:Duarte Melo]] | father (in Leeds) | 35 |\n",
        {"a": S, "b": F, "c": F},
    ),
    "rows of a table": (
        "| Rm | Resident | Children | To do |\n|---|---|---|---|\n| 1 | [[a:Farah Aziz]], 25 | [[b:Zaki]] 3y | GP |\n| 2 | [[c:Bo Lindqvist]], 40 | - | court |\n",
        {"a": S, "b": F, "c": S},
    ),
    "letter to a parent": (
        "Head Teacher\n4 March 2026\n\nTo: [[b:Mr P. Achterberg]], 4 Mill Row\nChild: [[a:Sanne]], Year 4\n\nDear [[b:Mr Achterberg]],\n\nThank you for coming in. [[a:Sanne]] told us she "
        "is sad. [[a:Sanne]] has a friend here.\n\nYours sincerely\n[[c:T. Osgood]], head teacher",
        {"a": S, "b": F, "c": P},
    ),
    "a carer's assessment": (
        "CARER'S ASSESSMENT, second visit\nCarer: [[a:Mrs Salma Noorani]]\nCares for: husband, [[b:Tariq Noorani]]\n[[a:Mrs Noorani]] has not slept. [[a:Salma]] would like a break.\n"
        "[[c:Jude Farr]], assessor",
        {"a": S, "b": F, "c": P},
    ),
    "letters of a profession": (
        "[[a:Mr Dray]] seen, leg healing. Daughter [[b:Lyn]] there.\n[[c:C. Boadi]] RGN",
        {"a": S, "b": F, "c": P},
    ),
}


@pytest.mark.parametrize("name", FRESH)
def test_roles_by_wording_and_layout(name: str) -> None:
    """Nicknames, forms, handovers, tables and letters; neighbours, lodgers and those who do harm are no professionals."""
    source, expected = FRESH[name]
    roles = who(source).roles()
    assert {key: roles[key] for key in expected} == {key: {role} for key, role in expected.items()}


def test_other_rows_of_a_handover_are_outsiders_in_one_persons_record() -> None:
    """Where the source names the subject, the other rows of a list are about somebody else."""
    source = "1) [[a:Beryl Ashcroft]], 88 - settled\n2) [[b:Stan Pye]], 91 - up twice\n3) [[c:Ada Moss]], 79 - asleep"
    assert who(source, subject="Beryl Ashcroft").roles() == {"a": {S}, "b": {T}, "c": {T}}


def test_what_is_stated_is_certain() -> None:
    """A relation states a role, a bare name does not."""
    people = who("[[a:Mr Dunn]] up. His daughter [[b:Kim]] came. [[c:Jo]] was there.").people.people
    assert [person.certain for person in people][1:] == [True, False]


GUESSED = {
    "signed is no signature": "Tablets at 9, all taken, signed. [[a:Shauna]] said she is happy.\nBed at 10.",
    "a label before a sentence": "Notes: [[a:Jasper]] drew a star beside his sister.\nSeen at home.",
    "somebody else than the label asks for": "Visit today.\nAction: PA to phone [[a:Mrs Oakes]] today.",
    "the end of a list of titles": "Present: consultant, ward sister, therapist\n[[a:Mrs Kaur]] is medically fit.",
    "a list of titles": "Sederunt: reviewing officer, social worker, [[a:Mr Kerr]]",
    "a solicitor further on in brackets": "Chronology for [[a:Peter Halloran]] (prepared at his request for his solicitor)",
    "a surname that is a rank": "No reply at [[a:Mr Constable]]'s; curtains drawn.",
    "sister before a forename": "He lives alone.\n[[a:Sister Eirlys]] brings dinner twice a week.",
    "who said it": '9 Feb "Granny lets us stay up" - [[a:Ava-Grace]].',
    "two guesses": "Mum covers for him. [[a:Gail]] on nights at the factory.",
}


@pytest.mark.parametrize("source", GUESSED.values(), ids=GUESSED)
def test_a_guess_is_no_stated_worker(source: str) -> None:
    person = who(source).people.people[0]
    assert not (person.role == "professional" and person.weight >= CERTAIN)


STATED = {
    "a title in brackets": "[[a:Hannah Liu]] (advocate) came to the review.",
    "a label": "Key worker: [[a:Lindsay Poole]]\nSeen at home.",
    "a signature with a job": "Seen at home, all well.\n\n[[a:S Patel]], physio",
    "a ward sister": "Spoke to [[a:Sister Okafor]] on the ward.",
}


@pytest.mark.parametrize("source", STATED.values(), ids=STATED)
def test_a_stated_worker_is_certain(source: str) -> None:
    person = who(source).people.people[0]
    assert person.role == "professional"
    assert person.weight >= CERTAIN


def test_a_caller_and_the_brother_of_whom_she_speaks() -> None:
    roles = who(
        "Call from [[b:Breda]] 21.10: her brother [[a:Patsy]] won't eat.\n[[a:Patsy]] took the phone and gave the day."
    ).roles()
    assert roles == {"a": {S}, "b": {F}}


def test_a_priest_is_no_father() -> None:
    roles = who(
        "Home visit to [[a:Malachy Quinn]]. He plays the organ for Father [[b:Doyle]] each Sunday. [[a:Malachy]] was well."
    ).roles()
    assert roles == {"a": {S}, "b": {T}}
