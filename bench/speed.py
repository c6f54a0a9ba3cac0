"""Time the reader on texts, beside a named peer in the same process: spaCy's blank English tokenizer.

The ratio says more than seconds do: both run on the same machine at the same moment. Prints one JSON object.
"""

import json
import resource
import sys
import time
from pathlib import Path

started = time.process_time()

import spacy  # noqa: E402

from rashomon.annotate import annotate, events  # noqa: E402
from rashomon.language.reader import load, read  # noqa: E402
from rashomon.types import Account, Zone  # noqa: E402

ANNOTATED = 8  # texts

nlp = load(None)
read(nlp, "A first sentence.")
loaded = time.process_time() - started

texts = [Path(path).read_text(encoding="utf8") for path in sys.argv[1:]][:40]
peer = spacy.blank("en")
peer("A first sentence.")


def timed(function):
    """(words, CPU seconds) of a function that gives a Doc, over all texts."""
    begun = time.process_time()
    words = sum(len(function(text)) for text in texts)
    return words, time.process_time() - begun


def share_of_events(texts):
    """The share of annotation's CPU time, the reader's included, that goes to events."""
    spent = [0.0]
    whole = events.events

    def clocked(*given, **named):
        begun = time.process_time()
        try:
            return whole(*given, **named)
        finally:
            spent[0] += time.process_time() - begun

    made = [Account(id="a", uri="a", sha256="", text=text, zones=(Zone(kind="body", start=0, end=len(text)),)) for text in texts]
    annotate(made[0], nlp)
    events.events = clocked
    begun = time.process_time()
    for account in made:
        annotate(account, nlp)
    total = time.process_time() - begun
    events.events = whole
    return spent[0] / total


peer_words, peer_seconds = timed(peer)
words, seconds = timed(lambda text: read(nlp, text))
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
figures = {
    "load_cpu_seconds": loaded,
    "words_per_cpu_second": words // seconds,
    "times_blank_tokenizer": (seconds / words) / (peer_seconds / peer_words),
    "peak_mib": memory,
    "share_of_events": share_of_events(texts[:ANNOTATED]),
}
print(json.dumps({name: round(value, 2) for name, value in figures.items()}))
