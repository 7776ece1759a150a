"""The picture of how sure the host was and how often she was right: a box an expectation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from editorial.decisions.ledger import Forecasts
from plugins.languages import Gettext, page_words

_STEP, _BOX, _LABEL, _MOST_ACROSS = 22, 17, 84, 10
"""In units of the picture: from box to box, a box, the room for words; and boxes in a line."""


@dataclass(frozen=True)
class _Line:
    """The boxes of one group. `top` is where they begin, in units of the picture."""

    group: Forecasts
    top: int


def range_words(group: Forecasts, _: Gettext) -> str:
    """Return the range of per cent that a group stands for."""
    return _("%(low)s–%(high)s per cent") % {"low": group.low, "high": group.high}


def calibration(groups: Sequence[Forecasts], _: Gettext) -> Markup:
    """Return the picture as SVG, with its figures as its title."""
    told = ", ".join(
        _("%(hits)s of %(all)s at %(range)s")
        % {"hits": one.came_true, "all": one.told, "range": range_words(one, _)}
        for one in groups
    )
    title = _("Expectations that came true: %(told)s.") % {"told": told}
    across = min(max(group.told for group in groups), _MOST_ACROSS)
    lines, height = [], 0
    for group in groups:
        lines.append(_Line(group, height))
        height += -(-group.told // across) * _STEP + _STEP // 4
    drawn = Markup("").join(_drawn(line, across, _) for line in lines)
    return Markup(
        '<svg class="calib" viewBox="0 0 {} {}" role="img" aria-labelledby="calib">'
        '<title id="calib">{}</title>{}</svg>'
    ).format(_LABEL + across * _STEP, height, title, drawn)


def _drawn(line: _Line, across: int, _: Gettext) -> Markup:
    label = _("%(low)s–%(high)s %%") % {"low": line.group.low, "high": line.group.high}
    boxes = (_box(number, line, across) for number in range(line.group.told))
    text = Markup('<text x="0" y="{}">{}</text>').format(line.top + _BOX, label)
    return text + Markup("").join(boxes)


def _box(number: int, line: _Line, across: int) -> Markup:
    css = Markup(' class="hit"') if number < line.group.came_true else ""
    x = _LABEL + number % across * _STEP
    y = line.top + number // across * _STEP + 2
    return Markup('<rect x="{}" y="{}" width="{}" height="{}"{}/>').format(x, y, _BOX, _BOX, css)


@pass_context
def calibration_for_page(context: Context, groups: Sequence[Forecasts]) -> Markup:
    """Return the picture in the language of the page."""
    return calibration(groups, page_words(context))


@pass_context
def range_for_page(context: Context, group: Forecasts) -> str:
    """Return a group's range of per cent in the language of the page."""
    return range_words(group, page_words(context))
