"""Tab completion needs the words as typed: their values are not converted, so what converts them is not loaded."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any


def leave_as_typed(params: Iterable[Any]) -> None:
    """Let these parameters keep words as typed while a line is completed; a command that runs converts as ever.

    `process_value` is the method that parameters convert with; while a line is completed nothing reads the result.
    """
    for param in params:
        param.process_value = partial(_value, param)


def _value(param: Any, ctx: Any, value: Any) -> Any:
    if ctx.resilient_parsing:
        return () if value is None and (param.multiple or param.nargs == -1) else value
    return type(param).process_value(param, ctx, value)
