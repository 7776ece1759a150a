"""What a test needs of the machine: without it, skip and say why; in CI, fail."""

import os

import pytest

DEMAND_ALL = "RADRUM_REQUIRE_ALL"


def require(name: str, present: bool) -> None:
    """Return when `present`; else skip the test or module, or fail it where all is demanded.

    All is demanded where the environment variable RADRUM_REQUIRE_ALL is 1, as in CI.
    """
    if present:
        return
    reason = f"needs {name}, which this machine has not"
    if os.environ.get(DEMAND_ALL) == "1":
        pytest.fail(f"{reason}, and {DEMAND_ALL}=1 demands it", pytrace=False)
    pytest.skip(reason, allow_module_level=True)
