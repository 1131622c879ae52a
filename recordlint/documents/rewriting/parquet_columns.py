"""Columns of Parquet files: their values as texts, and their values where texts changed.

An array is never passed on as it was read: what it holds beside its rows' values (the words of a dictionary that no
row uses any more, the metadata of fields) would go with it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from recordlint.documents.rewriting.shown_numbers import shown_number

UNREADABLE = "holds values that are no text (bytes): leave it out of the export"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the source: `kind` is text, bytes (old exports hold texts so) or typed; `type` is the copy's."""

    name: str
    kind: str
    type: Any
    is_nullable: bool

    @classmethod
    def of(cls, field: Any) -> Column:
        """The column of a field of an Arrow schema."""
        import pyarrow as pa  # late: a text file needs none of it

        kind, inner = field.type, field.type
        if pa.types.is_dictionary(kind) and _is_text(kind.value_type):
            return cls(field.name, "text", pa.dictionary(pa.int32(), kind.value_type), field.nullable)
        inner = plain_type(kind)
        if _is_text(inner):
            return cls(field.name, "text", inner, field.nullable)
        is_bytes = pa.types.is_binary(inner) or pa.types.is_large_binary(inner)
        return cls(field.name, "bytes" if is_bytes else "typed", inner, field.nullable)

    def plain(self, array: Any) -> Any:
        """An array of the source as one of the copy's type, rid of dictionaries and metadata."""
        import pyarrow as pa  # late: a text file needs none of it

        if isinstance(array, pa.ExtensionArray):
            array = array.storage
        if self.kind == "text" and pa.types.is_dictionary(self.type):
            return array.cast(self.type.value_type)
        if array.type.equals(self.type, check_metadata=True):
            return array
        try:
            return array.cast(self.type)
        except pa.ArrowNotImplementedError:
            return pa.array(array.to_pylist(), type=self.type)

    def texts(self, array: Any) -> list[str | None]:
        """The values of a plain array as texts. Raises UnicodeDecodeError for bytes that are no text."""
        import pyarrow as pa  # late: a text file needs none of it

        try:
            values = array.to_pylist()
        except (ValueError, OverflowError, KeyError, pa.ArrowException):
            # Nanoseconds, dates beyond Python's, a time zone that this system does not know.
            values = array.cast(pa.string()).to_pylist()
        return [None if value is None else value_text(value) for value in values]

    def made(self, texts: Sequence[str | None]) -> Any:
        """An array of the copy's type from texts, for a column of kind text or bytes."""
        import pyarrow as pa  # late: a text file needs none of it

        if self.kind == "bytes":
            return pa.array([None if text is None else text.encode() for text in texts], type=self.type)
        if pa.types.is_dictionary(self.type):
            return pa.array(texts, type=self.type.value_type).dictionary_encode().cast(self.type)
        return pa.array(texts, type=self.type)


def value_text(value: Any) -> str:
    """A value as people read it. Lists and structures are JSON; a whole number has no decimals."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, float):
        return shown_number(value)
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False, default=_inner_text)
    return str(value)


def _inner_text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _is_text(kind: Any) -> bool:
    import pyarrow as pa  # late: a text file needs none of it

    return pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)


def plain_type(kind: Any) -> Any:
    """A type without dictionaries, extensions and metadata of its fields, at any depth."""
    import pyarrow as pa  # late: a text file needs none of it

    def inner(field: Any) -> Any:
        return pa.field(field.name, plain_type(field.type), field.nullable)

    if isinstance(kind, pa.BaseExtensionType):
        return plain_type(kind.storage_type)
    if pa.types.is_dictionary(kind):
        return plain_type(kind.value_type)
    if pa.types.is_struct(kind):
        return pa.struct([inner(kind.field(i)) for i in range(kind.num_fields)])
    if pa.types.is_map(kind):
        return pa.map_(inner(kind.key_field), inner(kind.item_field), keys_sorted=kind.keys_sorted)
    if pa.types.is_fixed_size_list(kind):
        return pa.list_(inner(kind.value_field), kind.list_size)
    if pa.types.is_large_list(kind):
        return pa.large_list(inner(kind.value_field))
    if pa.types.is_list(kind):
        return pa.list_(inner(kind.value_field))
    return kind
