"""Policies: what a file states is done, what it does not state is withheld, and a mistake in it is named."""

from __future__ import annotations

import pickle
from itertools import product

import pytest

from recordlint.errors import SettingsError
from recordlint.personal_data.base import NOBODY, ROLES, TYPES
from recordlint.redaction.base import ACTIONS
from recordlint.redaction.policy import Decision, available, load

EVERYBODY = (*ROLES, NOBODY)
SHIPPED = ("everything", "multi-agency", "subject-access", "training")


@pytest.fixture
def write(tmp_path):
    def make(text, name="house.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return make


HEAD = "id: house\ntitle: Ours\npurpose: For us\npeople:\n  subject: keep\n"


def test_the_shipped_policies_are_available():
    assert available() == SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_policy_states_every_type_and_role(name):
    policy = load(name)
    assert policy.id == name
    assert policy.title
    assert policy.purpose
    assert pickle.loads(pickle.dumps(policy)) == policy
    for type, role in product(TYPES, EVERYBODY):
        decision = policy.decide(type, role)
        assert decision.action in ACTIONS
        assert decision.exemption == "", "an exemption is for a person to claim"
        assert "not stated" not in decision.rule
        assert not (decision.review and decision.action == "keep")


def actions(name, type):
    return [(load(name).decide(type, role).action, load(name).decide(type, role).review) for role in EVERYBODY]


KEEP, LABEL, REVIEW = ("keep", False), ("label", False), ("label", True)


@pytest.mark.parametrize(
    ("name", "type", "expected"),
    [  # subject, family, third party, professional, nobody
        ("subject-access", "PERSON", [KEEP, REVIEW, REVIEW, KEEP, REVIEW]),
        ("subject-access", "DATE", [KEEP] * 5),
        ("subject-access", "DATE_OF_BIRTH", [KEEP, REVIEW, REVIEW, REVIEW, REVIEW]),
        ("subject-access", "PHONE", [KEEP, REVIEW, REVIEW, REVIEW, REVIEW]),
        ("subject-access", "ORGANISATION", [KEEP, REVIEW, REVIEW, KEEP, KEEP]),
        ("subject-access", "ACCESS_CODE", [KEEP, REVIEW, REVIEW, REVIEW, REVIEW]),
        ("multi-agency", "PERSON", [KEEP, KEEP, LABEL, KEEP, REVIEW]),
        ("multi-agency", "NINO", [LABEL] * 5),
        ("multi-agency", "BANK_ACCOUNT", [LABEL] * 5),
        ("multi-agency", "ACCESS_CODE", [LABEL] * 5),
        ("multi-agency", "ADDRESS", [KEEP, REVIEW, LABEL, KEEP, REVIEW]),
        ("training", "PERSON", [("pseudonym", False)] * 5),
        ("training", "AGE", [("generalise", False)] * 5),
        ("training", "POSTCODE", [LABEL] * 5),
        ("everything", "PERSON", [LABEL] * 5),
        ("everything", "DATE", [LABEL] * 5),
    ],
)
def test_what_the_shipped_policies_decide(name, type, expected):
    assert actions(name, type) == expected


def test_subject_access_says_why_workers_stay_and_others_wait():
    policy = load("subject-access")
    assert "para. 17" in policy.decide("PERSON", "professional").reason
    family = policy.decide("PERSON", "family")
    assert (family.label, family.rule) == ("family member", "subject-access: PERSON/family")
    assert family.reason


def test_what_a_policy_does_not_state_is_withheld(write):
    policy = load(write(HEAD + "data:\n  DATE: keep\n  AGE: {subject: keep}\n"))
    assert policy.decide("PERSON", "subject").action == "keep"
    for type, role in (
        ("PERSON", "family"),
        ("PHONE", "subject"),
        ("AGE", "none"),
        ("NEW_TYPE", "subject"),
        ("PERSON", "?"),
    ):
        decision = policy.decide(type, role)
        assert decision.action == "label"
        assert decision.rule == f"house: {type}/{role} (not stated)"


def test_the_forms_of_an_entry(write):
    text = """data:
  DATE, AGE: keep
  POSTCODE: {action: generalise, to: district}
  PHONE:
    reason: Shared words.
    professional: keep
    family: {action: mask, review: true, reason: Its own}
    default: remove
"""
    policy = load(write(HEAD + text))
    assert policy.decide("AGE", "family") == Decision("keep", rule="house: AGE/default")
    assert policy.decide("POSTCODE", "none") == Decision("generalise", to="district", rule="house: POSTCODE/default")
    assert policy.decide("PHONE", "professional").reason == "Shared words."
    assert policy.decide("PHONE", "family") == Decision(
        "mask", review=True, reason="Its own", rule="house: PHONE/family"
    )
    assert policy.decide("PHONE", "none").rule == "house: PHONE/default"


def test_a_house_policy_comes_before_a_shipped_one(tmp_path):
    folder = tmp_path / "policies"
    folder.mkdir()
    (folder / "training.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "court.yml").write_text(HEAD, encoding="utf-8")
    assert available((tmp_path,)) == ("court", *SHIPPED)
    assert load("training", (tmp_path,)).title == "Ours"
    assert load("training").title != "Ours"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + "datas: {}\n", ["unknown key 'datas'", "did you mean 'data'"]),
        (HEAD + "data: {DAT: keep}\n", ["data: type 'DAT'", "did you mean 'DATE'"]),
        (HEAD + "data: {DATE: {famly: keep}}\n", ["data.DATE: role 'famly'", "did you mean 'family'"]),
        (HEAD + "data: {DATE: kep}\n", ["data.DATE.default: action 'kep'", "did you mean 'keep'"]),
        (HEAD + "data: {DATE: {action: keep, revew: true}}\n", ["key 'revew'", "did you mean 'review'"]),
        (HEAD + "data: {DATE: {action: label, review: maybe}}\n", ["data.DATE.default.review must be true or false"]),
        (HEAD + "data: {DATE: {action: keep, review: true}}\n", ["data.DATE.default", "withholds"]),
        (HEAD + "data: {DATE: {action: generalise, to: mont}}\n", ["to 'mont'", "did you mean 'month'"]),
        (HEAD + "data: {PHONE: {action: generalise, to: month}}\n", ["PHONE cannot be generalised"]),
        (HEAD + "data: {DATE: {subject: {reason: x}}}\n", ["data.DATE.subject has no 'action'"]),
        (HEAD + "data: {PERSON: keep}\n", ["decided under 'people'"]),
        (HEAD + "data:\n  DATE: keep\n  DATE: label\n", ["line 8", "'DATE' is given twice"]),
        (HEAD + "data:\n  DATE, AGE: keep\n  AGE: label\n", ["data.AGE is given twice"]),
        (HEAD + "data: [DATE]\n", ["data must be a table"]),
        (HEAD + "data: {DATE: 3}\n", ["data.DATE must be a table"]),
        (HEAD + "data: {DATE: {reason: [x], default: keep}}\n", ["data.DATE.reason must be text"]),
        (HEAD.replace("purpose: For us\n", ""), ["'purpose' is missing"]),
        (HEAD.replace("Ours", "[x]"), ["title must be text"]),
        ("- x\n", ["a policy must be a table"]),
        ("id: [\n", ["not valid YAML"]),
        ("? [a, b]\n: x\n", ["not valid YAML"]),
    ],
)
def test_a_mistake_is_named(write, text, told):
    path = write(text)
    with pytest.raises(SettingsError) as caught:
        load(path)
    for words in (str(path), *told):
        assert words in str(caught.value)


def test_an_unknown_policy_is_told_with_the_nearest():
    with pytest.raises(SettingsError, match="did you mean 'training'"):
        load("trainig")


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"id: caf\xe9\n")
    with pytest.raises(SettingsError, match="UTF-8"):
        load(tmp_path / "latin.yaml")
