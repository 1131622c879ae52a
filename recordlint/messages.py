"""The texts of a finding: placeholders filled from the nation's law and from what a check names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import yaml

from recordlint.resources import resource

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def fill(text: str, values: Mapping[str, str], nation: str) -> str:
    """`text` with each `{name}` replaced, from `values` first and then from the nation's words (`rules/nations.yaml`)."""
    if "{" not in text:
        return text
    words = {**_nations().get(nation, {}), **values}
    return _PLACEHOLDER.sub(lambda match: str(words.get(match[1], match[0])), text)


@cache
def _nations() -> Mapping[str, Mapping[str, str]]:
    path = resource("rules") / "nations.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
