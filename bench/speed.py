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

from rashomon.language.reader import load, read  # noqa: E402

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


peer_words, peer_seconds = timed(peer)
words, seconds = timed(lambda text: read(nlp, text))
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
figures = {
    "load_cpu_seconds": loaded,
    "words_per_cpu_second": words // seconds,
    "times_blank_tokenizer": (seconds / words) / (peer_seconds / peer_words),
    "peak_mib": memory,
}
print(json.dumps({name: round(value, 2) for name, value in figures.items()}))
