"""The order of the steps, written once: read → annotate → gather → compare.

In: paths as a user names them. Out: accounts, and the record of the accounts of one event. Every room is imported
when its step runs, so that importing this module costs nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import InputError, UsageError
from .settings import Settings
from .settings import settings as merged_settings
from .types import Account, Generator, Record, Story

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    Progress = Callable[[Sequence[Any]], Iterable[Any]]


class Intake(NamedTuple):
    """What became of the inputs: the accounts, one line for each input that failed, and notices (one line each)."""

    accounts: tuple[Account, ...]
    failed: tuple[str, ...]
    notices: tuple[str, ...]


def accounts(
    arguments: Sequence[str | Path],
    settings: Settings | None = None,
    *,
    primary: Sequence[str | Path] = (),
    story: int | None = None,
    grain: str = "event",
    progress: Progress = iter,
) -> Intake:
    """Read and annotate each input by itself, in the order given; a folder stands for its files in name order.

    `primary` names inputs that are primary sources (a transcript, a document) rather than accounts. `story` keeps the accounts of
    the story of that number, as `stories` numbers them. An input that cannot be read is named in `failed` and the others are done.
    `progress` wraps the list of files while they are read. Raises ReaderError when the language model cannot be loaded, UsageError
    when nothing is named, the gazetteer is none, or there is no such story.
    """
    settings = settings or merged_settings()
    texts = _texts(arguments, primary, settings)
    kept = texts.accounts if story is None or not texts.accounts else _of_story(texts.accounts, story, grain)
    return Intake(annotated(kept, settings, progress=progress), tuple(texts.failed), tuple(texts.notices))


def annotated(texts: Sequence[Account], settings: Settings | None = None, *, progress: Progress = iter) -> tuple[Account, ...]:
    """Accounts with what they say, from accounts as `stories` leaves them; raises as `accounts` does."""
    if not texts:
        return ()
    from .annotate import annotate
    from .language.gazetteer import gazetteer
    from .language.reader import load

    settings = settings or merged_settings()
    own = gazetteer(settings.gazetteer) if settings.gazetteer else None
    nlp = load(settings.reader)
    made = generator(settings, nlp)
    return tuple(annotate(dataclasses.replace(text, generator=made), nlp, settings, gazetteer=own) for text in progress(texts))


def _of_story(texts: Sequence[Account], number: int, grain: str) -> list[Account]:
    from .gather.stories import stories as gathered

    found = gathered([text for text in texts if text.role == "account"], grain)
    members = {member.uri for story in found if story.number == number for member in story.members}
    if not members:
        raise UsageError(f"there is no story {number}: these inputs tell {len(found)}; `rashomon stories` lists them")
    return [text for text in texts if text.role != "account" or text.uri in members]


def docs(arguments: Sequence[str | Path], settings: Settings | None = None, *, progress: Progress = iter) -> tuple[list[tuple[str, Doc]], Intake]:
    """The reading itself: (uri, spaCy Doc over the whole untouched text) of each input, and what became of the inputs.

    Unlike in `accounts`, page furniture is read too, so every word has its place; the accounts of the intake are not
    annotated. Raises as `accounts` does.
    """
    settings = settings or merged_settings()
    texts = _texts(arguments, (), settings)
    intake = Intake(tuple(texts.accounts), tuple(texts.failed), tuple(texts.notices))
    if not texts.accounts:
        return [], intake
    from .language.reader import load
    from .language.reader import read as analysed

    nlp = load(settings.reader)
    return [(text.uri, analysed(nlp, text.text)) for text in progress(texts.accounts)], intake


def stories(
    arguments: Sequence[str | Path], settings: Settings | None = None, *, grain: str = "event", progress: Progress = iter
) -> tuple[list[Story], Intake]:
    """The stories that the inputs tell, and what became of the inputs (accounts as read, not annotated); no language model is needed.

    `grain` is `event` or `running`. `progress` wraps the list of inputs while they are read. Raises UsageError when nothing is named.
    """
    from .gather.stories import stories as gathered

    texts = _texts(arguments, (), settings or merged_settings(), progress)
    return gathered(texts.accounts, grain), Intake(tuple(texts.accounts), tuple(texts.failed), tuple(texts.notices))


def record(accounts: Sequence[Account], settings: Settings | None = None) -> Record:
    """The record of accounts that were read: what they agree on, where they differ, and on whose word it rests.

    Raises UsageError for fewer than two different accounts.
    """
    from .compare import compare as compared
    from .gather.folding import folded
    from .gather.stories import strangers

    different, notices = folded(accounts)
    reporting = [a for a in different if a.role == "account"]
    if len(reporting) < 2:
        why = f" ({'; '.join(notices)})" if notices else ""
        raise UsageError(f"one account alone has nothing to be compared with{why}; name at least two different ones")
    result = compared(different, different[0].generator or generator(settings or merged_settings()))
    apart = sorted(a.uri for a in strangers(reporting) if a.language == "en")
    if apart:
        notices = (*notices, f"{', '.join(apart)}: {'seem' if len(apart) > 1 else 'seems'} to report another event than the rest; shown all the same")
    return dataclasses.replace(result, notices=(*notices, *result.notices))


def generator(settings: Settings, nlp: Language | None = None) -> Generator:
    """What made the result: version, reader, and the settings that change it; no path of the machine."""
    from . import __version__
    from .language.reader import name

    told: dict[str, Any] = {"min_confidence": settings.min_confidence}
    if settings.gazetteer:
        told["gazetteer"] = Path(settings.gazetteer).name
    return Generator(version=__version__, reader=name(nlp) if nlp is not None else "none", settings=told)


class _Texts(NamedTuple):
    accounts: list[Account]
    failed: list[str]
    notices: list[str]


def _texts(arguments: Sequence[str | Path], primary: Sequence[str | Path], settings: Settings, progress: Progress = iter) -> _Texts:
    from .read import accounts, inputs

    named = [str(a) for a in (*arguments, *primary)]
    if not named:
        raise UsageError("no input; name texts, pages or a folder of them")
    found = inputs(named)
    out = _Texts([], [str(error) for error in found.failures], list(found.notices))
    documents = {source.place for source in inputs(primary)}
    seen: set[str] = set()
    for source in progress(tuple(found)):
        try:
            for text in accounts(source, settings, tell=out.notices.append):
                if text.uri in seen:  # two addresses that lead to one page
                    out.notices.append(f"{text.uri}: reached more than once; read once")
                    continue
                seen.add(text.uri)
                out.notices.extend(text.notices)
                out.accounts.append(dataclasses.replace(text, role="primary") if source.place in documents else text)
        except InputError as error:
            out.failed.append(str(error))
    return out
