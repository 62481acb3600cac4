"""Column types that mean the same on SQLite and PostgreSQL."""

from decimal import Decimal
from typing import Any

from sqlalchemy import Dialect, Numeric
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

from claims.model import Number

_SQLITE_INTEGER = 2**63


class _AnyStorage(UserDefinedType[Any]):
    """A SQLite column without affinity: an integer stays an integer, a text a text, and nothing becomes REAL."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "EXACT_BLOB"


class ExactNumber(TypeDecorator[Number]):
    """Integers and Decimals, to the last digit: NUMERIC on PostgreSQL; INTEGER or TEXT cells on SQLite."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(_AnyStorage() if dialect.name == "sqlite" else Numeric())

    def process_bind_param(self, value: Number | None, dialect: Dialect) -> Any:
        return value if value is None or dialect.name != "sqlite" else cell(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Number | None:
        return None if value is None else number(value)


def cell(value: Number) -> int | str:
    """The number as a SQLite cell: an integer where it is one and fits 64 bits, else text."""
    whole = int(value)
    return whole if whole == value and abs(whole) < _SQLITE_INTEGER else str(value)


def number(value: int | str | Decimal) -> Number:
    """The number as the program holds it: int for whole numbers, Decimal for others."""
    if isinstance(value, int):
        return value
    exact = Decimal(value)
    return int(exact) if exact == exact.to_integral_value() else exact
