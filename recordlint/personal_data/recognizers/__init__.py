"""The recognizers, one module each, and what each can find."""

from __future__ import annotations

from collections.abc import Mapping

from recordlint.personal_data.base import Recognizer
from recordlint.personal_data.recognizers import (
    access_code,
    address,
    age,
    bank_account,
    case_id,
    dates,
    driving_licence,
    email,
    encoder,
    handle,
    ip_address,
    location,
    nhs_number,
    nino,
    organisation,
    other_id,
    passport,
    person,
    phone,
    postcode,
    school,
    upn,
    url,
    vehicle,
)

RECOGNIZERS: Mapping[str, Recognizer] = {
    "access_code": access_code.find,
    "address": address.find,
    "age": age.find,
    "bank_account": bank_account.find,
    "case_id": case_id.find,
    "dates": dates.find,
    "driving_licence": driving_licence.find,
    "email": email.find,
    "encoder": encoder.find,
    "handle": handle.find,
    "ip_address": ip_address.find,
    "location": location.find,
    "nhs_number": nhs_number.find,
    "nino": nino.find,
    "organisation": organisation.find,
    "other_id": other_id.find,
    "passport": passport.find,
    "person": person.find,
    "phone": phone.find,
    "postcode": postcode.find,
    "school": school.find,
    "upn": upn.find,
    "url": url.find,
    "vehicle": vehicle.find,
}

FINDS: Mapping[str, tuple[str, ...]] = {
    "address": ("ADDRESS", "LOCATION"),
    "bank_account": ("BANK_ACCOUNT",),
    "dates": ("DATE", "DATE_OF_BIRTH"),
    "encoder": ("ORGANISATION", "SCHOOL", "LOCATION", "ADDRESS", "DATE", "DATE_OF_BIRTH", "AGE", "OTHER_ID"),
    "ip_address": ("IP_ADDRESS",),
    "school": ("SCHOOL",),
}
"""What a recognizer finds where its name alone does not say it."""


def types_of(name: str) -> tuple[str, ...]:
    """The types that the recognizer of that name can give."""
    return FINDS.get(name, (name.upper(),))
