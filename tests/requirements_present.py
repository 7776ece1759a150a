"""What a test needs of the machine: without it, skip and say why; in CI, fail."""

import os
from pathlib import Path

import pytest

DEMAND_ALL = "RADRUM_REQUIRE_ALL"
CORPORA = "RADRUM_CORPORA"


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


def corpus(path: str) -> Path:
    """Return a file or folder of the real content that lies beside the checkout.

    RADRUM_CORPORA says where else it is; without it the test is skipped, or fails, as `require`
    says.
    """
    beside = Path(__file__).resolve().parents[2] / "shared" / "corpora"
    place = Path(os.environ.get(CORPORA) or beside) / path
    require(f"{path} of the real content ({CORPORA}=folder)", place.exists())
    return place
