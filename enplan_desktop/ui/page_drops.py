"""Where a goal lands that is dropped on the page, whichever way the style leads."""

from collections.abc import Sequence

from enplan_desktop.sheet.display import Box


def place_at(boxes: Sequence[Box], x: float, y: float) -> int:
    """The place among goals that stand in these boxes, in their order, that a point on the page means.

    Down a page it counts the goals that are passed, and up a page likewise; around a middle the nearest goal makes
    room.
    """
    middles = [(box.x + box.width / 2, box.y + box.height / 2) for box in boxes]
    downs = [down for _, down in middles]
    if downs == sorted(downs) and len(set(downs)) == len(downs):
        return sum(y > down for down in downs)
    if downs == sorted(downs, reverse=True) and len(set(downs)) == len(downs):
        return sum(y < down for down in downs)
    return min(range(len(middles)), key=lambda at: (middles[at][0] - x) ** 2 + (middles[at][1] - y) ** 2)


def mark_at(boxes: Sequence[Box], place: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """The line between which two points shows that place: beside the goal before which the dropped one comes."""
    upward = len(boxes) > 1 and boxes[0].y > boxes[-1].y
    beyond = place >= len(boxes)
    box = boxes[-1] if beyond else boxes[place]
    y = box.y + box.height if beyond is not upward else box.y
    return (box.x, y), (box.x + box.width, y)
