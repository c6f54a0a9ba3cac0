"""What the classifier of acts sees of a predicate: names of sparse features.

In: a Reading, a Predicate, the words around it. Out: sorted feature names. No name of a person, place or body is among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language.reader import noun_phrase
from . import acts, verbal
from .beside import Beside, bare, is_name, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..reading import Reading
    from .predicates import Predicate

NEAR, FAR = 1, 3  # steps from the predicate
MOST = 4  # participants that are looked at


def features(reading: Reading, predicate: Predicate, found: Beside) -> tuple[str, ...]:
    """The features that hold, sorted, each once."""
    out = {*_lexical(predicate, found), *_setting(reading, predicate, found), *_around(reading, predicate, found)}
    return tuple(sorted(out))


def _lexical(predicate: Predicate, found: Beside) -> list[str]:
    """What dictionary and rules say, and the words of the act itself."""
    act, code = acts.act(found), acts.cameo(found)
    kind = act.type if act else "-"
    coded = acts.types().get(code or "", ("-", None))[0]
    future = verbal.is_future(found)
    out = [f"act={kind}", f"act/words={kind}/{act.words if act else 0}", f"act/mode={kind}/{act.mode if act else None}"]
    out += [f"cameo={coded}", f"act/cameo={kind}/{coded}", f"code={code}", f"root={(code or '-')[:2]}"]
    out += [f"verb={found.verb}", f"noun={found.noun}", f"kind={predicate.kind}", f"act/future={kind}/{future}", f"act/negated={kind}/{predicate.negated}"]
    if found.particle:
        out.append(f"verb+={found.verb} {found.particle}")
    if found.complement is not None:
        under = _bare_type(found.complement)
        out += [f"under={lemma(found.complement)}", f"under-act={under}", f"act/under={kind}/{under}", f"verb/under={found.verb}/{under}"]
    return out


def _setting(reading: Reading, predicate: Predicate, found: Beside) -> list[str]:
    """Where the predicate stands: mood, voice, what it hangs on, quotation."""
    head = reading.doc[predicate.token]
    decision = verbal.decide(reading, predicate, found)
    out = [f"rule={decision[0]}", f"by={decision[3]}", f"content={verbal.is_content(reading, found)}", f"future={verbal.is_future(found)}"]
    out += [f"dep={head.dep_}", f"tag={head.tag_}", f"tag/dep={head.tag_}/{head.dep_}", f"to={found.infinitive}", f"negated={predicate.negated}"]
    out += [f"passive={predicate.passive}", f"quoted={reading.quoted[predicate.token]}", *(f"modal={word}" for word in found.modals)]
    if found.governor is None:
        return [*out, "over=-"]
    over = _bare_type(found.governor)
    return [*out, f"over={lemma(found.governor)}", f"over-act={over}", f"over/dep={over}/{head.dep_}"]


def _around(reading: Reading, predicate: Predicate, found: Beside) -> list[str]:
    """The words beside the act, and the kinds of those who take part."""
    doc = reading.doc
    plain = [(word, steps) for word, steps in found.words.items() if word not in found.names and len(word) < 30]
    out = [f"near={word}" for word, steps in plain if steps <= NEAR] + [f"far={word}" for word, steps in plain if steps <= FAR]
    out += [f"agents={min(len(predicate.agents), 2)}", f"patients={min(len(predicate.patients), 2)}"]
    for side, heads in (("agent", predicate.agents), ("patient", predicate.patients)):
        for token in (doc[i] for i in heads[:MOST]):
            out.append(f"{side}-kind={token.ent_type_ or '-'}")
            out += [f"{side}={lemma(word)}" for word in noun_phrase(token) if word.pos_ in ("NOUN", "ADJ") and not is_name(word)]
            if side == "patient" and not is_name(token):
                out.append(f"verb/patient={found.verb}/{lemma(token)}")
    for preposition, i in predicate.obliques[:MOST]:
        out += [f"verb/prep={found.verb}/{preposition}", f"prep/kind={preposition}/{doc[i].ent_type_ or '-'}"]
        if not is_name(doc[i]):
            out.append(f"prep/word={preposition}/{lemma(doc[i])}")
    return out


def _bare_type(token: Token) -> str:
    """The type a word has by itself."""
    act = acts.act(bare(token))
    return act.type if act else "-"
