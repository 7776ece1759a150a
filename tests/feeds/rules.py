"""The rules of the feed formats, to hold any feed against: each function yields no problem, or says
what is wrong and where. The built site is judged by the same four functions.
"""

from .atom_rules import atom_problems
from .json_rules import json_problems
from .opml_rules import opml_problems
from .rss_rules import rss_problems

__all__ = ["atom_problems", "json_problems", "opml_problems", "rss_problems"]
