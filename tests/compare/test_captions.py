"""A caption with its own credit against the text: shown where the text has it as one speaker's words only."""

from compare.made import account, find
from compare.test_numbers import sides
from rashomon.compare.captions import caption_tensions
from rashomon.types import Zone

CAPTION = "Norway and Sel agreed on a herring investigation. (Photo: Ana Lund)"
BODY = "Orlov said that a herring investigation would be welcome."
SAID = [{"speaker": "Pavel Orlov", "content": "that a herring investigation would be welcome", "cue": "said", "source": "Orlov"}]
PEOPLE = [("Pavel Orlov", "person", None, ["Orlov"]), ("Norway", "country", "NOR", ["Norway"]), ("Sel", "country", "SEL", ["Sel"])]


def made(body=BODY, credit=True, said=SAID, caption=CAPTION):
    text = f"{caption}\n{body}"
    end = len(caption) + 1
    held = find(text, "Photo: Ana Lund") if credit else None
    zones = (Zone(kind="caption", start=0, end=end, credit=held), Zone(kind="body", start=end, end=len(text)))
    people = [p for p in PEOPLE if p[3][0] in text]
    return caption_tensions(sides(account(text, people=people, zones=zones, said=said))[0])


def test_hit():
    ((caption, text, found),) = made()
    assert caption.unit.zone == "caption" and text.unit.zone == "body"
    assert (found.scope, found.strength, found.rule) == ("within", "tension", "tension.caption_body.v1")


def test_near_misses():
    assert made(credit=False) == []
    assert made(body="The herring investigation was welcome.", said=()) == []
    assert made(body="Orlov said that a choir would be welcome.", said=[{**SAID[0], "content": "that a choir would be welcome"}]) == []
    assert made(caption="Norway and Sel weigh a herring investigation. (Photo: Ana Lund)") == []
