"""Reading tables of a TOML file as frozen dataclasses, with checks of types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from labial.errors import FormatError

Table = TypeVar("Table")


def read_table(kind: type[Table], values: object, where: str) -> Table:
    """``values`` as the dataclass ``kind``; ``where`` names the table in messages.

    Fields may be strings, booleans, numbers, dataclasses, tuples or mappings of these, or None.
    Raises ``FormatError`` for a field that is unknown, missing, or of another type.
    """
    if not isinstance(values, Mapping):
        raise FormatError(f"{where}: expected a table, found {values!r}")
    known: dict[str, Any] = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    for name in values:
        if name not in known:
            raise FormatError(f"{where}: unknown field '{name}', expected {', '.join(known)}")
    for name, field in known.items():
        required = field.default is MISSING and field.default_factory is MISSING
        if required and name not in values:
            raise FormatError(f"{where}: the field '{name}' is missing")
    types = get_type_hints(kind)
    return kind(**{key: _value(types[key], each, f"{where}.{key}") for key, each in values.items()})


def _value(kind: Any, value: object, where: str) -> Any:
    if get_origin(kind) in (Union, UnionType):
        (kind,) = (each for each in get_args(kind) if each is not NoneType)
    if hasattr(kind, "__dataclass_fields__"):
        return read_table(kind, value, where)
    if get_origin(kind) is tuple:
        return _values(get_args(kind), value, where)
    if isinstance(get_origin(kind), type) and issubclass(get_origin(kind), Mapping):
        if not isinstance(value, Mapping):
            raise FormatError(f"{where}: expected a table, found {value!r}")
        inner = get_args(kind)[1]
        return {key: _value(inner, each, f"{where}.{key}") for key, each in value.items()}
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not kind:
        raise FormatError(f"{where}: expected {_NAMES[kind]}, found {value!r}")
    return value


def _values(kinds: tuple[Any, ...], value: object, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise FormatError(f"{where}: expected a list, found {value!r}")
    if kinds[-1] is Ellipsis:
        kinds = (kinds[0],) * len(value)
    if len(value) != len(kinds):
        raise FormatError(f"{where}: expected {len(kinds)} values, found {value!r}")
    pairs = enumerate(zip(kinds, value, strict=True))
    return tuple(_value(kind, each, f"{where}[{place}]") for place, (kind, each) in pairs)


_NAMES = {str: "a text", float: "a number", int: "a whole number", bool: "true or false"}
