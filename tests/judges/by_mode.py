"""One finding for one fault, naming the modes it was seen in, however many those were."""

from collections.abc import Iterable, Iterator

from tests.judges.site import Finding


def gathered(judge: str, page: str, faults: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Yield a finding for each fault among the pairs of fault and mode, in the order first seen."""
    modes: dict[str, list[str]] = {}
    for fault, mode in faults:
        seen = modes.setdefault(fault, [])
        if mode not in seen:
            seen.append(mode)
    for fault, seen in modes.items():
        yield Finding(judge, page, f"{fault} ({'; '.join(seen)})")
