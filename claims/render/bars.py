"""The figure chart in characters: a line an origin, every figure and its open end on one scale."""

from __future__ import annotations

from claims.model import Assessment
from claims.render.figure_chart import Chart, Lane, Mark, Role, chart

_SHAPES = {Role.CURRENT: "●", Role.RIVAL: "◆", Role.PART: "○", Role.EARLIER: "·", Role.ASIDE: "×"}
_NARROWEST, _WIDEST = 20, 60


def bars(assessed: Assessment, width: int) -> list[str]:
    """The lines of the chart, no wider than the terminal; none where there is nothing to compare.

    ● a current figure, ◆ one that contradicts another, ○ a part, · an earlier one, × set aside; ─► an open end.
    """
    drawn = chart(assessed)
    if drawn is None or sum(len(lane.marks) for lane in drawn.lanes) < 2:
        return []
    room = max(_NARROWEST, min(_WIDEST, width // 2))
    lines = [_scale(drawn, room)]
    lines += [f"  {_lane(lane, drawn, room)}  {lane.words}  {lane.name}" for lane in drawn.lanes]
    return lines


def _lane(lane: Lane, drawn: Chart, room: int) -> str:
    cells = [" "] * room
    if drawn.band:
        left, right = _cell(drawn.band[0], room), _cell(sum(drawn.band), room)
        cells[left : right + 1] = "·" * (right - left + 1)
    for mark in lane.marks:
        _reach(mark, cells, room)
    for mark in lane.marks:
        cells[_cell(mark.at, room)] = _SHAPES[mark.role]
    return "".join(cells)


def _reach(mark: Mark, cells: list[str], room: int) -> None:
    at = _cell(mark.at, room)
    if mark.left is not None and mark.right is not None:
        for place in range(_cell(mark.left, room), _cell(mark.right, room) + 1):
            cells[place] = "━"
    if mark.open_right:
        cells[at + 1 : at + 4] = list("──►")[: len(cells) - at - 1]
    if mark.open_left:
        start = max(0, at - 3)
        cells[start:at] = list("◄──")[: at - start]


def _scale(drawn: Chart, room: int) -> str:
    """The axis: the first and the last round number, and what the scale is."""
    (_, first), (_, last) = drawn.ticks[0], drawn.ticks[-1]
    kind = "  (logarithmic)" if drawn.logarithmic else ""
    at = _cell(drawn.ticks[-1][0], room)
    return f"  {first}{' ' * max(1, at - len(first) - len(last) + 1)}{last}{kind}"


def _cell(at: float, room: int) -> int:
    return max(0, min(room - 1, round(at / 100 * (room - 1))))
