"""What all tests share: the example accounts, the annotated data where it is there, the shipped reader."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "src" / "rashomon" / "examples" / "vienna_2015"
GOLD = Path(os.environ.get("RASHOMON_GOLD") or ROOT.parent / "shared")

# the same examples each time: a failure must come back on the next run
settings.register_profile("house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
settings.load_profile("house")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of the example accounts."""
    return EXAMPLES


@pytest.fixture(scope="session")
def gold() -> Path:
    """The annotated data; the test is skipped where there is none."""
    if not (GOLD / "score").is_dir():
        pytest.skip("RASHOMON_GOLD names no annotated data")
    return GOLD


@pytest.fixture(scope="session")
def nlp():
    """The shipped reader, loaded once."""
    from rashomon.language.reader import load

    return load(None)


@pytest.fixture(scope="session")
def demo_accounts(examples):
    """The example accounts, read and annotated."""
    import rashomon

    return rashomon.accounts([examples]).accounts


@pytest.fixture(scope="session")
def demo_record(demo_accounts):
    """The record of the example accounts."""
    import rashomon

    return rashomon.record(demo_accounts)
