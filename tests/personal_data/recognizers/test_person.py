"""People's names in the notes of many writers: exact spans of what is found, and words that are nobody's name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Known, KnownPerson, Passage
from recordlint.personal_data.recognizers import person

from ._marks import assert_marked, assert_sound, unmark

FOUND = {
    "a name in full, of every community": [
        "T/C from [[Abdirahman Warsame]], he is unwell and won't be at contact today.",
        "[[Fadumo Hersi]] opened the door and let me in.",
        "Visit to [[Chukwuemeka Eze]] at his flat; he was dressed and had eaten.",
        "[[Ngozi Onyekachi]] said the carer had not come.",
        "Joint visit with [[Yaw Asante-Boateng]] from housing.",
        "[[Tendai Chikwanha]] has asked for a new worker.",
        "Spoke with [[Harjinder Kaur]] in the kitchen.",
        "Met [[Gurpreet Singh Dhaliwal]] at the surgery to talk about the ramp.",
        "[[Bhavna Patel]] reports pain in the left hip since Sunday.",
        "[[Muhammad Zubair Akhtar]] attended with an interpreter.",
        "[[Shamima Khatun]] is worried about the stairs.",
        "Seen at home: [[Selvarani Nadarajah]], in good spirits.",
        "Rang [[Yusuf al-Tikriti]] about his appointment.",
        "[[Shilan Ahmadi]] came to the desk upset.",
        "[[Zahra Mohammadzai]] has three children at home.",
        "[[Emine Yıldırım]] wants her letters in Turkish.",
        "[[Zbigniew Wiśniewski]] fell in the bathroom at 6am.",
        "[[Ionela Popescu]] missed her scan.",
        "Assessment of [[Rūta Kazlauskienė]] completed on the ward.",
        "[[Oksana Shevchuk]] is staying with a host family.",
        "[[Ardit Hoxhaj]] was placed with carers on Friday.",
        "[[Nguyen Thi Lan]] needs an interpreter for the meeting.",
        "[[Maricel Dela Cruz]] did the evening call.",
        "[[Delroy Bartholomew]] enjoys dominoes at the club.",
        "[[Siobhán Ní Dhomhnaill]] phoned to cancel.",
        "[[Rhiannon Llewellyn-Pugh]] asked for a copy of the plan.",
        "[[Hamish MacAskill]] remains on the waiting list.",
        "[[Morwenna Trevithick]] has a new hoist.",
        "[[Shloime Grunfeld]] would like kosher meals.",
        "[[Bridget Mongan]] lives on the site with her sons.",
        "[[João Figueiredo]] works nights at the bakery.",
        "[[Edith Braithwaite]] slept well and had tea and toast.",
    ],
    "title and surname": [
        "[[Mrs Okonjo]] declined her shower but had a wash.",
        "[[Mr Singh]] was up when I came.",
        "[[Ms Kowalczyk]] said she is tired.",
        "[[Miss Dang]] wants to move.",
        "[[Mx Farrow]] has asked us to use they.",
        "[[Dr Olatunji]] reviewed the tablets.",
        "[[Mr. Hughes]] took his meds with water.",
        "Rang [[Mr bin Rashid]] to say we would be late.",
        "[[Mrs de Souza]] was pleased with her hair.",
        "[[Mr O'Brien]] and [[Mrs O’Dowd]] shared a table.",
        "[[PC Whitlock]] attended and took a statement.",
        "[[Sister Adjei]] on the ward says she is medically fit.",
        "[[Cllr Begum]] wrote in about the bins.",
        "[[Revd Thackray]] visits on Thursdays.",
        "Both [[Mr]] and [[Mrs Rahman]] were present.",
        "[[Mrs May]] is 84 and lives alone.",
        "[[Mr Will]] had his catheter changed.",
    ],
    "a forename alone": [
        "[[Hope]] counted her change out of her purse.",
        "[[Zainab]] was crying when I got there.",
        "[[Kwame]] refused lunch but had a yoghurt.",
        "[[Gosia]] said her back hurts.",
        "[[Bronagh]] has been drinking again.",
        "Took [[Tariq]] to the park, played football.",
        "[[Xin Yi]] is settled in her new school.",
        "[[Priyanka]] told me that [[Rohan]] hits her.",
        "[[Dilys]] enjoyed the singing.",
        "[[Grace]] ate all her dinner.",
        "Sat with [[Joy]] while she had her tea.",
        "[[Rose]] told me she misses her cat.",
        "[[Sandy]] is her best friend.",
        "[[Blessing]] is the new night carer.",
        "[[Sunny]] walked to the shop with me.",
        "Dad said [[Jaxon]] is out of control.",
        "[[Kayden-Lee]] and [[Lexi-Mae]] were at home with nan.",
        "[[T'Shan]] got into a fight at school.",
    ],
    "initials": [
        "[[A B-C]] attended, said he feels low.",
        "[[J.S.]] declined support.",
        "[[KO]] told staff she wanted to go home.",
        "[[PW]]'s mood was low, [[PW]] did not eat.",
        "[[M.A.]] asked to see the doctor.",
        "[[J]] said that he was hit by his brother, and [[J]] showed me the mark.",
    ],
    "the surname first, or alone": [
        "[[NOWAK Piotr]], seen on ward.",
        "[[OYELARAN, Folake]] - review due",
        "[[Thistlewood, Gerald]]",
        "[[HUSSAIN, Mohammed]] DOB 04/05/1961",
        "Patient: [[ABERNETHY Moira]]",
        "[[Rzepka]] was angry when the carer was late.",
        "[[Adeyemi]] did not attend, 2nd DNA.",
    ],
    "an initial and a surname": [
        "[[J Smith]], senior carer",
        "[[P. Krishnan]] to chase the OT.",
        "[[S.K. Mistry]] chaired.",
        "[[A. N. Osei]] signed for the parcel.",
        "Bloods taken by [[R Villanueva]].",
        "email sent to [[D.Hartigan]] re funding",
    ],
    "in lower case": [
        "[[mrs okeke]] was asleep so i left her be",
        "popped in to see [[mr patel]], he was fine",
        "her daughter [[agnieszka]] will bring clean clothes",
        "son [[kofi]] visits sundays",
        "told [[dr hussain]] about the rash",
        "husband [[derek]] is in hospital",
        "neighbour [[sheila]] has a key",
        "spoke to [[miss adebayo]] on the phone",
        "her mum [[tracey]] and stepdad [[wayne]] were both there",
        "[[halima]] fed and changed, settled by 7",
        "[[derek]] up and dressed had porridge and tea",
        "staff found [[siobhan]] on floor by bed",
        "[[patrick o'neill]] asked for a smoke",
    ],
    "in capitals": [
        "[[JADWIGA]] REFUSED MEDS. GP [[DR KHAN]] INFORMED.",
        "[[MOHAMMED ISMAIL]] FELL AT 14.20, NO INJURY.",
    ],
    "with a hyphen": [
        "[[Anne-Marie Fotheringay-Phipps]] joined by phone.",
        "[[Oluwaseun Adeyemi-Clarke]] is the advocate.",
        "[[Jean-Baptiste]] is homesick.",
        "[[Smith-Jones]] family visited.",
    ],
    "with a particle": [
        "[[Siobhan O'Shaughnessy]] and [[Declan O’Hare]] came together.",
        "[[Callum McDonald]] was late.",
        "[[Isla MacKenzie]] and [[Fraser Mc Gregor]] argued.",
        "[[Maria de la Cruz]] cleaned the kitchen.",
        "[[Ahmed bin Khalid]] wishes to fast.",
        "[[Fatima bint Saleh]] has a new phone.",
        "[[Omar al-Jaziri]] reports nightmares.",
        "[[Rhys ap Gwilym]] speaks Welsh at home.",
        "[[Ludwig van der Merwe]] lives next door.",
        "[[Giuseppe Di Stefano]] is a retired barber.",
        "[[Nuala Ní Chonaill]] plays the harp.",
        "[[Abu Bakr Diallo]] moved in on Monday.",
        "[[Mary D'Souza]] sings in the choir.",
    ],
    "with accents": [
        "[[Zoë]] and [[Chloé]] were asleep.",
        "[[Łukasz Żak]] works as a driver.",
        "[[Müzeyyen Öztürk]] had her eye clinic.",
        "[[Siân]] rang the office twice.",
        "[[Ştefan Ionescu]] hurt his arm.",
        "[[Nguyễn Văn Minh]] was seen by the dentist.",
    ],
    "a nickname": [
        "[[Jim]] (known as [[Jimbo]]) was at the bus stop.",
        "[[Bex]] said she had not slept.",
    ],
    "with a role": [
        "[[Moira]], support worker, will visit on Tuesday.",
        "Support worker [[Obinna]] did the shopping.",
        "[[Shanice]] (health visitor) has concerns.",
        "Social worker [[Ffion Pritchard]] to arrange.",
        "District nurse [[Kalpana]] dressed the wound.",
        "Key worker: [[Tomasz]]",
        "OT [[Becky Stanforth]] measured the chair.",
        "Allocated to [[Nasreen]] from the duty team.",
        "[[Gareth]] the physio came at 2.",
        "Advocate [[Ms L. Fairclough]] present.",
        "interpreter - [[Hodan]]",
        "the foster carer, [[Denise Umunna]], was kind",
    ],
    "by its place": [
        "R7 [[Olive]] – out with her family.",
        "Room 11 [[Joy]]: cried till two.",
        "No more calls on school nights.\n[[P]] x",
        "Bigger pair promised for next week.\n[[FR]] 11/7/18",
    ],
    "titles of clergy and nurses": [
        "[[Father Laverty]] had asked me at the door.",
        "[[Nurse Abara]] has seen this and signed.",
    ],
    "signatures": [
        "Regards,\n[[Temitope]]",
        "Kind regards\n[[Jo Pickersgill]]\nSocial Worker",
        "Thanks, [[Raj]]",
        "Signed: [[C. Achterberg]]  RGN",
        "Signed [[K Balogun]] 14/03/2026",
        "[[B. Lam]], HCA, 21:40",
        "entry by [[Lorna]], night staff",
        "Written by: [[Mehwish Iqbal]] (SW)",
        "- [[Stacey]] x",
    ],
    "headers and salutations of e-mail": [
        "To: [[Olu Bankole]]; [[Hazel Tring]]",
        "Cc: [[Vasile Munteanu]]",
        "Hi [[Parveen]],\nplease see below.",
        "Dear [[Ms Gwilliam]]",
        "Dear [[Mohamed]] and [[Ayaan]],",
        "From: [[Stubbs, Caroline]]",
    ],
    "who was there": [
        "Present: [[Yvonne Carrick]] (chair), [[Dele Ogunleye]] (SW), [[Sabitha]] (school nurse)",
        "Apologies: [[K. Patel]], [[Jo Brand-Hollis]]",
    ],
    "lists of contacts": [
        "Next of kin: [[Violet Ramdin]] (daughter) 07700 900123",
        "NOK [[Kenny Ogilvie]] brother",
        "Emergency contact: [[Mrs Hatice Demir]]",
        "Name: [[Ebrima Jallow]]",
        "Client name - [[Ludmila Horvathova]]",
        "GP: [[Dr Sivakumar]]",
        "Mother: [[Charlene Boswell]]  Father: [[Levi Smith]]",
    ],
    "ward tables": [
        "Bed 4 | [[Ogden]] | 88F | #NOF",
        "B2 [[Mrs Tan]] NBM, B3 [[Mr Ocansey]] for TTOs",
        "1. [[Akua Mensimah]] - falls, home today",
        "S/R 3: [[Fitzroy]], low mood, refusing diet",
    ],
    "misspelt the second time": [
        "[[Katarzyna]] rang at 9. At 11 [[Katazryna]] rang again.",
        "[[Mrs Abernathy]] is better. [[Mrs Abernethy]] had soup.",
        "[[Mohammed]] came in. [[Mohamed]] sat down.",
    ],
    "possessives": [
        "[[Ayodele]]'s sister will pick him up.",
        "[[James]]' mother is coming.",
        "[[Mrs Prosser]]’s chair is broken.",
        "Went through [[Wiktoria]]'s homework.",
        "[[Jess]]'s school rang about [[Jess]].",
        "[[Ayodele]]'s sister will pick him up.",
        "[[James]]' mother is coming.",
        "[[Mrs Prosser]]’s chair is broken.",
        "Went through [[Wiktoria]]'s homework.",
        "[[Jess]]'s school rang about [[Jess]].",
        "Put [[Mr Daniels]]' slippers by the bed.",
    ],
    "two people": [
        "[[Kai]] hit [[Dwayne]] with a spoon.",
        "[[Ali]] and his brother [[Hamza]] play well.",
        "[[Ken]] and [[Barbara Dolan]] have been married for 50 years.",
    ],
    "families": [
        "Siblings: [[Kezia]] (9), [[Malachi]] (6) and baby [[Noah]].",
        "Uncle [[Desmond]] is in prison.",
        "Aunty [[Shanthi]] looks after her.",
        "Grandad [[Alf]] died last year.",
        "partner [[Craig]] has a temper",
        "ex-husband, [[Vikram]], not to be told",
        "Siblings: [[Kezia]] (9), [[Malachi]] (6) and baby [[Noah]].",
    ],
    "in many voices": [
        "The resident, [[Ivy]], was found wandering.",
        "Client [[Marlon]] presented as flat.",
        "Pt [[Gillian]] c/o SOB.",
        "Tenant [[Bogdan]] is in arrears.",
        "Had a nice chat with [[Winnie]] about the war.",
        "Chased referral; [[Meena]] at the hub will ring.",
        "left voicemail for [[Carol]] to call",
        "I asked [[Lennox]] where he got the money.",
        "It was agreed that [[Ruqayyah]] would stay.",
        "Met w/ [[Siew Ling]] + dad",
        'He calls [[Trish]] "the boss".',
        "[[Ray]] of housing confirmed the repair.",
        "Staff: [[Lily]], [[Ade]], [[Jo-Ann]]",
        "[[Jyoti]] to do weekly shop, [[Pam]] to do meds.",
        "Met w/ [[Siew Ling]] + dad",
    ],
    "over several sentences": [
        "Arrived to find [[Hope]] in bed. [[Hope]] said she was cold. I asked [[Hope]] about breakfast.",
        "[[Mrs Grace Appiah]] was washed. [[Grace]] ate well.",
        "[[June]] (82) had a fall. Told [[June]] to use the alarm. Review in June.",
        "[[Jamal Siddique]] was seen. [[JS]] is low.",
        "Visit to [[Li Wei]]. [[Li]] spoke through an interpreter.",
        "[[Angel]] came out of school with [[Angel]]'s friend.",
        "Rang [[Summer]]'s mum. [[Summer]] is at nans.",
    ],
    "all in lower case": [
        "visited [[amina]] at home. [[amina]] said she was tired and [[amina]]'s son was there",
        "[[josie]] not in. called [[josie]] on mobile",
        "saw [[mr oyelaran]] today [[oyelaran]] says carers late again",
        "[[kyle]] kicked off at tea, [[kyle]] went to his room, staff sat with [[kyle]]",
        "pt [[gladys]] settled",
        "collected [[rosie]] from school",
        "[[tunde]] and [[bola]] squabbling all evening",
    ],
    "surnames without a title": [
        "Discussed [[Quashie]] with manager.",
        "[[McAllister]] remains in hospital.",
        "[[Iqbal]] to be reviewed by consultant.",
    ],
    "lists": [
        "Staff on: [[Aneta]], [[Bola]], [[Chris T]], [[Dee]]",
        "Contact with [[Peter]], [[Paul]] & [[Mary]]",
        "Cc [[Dr A Nkemelu]]; [[Sr Joan Birtles]]",
        "Household: mum [[Leanne]], partner [[Scott]], [[Ellie-Mae]]",
        "Invited: [[Ms Whitcombe]] (SENCO), [[Mr Adu]] (head), [[Dr Lal]]",
    ],
    "forms": [
        "Name of carer [[Sian Probert]]",
        "Preferred name: [[Bunny]]",
        "Child's name: [[River Stone]]",
        "Allocated SW: [[Hope Manning]]",
        "Advocate name: [[Will Parsons]]",
        "Assessor: [[J. Hope]]",
        "Known as: [[Tosh]]",
        "Parent/Carer: [[Mr Gul Khan]]",
        "Social worker: [[Summer Hayes]]",
        "Seen by: [[R. Mistry]] Date: 02/03/2026",
        "Completed by [[Olena]] on 3/3/26",
        "Reported by: [[NB]]",
        "Author: [[HW]]",
        "Staff initials: [[DK]]",
    ],
    "lines with a time": [
        "08:00 [[Doreen]] up and dressed. 12:30 [[Doreen]] had soup.",
        "21.15 [[Wesley]] came in smelling of cannabis",
    ],
    "in quotes": [
        '[[Nadia]] said "I don\'t want [[Kevin]] near me".',
        'She shouted "[[Stephen]] get out"',
        "'[[Joe]] did it' he told me",
    ],
    "speech": [
        "[[Beata]]: I can't cope.\n[[Marta]]: You can.",
        'SW asked [[Qasim]], "Are you ok?"',
    ],
    "messages": [
        "hi its [[Shaz]] can u ring me",
        "Voicemail: this is [[Penny]] from the surgery",
    ],
    "in mid-sentence": [
        "Alleged perpetrator [[Leroy]] lives two doors down.",
        "Report that [[Chantelle]] left [[Riley]] with [[Tyson]].",
        "He goes by [[Smiley]] on the street.",
        "His girlfriend [[Star]] is pregnant.",
        "[[Princess]] wet the bed.",
        "[[Wisdom]] arrived from Lagos.",
        "[[Gift Moyo]] needs a new passport.",
        "[[Khadija]] has moved to [[Khadija]]'s aunt.",
    ],
}


@pytest.mark.parametrize(
    "marked", [pytest.param(line, id=f"{kind}: {line[:40]}") for kind, lines in FOUND.items() for line in lines]
)
def test_names_are_found_with_exact_spans(marked: str) -> None:
    assert_marked(person.find, marked)


def known(marked: str, *people: KnownPerson) -> None:
    """That the stated people's names, and nothing else, are found in the note."""
    text, wanted = unmark(marked)
    passage = Passage(read(text), Known(people))
    found = sorted(person.find(passage), key=lambda hit: hit.start)
    assert [text[hit.start : hit.end] for hit in found] == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "then [[Jinx]] wept",
        "[[Quorl]] went out, and [[quorl]] came back",
        "The [[QUORL]] FILE",
        "[[Vex Quorl]] was there",
        "the jinxed day",
    ],
)
def test_stated_names_are_found_whatever_they_look_like(marked: str) -> None:
    known(marked, KnownPerson("Vex Quorl", "subject", ("Jinx",)))


@pytest.mark.parametrize("marked", ["He will come in May.", "[[Will May]] came.", "Met [[Will]] at noon."])
def test_stated_names_that_are_words_need_a_capital(marked: str) -> None:
    text, wanted = unmark(marked)
    found = sorted(person.find(Passage(read(text), Known((KnownPerson("Will May"),)))), key=lambda hit: hit.start)
    assert set(wanted) <= {text[hit.start : hit.end] for hit in found}
    assert not any(text[hit.start : hit.end] == "will" for hit in found)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text_gives_sound_hits(text: str) -> None:
    assert_sound(person.find, text, "PERSON", "person")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Mrs",
                "Prysk",
                "PRYSK,",
                "Ottoline",
                "ottoline",
                "A.",
                "B-C",
                "de",
                "la",
                "’s",
                "\n",
                "O'",
                "(",
                "&",
                "Mr",
                "HN",
                '"Ott"',
                "/",
                "-",
                "I",
            ]
        ),
        max_size=18,
    ),
    st.sampled_from([" ", ""]),
)
def test_pieces_of_names_in_any_order_give_sound_hits(parts: list[str], joint: str) -> None:
    assert_sound(person.find, joint.join(parts), "PERSON", "person")


def test_reasons_quote_no_name() -> None:
    """What a hit rests on is told without the name or the words of the note that are somebody's."""
    text = "Mrs Ottoline Prysk rang Dorcas Penhale about zygodactyl feet."
    for hit in person.find(Passage(read(text))):
        assert not {"ottoline", "prysk", "dorcas", "penhale", "zygodactyl"} & set(
            hit.why.lower().replace("|", " ").split()
        )
