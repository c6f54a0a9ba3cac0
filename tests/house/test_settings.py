"""Settings: defaults, then rashomon.toml, then the environment, then arguments."""

import pytest

from rashomon.errors import UsageError
from rashomon.settings import Settings, settings


def test_each_layer_overrides_the_one_before(tmp_path, monkeypatch):
    assert settings(tmp_path) == Settings()
    (tmp_path / "rashomon.toml").write_text("min_confidence = 0.2\nmax_bytes = 10\n")
    assert settings(tmp_path).min_confidence == 0.2
    monkeypatch.setenv("RASHOMON_MIN_CONFIDENCE", "0.3")
    assert settings(tmp_path).min_confidence == 0.3
    assert settings(tmp_path, min_confidence=0.4) == Settings(min_confidence=0.4, max_bytes=10)
    assert settings(tmp_path, min_confidence=None).min_confidence == 0.3


@pytest.fixture(autouse=True)
def no_environment(monkeypatch):
    for name in Settings.__dataclass_fields__:
        monkeypatch.delenv(f"RASHOMON_{name.upper()}", raising=False)


@pytest.mark.parametrize(
    "toml",
    [
        "nonsense = 1",
        "min_confidence = 'high'",
        "min_confidence = 7",
        "min_confidence = nan",
        "min_confidence = true",
        "max_bytes = inf",
        "max_bytes = 0",
        "reader = 1",
        "fetch_seconds = 3601",
        "fetch_delay = 61",
        "allow_private_addresses = 'perhaps'",
        "allow_private_addresses = 2",
        "cache_dir = false",
        "= 1",
        "\xff",
    ],
)
def test_a_bad_file_is_one_line_for_the_user(tmp_path, toml):
    (tmp_path / "rashomon.toml").write_bytes(toml.encode("latin-1"))
    with pytest.raises(UsageError) as error:
        settings(tmp_path)
    assert len(str(error.value).splitlines()) == 1


def test_an_empty_variable_is_not_given(tmp_path, monkeypatch):
    monkeypatch.setenv("RASHOMON_MIN_CONFIDENCE", "")
    assert settings(tmp_path) == Settings()


def test_both_ends_of_the_range_are_values(tmp_path):
    assert [settings(tmp_path, min_confidence=end).min_confidence for end in (0, 1)] == [0, 1]


@pytest.mark.parametrize(("value", "switch"), [("1", True), ("Yes", True), ("true", True), ("0", False), ("off", False), ("False", False)])
def test_a_switch_in_the_environment(tmp_path, monkeypatch, value, switch):
    monkeypatch.setenv("RASHOMON_ALLOW_PRIVATE_ADDRESSES", value)
    assert settings(tmp_path).allow_private_addresses is switch


def test_an_empty_cache_folder_is_given(tmp_path):
    (tmp_path / "rashomon.toml").write_text("cache_dir = ''\nallow_private_addresses = true\nfetch_delay = 2")
    assert settings(tmp_path) == Settings(cache_dir="", allow_private_addresses=True, fetch_delay=2.0)
