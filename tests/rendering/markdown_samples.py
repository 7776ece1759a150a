"""Texts that are simple Markdown, or nearly so: strategies of Hypothesis."""

from hypothesis import strategies as st

_WORDS = [
    *(
        "Ett ord",
        "två",
        "å",
        "2019",
        "3.",
        "A.",
        "C#",
        "a_b",
        " ",
        "  ",
        ". ",
        ", ",
        ": ",
        " – ",
        "—",
    ),
    *(
        "*a*",
        "**b**",
        "*två ord*",
        "**å.**",
        "*",
        "**",
        "***",
        "(*a*)",
        "*a*b",
        "a*b*",
        "*a *",
        "”*a*”",
    ),
    *("[a](b)", "[två ord](https://a.example/b_c?d=1#e)", "[a]({static}/b.png)", "[a](b 'c')", "]"),
    *(
        "[*a*](b)",
        "*[a](b)*",
        "[^a](b)",
        "[a]",
        "[a](",
        "[a][b]",
        "[",
        "(",
        ")",
        "[](b)",
        "[a](b)[c](d)",
    ),
    *(
        "!",
        "![a](b)",
        "!!! a",
        '"',
        "'",
        "”citat”",
        "…",
        "&",
        "&amp;",
        "<",
        ">",
        "\\",
        "`",
        "|",
        "~~~",
    ),
    *(
        "{",
        "{#a}",
        "^",
        "@",
        "http://a.example",
        "=",
        "==",
        "-",
        "---",
        "_",
        "+ ",
        "\t",
        "\r",
        "\u00a0",
        "²",
    ),
]
_STARTS = [
    *(
        "",
        "## ",
        "### ",
        "# ",
        "###### ",
        "##",
        "- ",
        "* ",
        "1. ",
        "2. ",
        "> ",
        ">",
        "- - ",
        "> - ",
        ": ",
    ),
    *(
        "## Rubrik",
        "## Rubrik *a*",
        "    ",
        " ",
        "”",
        "– ",
        "**Ord**",
        "[Ord](a)",
        "1) ",
        "10. ",
        "[a]: ",
    ),
]
_LINE = st.tuples(st.sampled_from(_STARTS), st.lists(st.sampled_from(_WORDS), max_size=5))
_LINES = st.lists(
    st.tuples(_LINE, st.sampled_from(["\n", "\n\n", "\n\n\n", "\n \n"])), min_size=1, max_size=8
)
LIKELY = _LINES.map(
    lambda lines: "".join(f"{start}{''.join(words)}{end}" for (start, words), end in lines)
)

_DENSE = (
    "ord å * ** [a](b) [å_1]({static}/ö~.x?c=%d,e;f@g+h#i-j) ” \" – . , ( ) 2 ! ? : ; ' … - # ="
)
DENSE = st.tuples(
    st.sampled_from(["", "", "## ", "- ", "> ", "1. "]),
    st.lists(st.sampled_from([*_DENSE.split(), " ", " ", "\n", "\n\n"]), min_size=1, max_size=12),
).map(lambda block: block[0] + "".join(block[1]))


_CELL = st.sampled_from(["a", "två ord", "*a*", "[a](b)", "1", "“x”", "a_b", "", "orden" * 9, "<"])
_SEPARATORS = ["|---|---|", "| - | -- |", "|-|-|", "|---|---|", "|:--|--|", "|---|", "---|---"]
TABLE = st.tuples(_CELL, _CELL, st.sampled_from(_SEPARATORS), _CELL, _CELL, _CELL, _CELL).map(
    lambda all: "| {} | {} |\n{}\n| {} | {} |\n|{}|{}|".format(*all)
)
_LINES_OF_CODE = [
    *("x = 1", "  y", "", "# a", "`", "~~~", "<b>", "&amp;", 'a id="ord"', " id=fn:1>", "[^1]: c"),
    *("- a", "> a", "![a](b)", "    ````", ":::python", "{#a}", "<h1>", "![", "*a", "*[a]: b"),
    *("a ", "```"),
]
_CODE = st.lists(st.sampled_from(_LINES_OF_CODE), max_size=4).map("\n".join)
CODE = st.tuples(
    st.sampled_from(["```", "```", "```", "```py", "```c++", "```C", "``` py", "```{.a}", "~~~"]),
    _CODE,
    st.sampled_from(["```", "```", "```", "```", "````", ""]),
).map("\n".join)
_NOTES = [
    *("Ord.", "*Ord*", "Ord [a](b)", "**ord**.", "Ord\n    ord", "Ord[^2]", "- a", "# a", ""),
]
_REFERRING = [
    *(
        "Ord.[^{}]",
        "[^{}]",
        "- a[^{}]\n- b",
        "> a[^{}]",
        "1. a [^{}]",
        "Ord[^{}], *ord*.",
        "![^{}]",
    ),
    *("[^{}](b)", "a[^{}]: b", "## Ord[^{}]", "*a[^{}]*", "*a*[^{}]", "[a[^{}]](b)"),
]
_BETWEEN = ["Ord", "- c", "> d", "## Ord", "## fn:1"]
NOTE = st.tuples(
    st.sampled_from(_REFERRING),
    st.sampled_from(["1", "2", "3", "å-2", "b_c"]),
    st.lists(TABLE | CODE | st.sampled_from(_BETWEEN), max_size=1),
    st.sampled_from(_NOTES),
).map(lambda one: "\n\n".join([one[0].format(one[1]), *one[2], f"[^{one[1]}]: {one[3]}"]))
_OTHERS = ["Ord", "- a", "## Ord", "## Ord", "> a", "1. a", "[^1]", "///Footnotes Go Here///"]
_ENDS = st.sampled_from(["\n\n"] * 9 + ["\n\n\n", "\n"])
PARTS = st.lists(
    st.tuples(TABLE | CODE | NOTE | st.sampled_from(_OTHERS), _ENDS).map("".join),
    min_size=1,
    max_size=4,
).map("".join)
