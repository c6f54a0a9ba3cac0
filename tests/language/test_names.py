"""Names of persons: titles, family names, gender, spellings."""

import pytest

from rashomon.language import names


@pytest.mark.parametrize(
    ("words", "form", "end"),
    [
        ("Secretary of State Marta Olsen", "secretary of state", 3),
        ("Foreign Minister Jan Novak", "foreign minister", 2),
        ("Minister of Foreign Affairs Jan Novak", "minister", 4),
        ("Mr. Novak", "mr.", 1),
        ("director - general Novak", "director-general", 3),
        ("prime minister of Norway", "prime minister", 2),
    ],
)
def test_title_at(words, form, end):
    title, stop = names.title_at(words.split(), 0)
    assert (title.form, stop) == (form, end)


@pytest.mark.parametrize("words", ["Novak said", "of State", "Stateside rumours", "table"])
def test_no_title(words):
    assert names.title_at(words.split(), 0) is None


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Marta Olsen", ("Olsen",)),
        ("Bashar al-Assad", ("al-Assad", "Assad")),
        ("Staffan de Mistura", ("de Mistura", "Mistura")),
        ("Kim Jong-un", ("Kim",)),
        ("Kim Jong Un", ("Kim",)),
        ("Xi Jinping", ("Xi",)),
        ("Kim Philby", ("Philby",)),  # a western name that begins like a Korean one
        ("Robert Kennedy Jr.", ("Kennedy",)),
    ],
)
def test_family_names(name, family):
    assert names.family_names(name) == family


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Sergei Lavrov", "m"), ("Angela Merkel", "f"), ("Park Geun-hye", "f"), ("Moon Jae-in", "m"), ("Xq Zz", None), ("Lavrov", None)],
)
def test_gender(name, gender):
    assert names.name_gender(name) == gender


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Sergei Lavrov", "Sergey Lavrov", True),
        ("Kim Jong-un", "Kim Jong Un", True),
        ("Michael Green", "Michael J. Green", True),
        ("Bashar Assad", "Bashar al-Assad", True),
        ("Yoon Young-chan", "Youn Kun-young", False),
        ("Kim Jong-un", "Kim Jong-il", False),
        ("Ivanka Trump", "Donald Trump", False),
    ],
)
def test_same_person(first, second, same):
    assert names.same_person(first, second) is same
