"""A record made by hand: three accounts of an invented meeting, written for these tests, with every section in use."""

from __future__ import annotations

import hashlib
import re

from rashomon.types import (
    Account,
    Cell,
    Check,
    Conflict,
    ConflictValue,
    Entity,
    EventCluster,
    EventDate,
    Fact,
    Generator,
    Hedge,
    Instrument,
    InstrumentState,
    Link,
    Mention,
    Origin,
    OriginCount,
    Point,
    Position,
    Published,
    Record,
    RecordEntity,
    Silence,
    SourceUse,
    Sourcing,
    Span,
    Speaker,
    Statement,
    Term,
    TimelineEntry,
    Utterance,
    Zone,
)  # fmt: skip

SEIZED = EventDate(earliest="2031-01-12", latest="2031-01-12", precision="day", basis="printed in the text", span=None)
MADE = Generator(version="0.1.0", reader="en_sample 0", settings={"min_confidence": 0.0})

WIRE = """Ministers of Norvale and Castria part without a deal on the strait

PORT ALDEN, 4 March 2031 (Harbour Wire) - The foreign ministers of Norvale and Castria met for nearly three hours on Tuesday and parted without a deal on the Alden Strait.

"We had a frank exchange, and our experts will meet again if the patrols stop," Norvale's foreign minister Ilse Maren told reporters. Her counterpart, Teodor Brandt, said Castria had agreed to reopen the naval hotline.

Two officials who asked not to be named said the ministers had not discussed sanctions. Eleven of the sixteen fishing boats seized in January have been released, Brandt said.

RELATED: Ten years of the Alden dispute
"""

REVIEW = """# A modest yield in Port Alden

By Adaeze Okafor, The Meridian Review, 5 March 2031

Nobody who follows the strait expected a treaty from Tuesday's meeting. Measured against that, the ministers did well.

They talked for more than three hours. Maren called the exchange "frank" and said experts "will meet again" [1]. It appears that Castria also agreed to reopen the hotline between the two navies, which Brandt said his president had approved [1].

Brandt repeated that fourteen of the sixteen boats are home [2]. Norvale has kept its sanctions in place since the seizure on 12 January, and Maren said they would be lifted only after the last boat returns.

[1] https://example.org/port-alden/transcript-2031-03-04
[2] https://example.org/press/2031/03/03/boats
"""

COLUMN = """The strait and the handshake

I watched the two ministers smile yesterday and thought of my father's boat. Nothing came of their meeting, and nothing was meant to.

Ilse Maren said her experts will meet again. She has said so before. To Brandt, the boats are "a matter for the courts"; to the families they are bread.

![The ministers in Port Alden on 4 March](talks.jpg) Photo: Castrian Press Agency. The two sides agreed on Tuesday on a joint inquiry into the seizures.

Only Castria wants an inquiry, and it wants one by its own judges.

Per Lindqvist fished the strait for thirty years.
"""


def _account(ident: str, uri: str, text: str, **more) -> Account:
    sentences = tuple(
        Span(m.start(), m.end())
        for m in re.finditer(r"[^\s](?:[^\n]*?[.!?][\"”]?(?:\s\[\d\])?(?=\s|$)|[^\n]*)", text)
        if not text[m.start() : m.end()].startswith("[")
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Account(id=ident, uri=uri, sha256=digest, text=text, sentences=sentences, generator=MADE, **more)


def at(text: str, phrase: str, nth: int = 0) -> Span:
    """The span of the nth occurrence of a phrase."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(phrase, start + 1)
    return Span(start, start + len(phrase))


def _zones(text: str, *marks: tuple[str, str]) -> tuple[Zone, ...]:
    """Zones that begin where each phrase begins, and end where the next begins."""
    starts = [text.index(phrase) for _, phrase in marks] + [len(text)]
    return tuple(Zone(kind=kind, start=starts[i], end=starts[i + 1]) for i, (kind, _) in enumerate(marks))


def _statement(ident: str, text: str, content: str, source: str | None, cue: str | None, speaker: Speaker, kind: str, **more) -> Statement:
    values = {
        "cue_class": "speech", "act": "assert", "addressee": None, "occasion": None, "condition": None, "rendering": "unknown",
        "hedged": False, "negated": False, "quoted_in": None, "confidence": 0.9, "by": "statement.sample.v1",
    }  # fmt: skip
    return Statement(
        id=ident, kind=kind, content=(at(text, content),), cue=at(text, cue) if cue else None,
        source=at(text, source) if source else None, speaker=speaker, **{**values, **more},
    )  # fmt: skip


def _who(entity: str, name: str) -> Speaker:
    return Speaker(entity=entity, name=name, status="named")


def _entities(text: str, maren: str, brandt: str) -> tuple[Entity, ...]:
    return (
        Entity(id="e1", name="Ilse Maren", type="person", country=None, role="foreign minister of Norvale", mentions=(at(text, maren),), by="s"),
        Entity(id="e2", name="Teodor Brandt", type="person", country=None, role="foreign minister of Castria", mentions=(at(text, brandt),), by="s"),
    )


def accounts() -> tuple[Account, Account, Account]:
    """The wire report, the critical analysis and the undated column."""
    wire = _account(
        "acc-wire", "harbour.txt", WIRE, kind="report",
        outlet=Fact(value="Harbour Wire", span=at(WIRE, "Harbour Wire"), basis="dateline"),
        title=Fact(value=WIRE.split("\n")[0], span=Span(0, WIRE.index("\n")), basis="first line"),
        published=Published(date="2031-03-04", precision="day", basis="text", span=at(WIRE, "4 March 2031")),
        zones=_zones(WIRE, ("headline", "Ministers of"), ("dateline", "PORT ALDEN"), ("body", "The foreign ministers"), ("teaser", "RELATED")),
        entities=_entities(WIRE, "Ilse Maren", "Teodor Brandt"),
        statements=(
            _statement("s1", WIRE, "We had a frank exchange, and our experts will meet again if the patrols stop", "Norvale's foreign minister Ilse Maren", "told", _who("e1", "Ilse Maren"), "direct", condition=at(WIRE, "if the patrols stop"), addressee="reporters", act="promise"),
            _statement("s2", WIRE, "Castria had agreed to reopen the naval hotline", "Teodor Brandt", "said", _who("e2", "Teodor Brandt"), "indirect"),
            _statement("s3", WIRE, "the ministers had not discussed sanctions", "Two officials who asked not to be named", "said", Speaker(entity=None, name="two officials", status="anonymous"), "indirect", negated=True),
            _statement("s4", WIRE, "Eleven of the sixteen fishing boats seized in January have been released", "Brandt", "said", _who("e2", "Teodor Brandt"), "indirect"),
        ),
        terms=(Term(term="frank exchange", start=at(WIRE, "frank exchange").start, end=at(WIRE, "frank exchange").end, gloss="the two sides disagreed openly", explained=(), statement="s1", by="term.list.v1"),),
    )  # fmt: skip
    review = _account(
        "acc-review", "meridian.md", REVIEW, kind="analysis",
        outlet=Fact(value="The Meridian Review", span=at(REVIEW, "The Meridian Review"), basis="byline"),
        title=Fact(value="A modest yield in Port Alden", span=at(REVIEW, "A modest yield in Port Alden"), basis="heading"),
        authors=(Fact(value="Adaeze Okafor", span=at(REVIEW, "Adaeze Okafor"), basis="byline"),),
        published=Published(date="2031-03-05", precision="day", basis="text", span=at(REVIEW, "5 March 2031")),
        zones=_zones(REVIEW, ("headline", "# A modest"), ("byline", "By Adaeze"), ("body", "Nobody who"), ("reference", "[1] https")),
        entities=_entities(REVIEW, "Maren", "Brandt"),
        statements=(
            _statement("s1", REVIEW, 'the exchange "frank"', "Maren", "called", _who("e1", "Ilse Maren"), "mixed"),
            _statement("s2", REVIEW, 'experts "will meet again"', "Maren", "said", _who("e1", "Ilse Maren"), "mixed"),
            _statement("s3", REVIEW, "his president had approved", "Brandt", "said", _who("e2", "Teodor Brandt"), "indirect"),
            _statement("s4", REVIEW, "fourteen of the sixteen boats are home", "Brandt", "repeated", _who("e2", "Teodor Brandt"), "indirect"),
        ),
        hedges=(Hedge(start=at(REVIEW, "It appears").start, end=at(REVIEW, "It appears").end, cue="it appears", by="hedge.list.v1"),),
        links=(
            Link(n=1, url="https://example.org/port-alden/transcript-2031-03-04", span=at(REVIEW, "https://example.org/port-alden/transcript-2031-03-04"), anchors=(at(REVIEW, "[1]"), at(REVIEW, "[1]", 1)), kind="primary"),
            Link(n=2, url="https://example.org/press/2031/03/03/boats", span=at(REVIEW, "https://example.org/press/2031/03/03/boats"), anchors=(at(REVIEW, "[2]"),), kind="press"),
        ),
        terms=(Term(term="frank exchange", start=at(REVIEW, 'exchange "frank"').start, end=at(REVIEW, 'exchange "frank"').end, gloss="the two sides disagreed openly", explained=(), statement="s1", by="term.list.v1"),),
    )  # fmt: skip
    column = _account(
        "acc-column", "strait-column-2031.txt", COLUMN, kind="opinion",
        title=Fact(value="The strait and the handshake", span=Span(0, 28), basis="first line"),
        authors=(Fact(value="Per Lindqvist", span=at(COLUMN, "Per Lindqvist"), basis="author note"),),
        published=Published(date="2031-03-05", precision="day", basis="inferred: “yesterday” and a caption dated 4 March", span=at(COLUMN, "yesterday")),
        zones=_zones(COLUMN, ("headline", "The strait"), ("body", "I watched"), ("caption", "![The ministers"), ("body", "Only Castria"), ("bio", "Per Lindqvist")),
        entities=_entities(COLUMN, "Ilse Maren", "Brandt"),
        statements=(
            _statement("s1", COLUMN, "her experts will meet again", "Ilse Maren", "said", _who("e1", "Ilse Maren"), "indirect"),
            _statement("s2", COLUMN, 'the boats are "a matter for the courts"', "Brandt", None, _who("e2", "Teodor Brandt"), "mixed", cue_class="thought"),
            _statement("s3", COLUMN, "a joint inquiry into the seizures", "The two sides", "agreed", Speaker(entity=None, name=None, status="none"), "indirect", act="agree"),
        ),
    )  # fmt: skip
    return wire, review, column


def _cell(account: str, text: str, *phrases: str, voice: str = "narrator", chain: tuple = (), realis: str = "actual", zone: str = "body", origins: tuple = (), value: str | None = None) -> Cell:
    spans = tuple(at(text, p) for p in phrases)
    return Cell(account=account, evidence=spans, value=value, voice=voice, chain=chain, realis=realis, zone=zone, origins=origins)


def _point(ident: str, kind: str, summary: str, relation: str, *cells: Cell, silent: tuple = (), conflict: Conflict | None = None, importance: str = "core", unsourced: tuple = ("acc-column",)) -> Point:
    return Point(
        id=ident, kind=kind, summary=summary, relation=relation, cells=cells,
        silent=tuple(Silence(account=a, reason=r) for a, r in silent), conflict=conflict,
        origins=OriginCount(shown=1, unsourced=unsourced, lower=1, upper=1 + len(unsourced)), importance=importance, by="point.sample.v1",
    )  # fmt: skip


def _side(account: str, text: str, phrase: str, value: str | None = None) -> ConflictValue:
    return ConflictValue(account=account, value=value or phrase, span=at(text, phrase))


def points() -> tuple[Point, ...]:
    """Points of every relation."""
    transcript = {"account": "acc-review", "n": 1, "url": "https://example.org/port-alden/transcript-2031-03-04", "name": "the transcript cited as [1]"}
    return (
        _point("pt-experts", "statement", "her experts will meet again", "agree",
               _cell("acc-wire", WIRE, "our experts will meet again", voice="s1", chain=("Ilse Maren",), origins=("o1",), realis="conditional"),
               _cell("acc-review", REVIEW, 'experts "will meet again"', voice="s2", chain=("Ilse Maren",), origins=("o2",)),
               _cell("acc-column", COLUMN, "her experts will meet again", voice="s1", chain=("Ilse Maren",))),
        _point("pt-frank", "statement", "Maren called the exchange \"frank\"", "agree",
               _cell("acc-wire", WIRE, "We had a frank exchange", voice="s1", chain=("Ilse Maren",)),
               _cell("acc-review", REVIEW, 'Maren called the exchange "frank"', voice="s1", chain=("Ilse Maren",)),
               silent=(("acc-column", "topic-covered"),)),
        _point("pt-length", "quantity", "They talked for more than three hours", "conflict",
               _cell("acc-wire", WIRE, "met for nearly three hours on Tuesday", value="below 3 h"),
               _cell("acc-review", REVIEW, "They talked for more than three hours", value="above 3 h"),
               silent=(("acc-column", "topic-covered"),),
               conflict=Conflict(kind="number", strength="contradiction", scope="between", both_true_if="one counts a meeting of the full delegations, the other of the ministers alone",
                                 values=(_side("acc-wire", WIRE, "nearly three hours", "2.5 to 3 h, below 3"), _side("acc-review", REVIEW, "more than three hours", "above 3 h")),
                                 rule="conflict.number.v2", reason="The same talks are given a length below three hours and one above.", would_settle=(transcript,))),
        _point("pt-boats", "quantity", "Eleven of the sixteen fishing boats seized in January have been released", "conflict",
               _cell("acc-wire", WIRE, "Eleven of the sixteen fishing boats seized in January have been released", voice="s4", chain=("Teodor Brandt",)),
               _cell("acc-review", REVIEW, "fourteen of the sixteen boats are home", voice="s4", chain=("Teodor Brandt",)),
               silent=(("acc-column", "topic-covered"),),
               conflict=Conflict(kind="number", strength="contradiction", scope="between", both_true_if=None,
                                 values=(_side("acc-wire", WIRE, "Eleven of the sixteen"), _side("acc-review", REVIEW, "fourteen of the sixteen")),
                                 rule="conflict.number.v2", reason="One speaker is given two figures for the same boats.", would_settle=(transcript,))),
        _point("pt-inquiry", "event", "The two sides agreed on Tuesday on a joint inquiry … Only Castria wants an inquiry", "only-one",
               _cell("acc-column", COLUMN, "The two sides agreed on Tuesday on a joint inquiry", "Only Castria wants an inquiry", zone="caption"),
               silent=(("acc-wire", "not-mentioned"), ("acc-review", "not-mentioned")),
               conflict=Conflict(kind="content", strength="tension", scope="within", both_true_if="Norvale agreed to what it did not want",
                                 values=(_side("acc-column", COLUMN, "The two sides agreed on Tuesday on a joint inquiry"), _side("acc-column", COLUMN, "Only Castria wants an inquiry, and it wants one by its own judges")),
                                 rule="conflict.within.v1", reason="The caption says both agreed; the body says one side alone wants it.")),
        _point("pt-hotline", "event", "Castria had agreed to reopen the naval hotline", "characterised-differently",
               _cell("acc-wire", WIRE, "Castria had agreed to reopen the naval hotline", voice="s2", chain=("Teodor Brandt",)),
               _cell("acc-review", REVIEW, "It appears that Castria also agreed to reopen the hotline between the two navies", realis="uncertain", origins=("o2",)),
               silent=(("acc-column", "not-mentioned"),)),
        _point("pt-nothing", "exclusion", "Nothing came of their meeting", "only-one", _cell("acc-column", COLUMN, "Nothing came of their meeting"),
               silent=(("acc-wire", "topic-covered"), ("acc-review", "topic-covered"))),
        _point("pt-sanctions", "state", "Norvale has kept its sanctions in place since the seizure on 12 January", "only-one",
               _cell("acc-review", REVIEW, "Norvale has kept its sanctions in place since the seizure on 12 January"),
               silent=(("acc-wire", "topic-covered"), ("acc-column", "not-mentioned"))),
        _point("pt-unsaid", "statement", "the ministers had not discussed sanctions", "only-one",
               _cell("acc-wire", WIRE, "the ministers had not discussed sanctions", voice="s3", chain=("two officials",), realis="negated"),
               silent=(("acc-review", "not-mentioned"), ("acc-column", "not-mentioned"))),
        _point("pt-father", "state", "thought of my father's boat", "only-one", _cell("acc-column", COLUMN, "thought of my father's boat"), importance="minor"),
    )  # fmt: skip


def stand(ident: str, actor: str, issue: str, polarity: float, *evidence: Mention) -> Position:
    """Where one of the two ministers stands."""
    return Position(id=f"s-{ident}", actor=actor, issue=issue, stance="s", polarity=polarity, evidence=evidence, statements=(), by="position.sample.v1")


def record() -> Record:
    """The whole record; its findings are made by hand, its offsets are exact."""
    wire, review, column = accounts()
    ids = (wire.id, review.id, column.id)
    mention = dict(zip(ids, (WIRE, REVIEW, COLUMN), strict=True))

    def place(account: str, phrase: str) -> Mention:
        return Mention(account, *at(mention[account], phrase))

    return Record(
        id="rec-sample", title="Ministers of Norvale and Castria in Port Alden", generator=MADE, accounts=(wire, review, column),
        entities=(
            RecordEntity(id="E1", name="Ilse Maren", type="person", country=None, role="foreign minister of Norvale", members=tuple({"account": i, "entity": "e1"} for i in ids), by="s"),
            RecordEntity(id="E2", name="Teodor Brandt", type="person", country=None, role="foreign minister of Castria", members=tuple({"account": i, "entity": "e2"} for i in ids), by="s"),
        ),
        points=points(),
        utterances=(
            Utterance(id="u1", speaker="E1", statements=({"account": ids[0], "statement": "s1"}, {"account": ids[1], "statement": "s2"}, {"account": ids[2], "statement": "s1"}), difference="condition-dropped", diff=(), check=None, by="utterance.sample.v1"),
        ),
        sourcing=(
            Sourcing(account=ids[0], sources=(
                SourceUse(name="Ilse Maren", entity="e1", role="foreign minister of Norvale", kind="official", named=True, direct=1, mixed=0, indirect=0, words=15),
                SourceUse(name="Teodor Brandt", entity="e2", role="foreign minister of Castria", kind="official", named=True, direct=0, mixed=0, indirect=2, words=19),
                SourceUse(name="two officials", entity=None, role=None, kind="official", named=False, direct=0, mixed=0, indirect=1, words=6),
            ), unnamed=(at(WIRE, "Two officials who asked not to be named"),), by="s"),
            Sourcing(account=ids[1], sources=(
                SourceUse(name="Maren", entity="e1", role=None, kind="official", named=True, direct=0, mixed=2, indirect=1, words=16),
                SourceUse(name="Brandt", entity="e2", role=None, kind="official", named=True, direct=0, mixed=0, indirect=2, words=10),
            ), unnamed=(), by="s"),
            Sourcing(account=ids[2], sources=(SourceUse(name="Ilse Maren", entity="e1", role=None, kind="official", named=True, direct=0, mixed=0, indirect=1, words=5),), unnamed=(), by="s"),
        ),
        origins=(
            Origin(id="o1", kind="occasion", name="Maren's words to reporters", evidence=(place(ids[0], "told reporters"),), by="s"),
            Origin(id="o2", kind="document", name="transcript cited as [1]", evidence=(place(ids[1], "[1]"),), by="s"),
            Origin(id="o3", kind="wire", name="Castrian Press Agency (photo)", evidence=(place(ids[2], "Castrian Press Agency"),), by="s"),
        ),
        checks=(
            Check(kind="link-date", account=ids[1], evidence=(at(REVIEW, "Brandt repeated that fourteen of the sixteen boats are home"),), message="The figure is given as said at the meeting of 4 March; its link [2] carries 2031/03/03 in the address.", by="check.link_date.v1"),
        ),
        timeline=(
            TimelineEntry(earliest="2031-01-12", latest="2031-01-12", precision="day", label="Norvale has kept its sanctions in place since the seizure on 12 January", point=None, event_cluster=None, evidence=(place(ids[1], "the seizure on 12 January"),), by="s"),
            TimelineEntry(earliest="2031-03-04", latest="2031-03-04", precision="day", label="The foreign ministers of Norvale and Castria met for nearly three hours on Tuesday", point="pt-length", event_cluster="c-1", evidence=(place(ids[0], "on Tuesday"), place(ids[1], "Tuesday's meeting")), by="s"),
        ),
        event_clusters=(
            EventCluster(id="c-1", members=({"account": ids[0], "event": "ev1"}, {"account": ids[1], "event": "ev2"}), agreed={"type": "CONSULT"}, contested={"date": []}, by="s"),
        ),
        instruments=(
            Instrument(id="i-1", name="naval hotline", kind="channel", parties=("e3",), states=(
                InstrumentState(before="closed", after="to be open again", change="announced", date=None, realis="planned", condition=None, asserted_by=("narrator",), evidence=(place(ids[0], "Castria had agreed to reopen the naval hotline"),)),
                InstrumentState(before="closed", after="to be open again", change="announced", date=None, realis="uncertain", condition="if the patrols stop", asserted_by=("narrator",), evidence=(place(ids[1], "Castria also agreed to reopen the hotline"),)),
            ), by="instrument.sample.v1"),
            Instrument(id="i-2", name="sanctions", kind="sanctions", parties=(), states=(
                InstrumentState(before="none", after="in force", change="imposed", date=SEIZED, realis="actual", condition=None, asserted_by=("narrator",), evidence=(place(ids[1], "since the seizure on 12 January"),)),
                InstrumentState(before="in force", after="kept", change="kept", date=None, realis="actual", condition=None, asserted_by=("narrator",), evidence=(place(ids[1], "Norvale has kept its sanctions in place"),)),
                InstrumentState(before="in force", after="to be lifted", change="announced", date=None, realis="conditional", condition="after the last boat returns", asserted_by=("s9",), evidence=(place(ids[1], "they would be lifted"),)),
            ), by="instrument.sample.v1"),
        ),
        positions=(
            stand("1", "E1", "patrols", -1.0, place(ids[0], "our experts will meet again if the patrols stop")),
            stand("2", "E1", "sanctions", 1.0, place(ids[1], "they would be lifted only after the last boat returns")),
            stand("3", "E2", "sanctions", -1.0, place(ids[2], "to the families they are bread")),
            stand("4", "E2", "naval hotline", 1.0, place(ids[0], "Castria had agreed to reopen the naval hotline"), place(ids[1], "Castria also agreed to reopen the hotline")),
            stand("5", "E2", "courts", 0.0, place(ids[2], "a matter for the courts")),
        ),
        notices=(),
    )  # fmt: skip
