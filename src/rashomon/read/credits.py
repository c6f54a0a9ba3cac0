"""Photo credits: where a piece of text names who made a picture. A credit is an origin of its caption, never of the account."""

from __future__ import annotations

import re

AGENCIES = (
    r"AP(?:\s+(?:Photo|Images?))?|Associated\s+Press|AFP(?:\s+(?:Photo|PHOTO))?|Agence\s+France-Presse|Getty(?:\s+Images)?|REUTERS|Reuters|TASS|ITAR-TASS"
    r"|EPA(?:-EFE)?|EFE|Xinhua|Bloomberg|Sputnik|RIA\s+Novosti|Shutterstock|iStock(?:photo)?|Alamy|UPI|dpa|DPA|Anadolu(?:\s+Agency)?|Yonhap"
    r"|Kyodo(?:\s+News)?|KCNA|KNS|NurPhoto|ZUMA(?:\s+(?:Press|Wire))?|Sipa(?:\s+(?:USA|Press))?|SIPA|Corbis|Rex(?:\s+Features)?|PA(?:\s+(?:Wire|Images))?"
    r"|ANSA|Wikimedia(?:\s+Commons)?|Flickr|Polaris|Redux|Pool|POOL|WireImage|CQ(?:[- ]Roll\s+Call)?|MediaPunch|Press\s+Association|Planet\s+Labs|Maxar"
)
_AGENCY = rf"(?:{AGENCIES})"
_NAME = r"[^\W\d_][\w.'’-]{0,30}(?:\s[^\W\d_][\w.'’-]{0,30}){0,4}"
_PROPER = r"[^\W\d_a-z][\w.'’-]{0,30}(?:\s[^\W\d_a-z][\w.'’-]{0,30}){0,3}"
_LABEL = r"(?:Photo(?:graph)?s?|Images?|Pictures?|Illustration|Graphic|Screenshot|Screengrab|Video|File photo|Photo credit|Image credit|Picture credit|Credit|Foto)"
_MADE_BY = rf"{_LABEL}(?:\s*:|\s+(?:by|courtesy of|from|credit:?))"
# What stands between brackets or alone on a line: a label, a courtesy, or names with an agency among them.
_CREDIT = (
    rf"(?:{_MADE_BY}\s*.{{2,100}}|(?:via|courtesy(?:\s+of)?|Courtesy(?:\s+of)?)\s+.{{2,80}}"
    rf"|(?:{_NAME}\s?(?:/|\||,|—|–)\s?){{0,3}}{_AGENCY}(?:\s?(?:/|\||,|via|—|–)\s?{_NAME}){{0,3}}(?:,?\s+(?:[Ff]ile|FILE)(?:\s+[Pp]hoto)?)?"
    rf"|{_NAME}\s+(?:via|for)\s+{_AGENCY}(?:\s?/\s?{_NAME})?)"
)
_BRACKETED = re.compile(rf"[(\[]\s*({_CREDIT})\s*\.?\s*[)\]]\.?$")
_ALONE = re.compile(rf"(?:©\s?)?[(\[]?\s*({_CREDIT})\s*\.?\s*[)\]]?\.?$")
# Without brackets at the end of a line of other words only what cannot be prose is a credit.
_TRAILING = re.compile(
    r"\s((?:AP Photo|AFP(?: Photo| PHOTO)?|REUTERS|Reuters|EPA|TASS|Xinhua|Getty Images|Getty|Bloomberg|Sputnik|UPI|KCNA)\s?/\s?"
    rf"{_PROPER}(?:\s?/\s?{_PROPER}){{0,2}}|(?:{_PROPER}\s?/\s?)(?:AP|AFP|Reuters|REUTERS|TASS|EPA|Getty Images|Bloomberg)"
    rf"|{_LABEL}(?::| by| credit:)\s{_PROPER}(?:\s?/\s?{_PROPER}){{0,2}})$"
)
# Web pages lose the space or line break before the credit of a caption: `… at the port.CreditAda Reyes/Reuters`.
_GLUED = re.compile(rf"(?<=[.!?”\"])\s?(?:(?:Photo |Image |Picture )?(?:Credit|Photograph|CREDIT):?\s?|(?:Photo|Image|Picture)(?:graph)?(?: by|:| credit:?)\s)({_PROPER}(?:\s?(?:/|,|for|via)\s?{_PROPER}){{0,3}})[*_]{{0,2}}$")
_CLEARLY_PHOTO = re.compile(r"/|\||\bvia\b|(?i:photo|images?|picture|illustration|screen|courtesy|getty|shutterstock|istock|alamy|credit)")
_TAIL = 200  # characters of a block in which a credit at its end is looked for


def inline_start(text: str) -> int | None:
    """Where a credit begins that ends a line of other words; None where there is none.

    Brackets mark a caption's own credit, which stays with the caption unless the text before it is too long to be one.
    """
    base = max(0, len(text) - _TAIL)
    match = None if _GLUED.search(text, base) else _TRAILING.search(text, base)
    if match and match.start(1) >= 15 and not re.search(r"\b(?:by|to|from|with|and|said|the|of|for)$", text[: match.start()]):
        return match.start(1)
    if len(text) > 900:
        bracketed = _bracketed(text)
        return bracketed[2] if bracketed else None
    return None


def trailing(text: str) -> tuple[int, int] | None:
    """Start and end of the photo credit that ends a text, its brackets left out; None where there is none."""
    if glued := _GLUED.search(text, max(0, len(text) - _TAIL)):
        return glued.span(1)
    found = _bracketed(text)
    return (found[0], found[1]) if found else None


def alone(text: str) -> tuple[int, int] | None:
    """Start and end of the credit where a whole line is one (at most 160 characters); None where it is not."""
    if len(text) > 160:
        return None
    match = _ALONE.match(text)
    if not match or not (_CLEARLY_PHOTO.search(match.group(1)) or text[0] in "(["):
        return None
    return match.span(1)


def _bracketed(text: str) -> tuple[int, int, int] | None:
    base = max(0, len(text) - _TAIL)
    opening = max(text.rfind("(", base), text.rfind("[", base))
    if opening < 0:
        return None
    match = _BRACKETED.match(text, opening)
    if not match or not _CLEARLY_PHOTO.search(match.group(1)):
        return None
    return match.start(1), match.end(1), opening
