"""What stands in the copy for one withheld span: the actions of a policy as operators of Presidio's anonymizer.

Each span goes through the engine by itself, after overlaps were settled: the engine would unite neighbours of one type,
and two people would become one. Its own encryption has no authentication and is not used; tokens are Fernet's
(cryptography), with a random nonce and a check that nobody changed them.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from recordlint.errors import SettingsError
from recordlint.redaction.base import ACTIONS
from recordlint.redaction.generalise import generalise
from recordlint.redaction.grammar import gives_away, split_possessive
from recordlint.redaction.keys import KEY_BYTES
from recordlint.redaction.pseudonyms import Pseudonymiser

if TYPE_CHECKING:
    from presidio_anonymizer import AnonymizerEngine

LABELS = {
    "PERSON": "person",
    "DATE_OF_BIRTH": "date of birth",
    "DATE": "date",
    "AGE": "age",
    "ADDRESS": "address",
    "POSTCODE": "postcode",
    "LOCATION": "place",
    "ORGANISATION": "organisation",
    "SCHOOL": "school",
    "PHONE": "phone number",
    "EMAIL": "e-mail address",
    "URL": "web address",
    "NHS_NUMBER": "NHS number",
    "NINO": "National Insurance number",
    "CASE_ID": "case number",
    "VEHICLE": "vehicle registration",
    "PASSPORT": "passport number",
    "DRIVING_LICENCE": "driving licence number",
    "UPN": "pupil number",
    "BANK_ACCOUNT": "bank details",
    "ACCESS_CODE": "access code",
    "IP_ADDRESS": "IP address",
    "HANDLE": "user name",
    "OTHER_ID": "identifier",
    "PICTURE": "picture withheld",
}
"""What a label calls data of a type."""
MASK = "*****"
"""What a masked span shows; always as wide, so that it tells nothing of what it stands for."""

_SCHEMES = {"chi": "CHI number", "hcn": "H&C number"}
_LAST_RESORT = ("[withheld]", "[hidden]", "XXXXX", MASK)
_NUMBER = re.compile(r"(\d{1,9})$")
_ENCRYPTED = re.compile(r"^\[(?:encrypted )?([\w=-]{20,})\]$")
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Means:
    """What some actions need: `key` (32 bytes, as `keys.new_key` makes it) to encrypt, `pseudonymiser` for pseudonyms."""

    key: bytes | None = field(default=None, repr=False)
    pseudonymiser: Pseudonymiser | None = None


@dataclass(frozen=True, slots=True)
class Replaced:
    """What stands in the copy, and the action that made it: another than asked where that could not be done safely."""

    text: str
    action: str


def label_of(type: str, entity: str | None = None, words: str = "", scheme: str | None = None) -> str:
    """The label of a span: "[NHS number]", "[person 3]". Only people are numbered, by the number that ends the entity.

    `words` are the policy's own, such as "family member".
    """
    said = words or _SCHEMES.get(scheme or "", "") or LABELS.get(type, "withheld")
    number = _NUMBER.search(entity or "") if type == "PERSON" else None
    return f"[{said} {number[1]}]" if number else f"[{said}]"


def replacement(
    surface: str,
    type: str,
    action: str,
    *,
    entity: str | None = None,
    label: str = "",
    to: str = "",
    scheme: str | None = None,
    gender: str | None = None,
    surfaces: Collection[str] = (),
    means: Means | None = None,
) -> Replaced:
    """What stands for `surface` when `action` is done with it. It never holds the surface, unless the action is keep.

    `label` and `to` are the policy's, `surfaces` all forms of the person's name in the run. A possessive ending stays. What
    cannot be generalised, and types that have no pseudonym, get a label. Raises SettingsError where a key or a seed is missing.
    """
    if action not in ACTIONS:
        raise ValueError(f"an action is one of {', '.join(ACTIONS)}, not {action}")
    if action == "keep":
        return Replaced(surface, "keep")
    core, ending = split_possessive(surface)
    means = means or Means()
    if action == "pseudonym" and means.pseudonymiser is None:
        raise SettingsError("pseudonyms need a seed: give one, so that the same run gives the same names")
    if action == "encrypt":
        _cipher(means.key)
    params: dict[str, Any] = {
        "label": label_of(type, entity, label, scheme),
        "to": to or None,
        "entity": entity or f"name {core.casefold()}",
        "gender": gender,
        "surfaces": surfaces,
        "means": means,
    }
    made = _operate(action, core, type, params)
    # "*****'s" would tell that a mask stands for a name, and nothing is left for the ending after a removal.
    ending = "" if action in ("mask", "remove") else ending
    if made and not gives_away(made, core) and not gives_away(made + ending, surface):
        return Replaced(made + ending, action)
    if action == "remove":
        return Replaced("", action)
    safe = next(text for text in (params["label"], *_LAST_RESORT) if not gives_away(text, core))
    return Replaced(safe if gives_away(safe + ending, surface) else safe + ending, "label")


def decrypt(token: str, key: bytes) -> str:
    """The words that an encrypted replacement stands for. Raises SettingsError for another key or a token that was changed."""
    from cryptography.fernet import InvalidToken

    match = _ENCRYPTED.match(token.strip())
    try:
        return _cipher(key).decrypt(match[1] if match else token).decode("utf-8", "surrogatepass")
    except InvalidToken:
        raise SettingsError("the token cannot be decrypted: it was changed, or made with another key") from None


def _cipher(key: bytes | None) -> Any:
    from cryptography.fernet import Fernet

    if not key:
        raise SettingsError("to encrypt needs a key: give a key file, and keep it apart from the copy")
    if len(key) != KEY_BYTES:
        raise SettingsError(f"a key has {KEY_BYTES} bytes: give a key file that recordlint wrote")
    return Fernet(base64.urlsafe_b64encode(key))


def _label(text: str, type: str, params: dict[str, Any]) -> str:
    return params["label"]


def _mask(text: str, type: str, params: dict[str, Any]) -> str:
    return MASK


def _remove(text: str, type: str, params: dict[str, Any]) -> str:
    return ""


def _generalise(text: str, type: str, params: dict[str, Any]) -> str:
    return generalise(type, text, params["to"]) or ""


def _pseudonym(text: str, type: str, params: dict[str, Any]) -> str:
    pseudonymiser: Pseudonymiser = params["means"].pseudonymiser
    if type != "PERSON":
        return pseudonymiser.number_for(type, text) or ""
    return pseudonymiser.name_for(params["entity"], params["gender"], {*params["surfaces"], text})[text]


def _encrypt(text: str, type: str, params: dict[str, Any]) -> str:
    cipher = _cipher(params["means"].key)
    for _ in range(_TRIES):
        # A short name can stand in a random token by chance: then another is drawn.
        token = cipher.encrypt(text.encode("utf-8", "surrogatepass")).decode("ascii")
        for made in (f"[encrypted {token}]", f"[{token}]"):
            if not gives_away(made, text):
                return made
    return ""


_DONE: dict[str, Callable[[str, str, dict[str, Any]], str]] = {
    "label": _label,
    "mask": _mask,
    "remove": _remove,
    "generalise": _generalise,
    "pseudonym": _pseudonym,
    "encrypt": _encrypt,
}


def _operate(action: str, text: str, type: str, params: dict[str, Any]) -> str:
    from presidio_anonymizer import OperatorConfig, RecognizerResult

    name = f"recordlint_{action}"
    made = _engine().anonymize(
        text=text,
        analyzer_results=[RecognizerResult(type, 0, len(text), 1.0)],  # pyright: ignore[reportArgumentType]
        operators={type: OperatorConfig(name, params)},
        merge_entities_with_spaces=False,
    )
    return made.text or ""


@cache
def _engine() -> AnonymizerEngine:
    """Presidio's engine with an operator for each action; it is loaded when the first span is replaced."""
    from presidio_anonymizer import AnonymizerEngine

    engine = AnonymizerEngine()
    for action, done in _DONE.items():
        engine.add_anonymizer(_operator(action, done))
    return engine


def _operator(action: str, done: Callable[[str, str, dict[str, Any]], str]) -> type[Any]:
    from presidio_anonymizer.operators import Operator, OperatorType

    class Done(Operator):
        """One action of a policy."""

        def operate(self, text: str, params: dict[str, Any] | None = None) -> str:
            """What stands for the text."""
            given = params or {}
            return done(text, given["entity_type"], given)

        def validate(self, params: dict[str, Any] | None = None) -> None:
            """Everything was looked at before."""

        def operator_name(self) -> str:
            """The name that an operator config asks for."""
            return f"recordlint_{action}"

        def operator_type(self) -> OperatorType:
            """Anonymize."""
            return OperatorType.Anonymize

    return Done
