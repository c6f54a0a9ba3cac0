"""The public contract as a check: every field of an account and a record, every offset, every id that is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
ZONES = "headline standfirst byline dateline caption body heading teaser bio reference boilerplate".split()
SAYING_ZONES = {"headline", "standfirst", "caption", "body", "heading"}

ACCOUNT = """schema generator id uri sha256 text outlet title authors published kind role language zones entities statements events terms
hedges dates quantities links""".split()
STATEMENT = """id kind content cue source speaker cue_class act addressee occasion condition rendering hedged negated quoted_in confidence by""".split()
RECORD = """schema generator id title accounts entities points utterances event_clusters positions instruments framing sourcing origins checks
timeline""".split()
POINT = "id kind summary relation cells silent conflict origins importance by".split()
CELL = "account evidence value voice chain realis zone origins".split()
CONFLICT = "kind strength scope both_true_if values rule reason settled_by would_settle".split()

WORDS = {
    "account.kind": "report analysis opinion transcript official unknown",
    "account.role": "account primary",
    "zone.kind": " ".join(ZONES),
    "entity.type": "person organisation country place group other",
    "statement.kind": "direct indirect mixed",
    "statement.cue_class": "speech writing thought intention document",
    "statement.act": "assert deny accuse demand promise threaten praise criticise ask agree refuse other",
    "statement.rendering": "original interpreted translated unknown",
    "speaker.status": "named role collective anonymous none",
    "link.kind": "primary press social other",
    "point.kind": "event statement quantity date state evaluation exclusion",
    "point.relation": "agree conflict characterised-differently only-one",
    "point.importance": "core minor",
    "silent.reason": "not-mentioned topic-covered before-it-happened date-unknown excluded unread",
    "conflict.kind": "number date place attribution status scope content wording participant evaluation condition",
    "conflict.strength": "contradiction tension",
    "conflict.scope": "between within",
    "realis": "actual historical ongoing planned conditional hypothetical alleged uncertain negated counterfactual",
    "utterance.difference": "none shortened reworded paraphrased translated condition-dropped attributed-differently",
    "origin.kind": "occasion wire document social interview outlet unknown",
    "source.kind": "official expert media public document other",
    "check.kind": "weekday link-date arithmetic internal",
    "instrument.kind": "sanctions channel treaty resolution deployment investigation body talks other",
    "state.change": "imposed kept eased lifted suspended restored announced proposed adopted vetoed cancelled held expired no_change position_changed",
}


class Faults(list[str]):
    """What is wrong, one line each; empty when all is well."""

    def expect(self, condition: bool, line: str) -> None:
        """Note the line unless the condition holds."""
        if not condition:
            self.append(line)

    def word(self, name: str, value: Any, where: str) -> None:
        """Note a value that is none of the contract's words for it."""
        self.expect(value in WORDS[name].split(), f"{where}: {name} is {value!r}")

    def fields(self, value: dict, names: list[str], where: str) -> None:
        """Note contract fields that are missing."""
        self.expect(not (missing := [n for n in names if n not in value]), f"{where}: lacks {missing}")

    def date(self, value: str | None, where: str) -> None:
        """Note a date not written YYYY[-MM[-DD]]."""
        self.expect(value is None or bool(DATE.fullmatch(value)), f"{where}: date {value!r}")


def spans(value: Any, path: str = "") -> Iterator[tuple[str, dict]]:
    """(path, object) of every object with a start and an end, at any depth."""
    if isinstance(value, dict):
        if {"start", "end"} <= value.keys():
            yield path, value
        for key, item in value.items():
            yield from spans(item, f"{path}.{key}")
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from spans(item, f"{path}[{n}]")


def account_faults(account: dict, text: str | None = None) -> Faults:
    """What is wrong with a `rashomon.account/1` object; `text` is the file's own text where it is known."""
    faults = Faults()
    faults.fields(account, ACCOUNT, "account")
    faults.expect(account["schema"] == "rashomon.account/1", f"schema {account['schema']!r}")
    faults.expect(set(account["generator"] or {}) >= {"version", "reader", "settings"}, "generator lacks a field")
    faults.expect(text is None or account["text"] == text, "text is not the file's text")
    faults.expect(not re.match(r"/|[A-Za-z]:\\|~", account["uri"]), f"uri holds a machine path: {account['uri']}")
    faults.word("account.kind", account["kind"], "account")
    faults.word("account.role", account["role"], "account")
    size = len(account["text"])
    for path, span in spans(account):
        faults.expect(0 <= span["start"] < span["end"] <= size, f"{path}: {span['start']}..{span['end']} of {size}")
    faults.extend(_zone_faults(account, size))
    faults.extend(_metadata_faults(account))
    faults.extend(_statement_faults(account))
    for entity in account["entities"]:
        faults.word("entity.type", entity["type"], f"entity {entity['id']}")
        faults.expect(bool(entity["mentions"]), f"entity {entity['id']}: no mention")
    for link in account["links"]:
        faults.word("link.kind", link["kind"], f"link {link['url']}")
    for kind, names in (
        ("terms", "term start end gloss explained statement"),
        ("hedges", "start end cue"),
        ("dates", "start end earliest latest precision basis"),
    ):
        for item in account[kind]:
            faults.fields(item, names.split(), kind)
    for date in account["dates"]:
        faults.date(date["earliest"], "dates")
        faults.date(date["latest"], "dates")
    for quantity in account["quantities"]:
        faults.fields(quantity, "start end low high unit of".split(), "quantities")
    return faults


def _zone_faults(account: dict, size: int) -> Faults:
    faults, at = Faults(), 0
    for zone in account["zones"]:
        faults.word("zone.kind", zone["kind"], "zone")
        faults.expect(zone["start"] == at, f"zones: gap or overlap at {at}")
        at = zone["end"]
    faults.expect(at == size, f"zones end at {at} of {size}")
    return faults


def _metadata_faults(account: dict) -> Faults:
    faults = Faults()
    for fact in (account["outlet"], account["title"], *account["authors"]):
        if fact is not None:
            faults.fields(fact, ["value", "span", "basis"], "metadata")
    if (published := account["published"]) is not None:
        faults.date(published["date"], "published")
        faults.expect(published["precision"] in ("day", "month", "year"), "published.precision")
        faults.expect(published["basis"] in ("text", "metadata") or published["basis"].startswith("inferred: "), f"published.basis {published['basis']!r}")
    return faults


def _statement_faults(account: dict) -> Faults:
    faults = Faults()
    entities = {e["id"] for e in account["entities"]}
    ids = [s["id"] for s in account["statements"]]
    faults.expect(len(set(ids)) == len(ids), "statement ids repeat")
    for s in account["statements"]:
        where = f"statement {s.get('id')}"
        faults.fields(s, STATEMENT, where)
        for name in ("kind", "cue_class", "act", "rendering"):
            faults.word(f"statement.{name}", s[name], where)
        faults.word("speaker.status", s["speaker"]["status"], where)
        faults.expect(bool(s["content"]), f"{where}: no content")
        faults.expect(0 <= s["confidence"] <= 1, f"{where}: confidence {s['confidence']}")
        faults.expect(s["speaker"]["entity"] is None or s["speaker"]["entity"] in entities, f"{where}: speaker {s['speaker']['entity']} is no entity")
        faults.expect(s["quoted_in"] is None or (s["quoted_in"] in ids and s["quoted_in"] != s["id"]), f"{where}: quoted in {s['quoted_in']}")
        faults.extend(_zone_of_content(account, s, where))
    for term in account["terms"]:
        faults.expect(term["statement"] is None or term["statement"] in ids, f"term {term['term']}: statement {term['statement']}")
    return faults


def _zone_of_content(account: dict, statement: dict, where: str) -> Faults:
    faults = Faults()
    for span in statement["content"]:
        met = [(z["kind"], max(z["start"], span["start"]), min(z["end"], span["end"])) for z in account["zones"]]
        kinds = {kind for kind, start, end in met if account["text"][start:end].strip() and start < end}
        faults.expect(bool(kinds & SAYING_ZONES), f"{where}: content from {sorted(kinds)}")
    return faults


def record_faults(record: dict) -> Faults:
    """What is wrong with a `rashomon.record/1` object, its accounts included."""
    faults = Faults()
    faults.fields(record, RECORD, "record")
    faults.expect(record["schema"] == "rashomon.record/1", f"schema {record['schema']!r}")
    accounts = {a["id"]: a for a in record["accounts"]}
    faults.expect(len(accounts) == len(record["accounts"]), "account ids repeat")
    for account in record["accounts"]:
        faults.extend(f"{account['uri']}: {fault}" for fault in account_faults(account))
    for path, span in spans({k: v for k, v in record.items() if k not in ("accounts", "points", "sourcing", "checks", "framing")}):
        faults.expect(span.get("account") in accounts, f"{path}: account {span.get('account')}")
        if span.get("account") in accounts:
            faults.expect(0 <= span["start"] < span["end"] <= len(accounts[span["account"]]["text"]), f"{path}: out of range")
    _points(record, accounts, faults)
    _others(record, accounts, faults)
    _instruments(record, accounts, faults)
    _clusters(record, accounts, faults)
    return faults


def _instruments(record: dict, accounts: dict, faults: Faults) -> None:
    statements = {s["id"] for account in accounts.values() for s in account["statements"]}
    entities = {e["id"] for e in record["entities"]}
    for instrument in record["instruments"]:
        where = f"instrument {instrument['id']}"
        faults.word("instrument.kind", instrument["kind"], where)
        faults.expect(set(instrument["parties"]) <= entities, f"{where}: parties")
        faults.expect(bool(instrument["states"]), f"{where}: no state")
        for state in instrument["states"]:
            faults.word("state.change", state["change"], where)
            faults.word("realis", state["realis"], where)
            faults.expect(bool(state["evidence"]), f"{where}: a state without evidence")
            faults.expect(set(state["asserted_by"]) <= statements | {"narrator"}, f"{where}: asserted by {state['asserted_by']}")
            done = state["change"] not in ("announced", "proposed", "no_change", "kept")
            faults.expect(not (done and state["realis"] in ("planned", "conditional", "hypothetical")), f"{where}: {state['change']} is {state['realis']}")


def _clusters(record: dict, accounts: dict, faults: Faults) -> None:
    events = {(a, e["id"]) for a, account in accounts.items() for e in account["events"]}
    for cluster in record["event_clusters"]:
        where = f"cluster {cluster['id']}"
        members = [(m["account"], m["event"]) for m in cluster["members"]]
        faults.expect(len(set(members)) == len(members) > 1 and set(members) <= events, f"{where}: members")
        faults.expect(not set(cluster["agreed"]) & set(cluster["contested"]), f"{where}: a field both agreed and contested")
    ids = {c["id"] for c in record["event_clusters"]} | {None}
    faults.expect(all(e["event_cluster"] in ids for e in record["timeline"]), "timeline: unknown cluster")


def _points(record: dict, accounts: dict, faults: Faults) -> None:
    statements = {(a, s["id"]) for a, account in accounts.items() for s in account["statements"]}
    origins = {o["id"] for o in record["origins"]}
    ids = [p["id"] for p in record["points"]]
    faults.expect(len(set(ids)) == len(ids), "point ids repeat")
    for point in record["points"]:
        where = f"point {point['id']}"
        faults.fields(point, POINT, where)
        for name in ("kind", "relation", "importance"):
            faults.word(f"point.{name}", point[name], where)
        faults.expect(bool(point["cells"]), f"{where}: no cell")
        faults.expect((point["relation"] == "only-one") <= (len({c["account"] for c in point["cells"]}) == 1), f"{where}: only-one with several accounts")
        strong = bool(point["conflict"]) and point["conflict"]["strength"] == "contradiction"
        faults.expect((point["relation"] != "conflict") or strong, f"{where}: conflict without contradiction")
        for cell in point["cells"]:
            faults.fields(cell, CELL, where)
            faults.expect(bool(cell["evidence"]), f"{where}: a cell without evidence")
            faults.word("realis", cell["realis"], where)
            faults.word("zone.kind", cell["zone"], where)
            faults.expect(cell["zone"] in SAYING_ZONES, f"{where}: evidence from {cell['zone']}")
            faults.expect(cell["voice"] == "narrator" or (cell["account"], cell["voice"]) in statements, f"{where}: voice {cell['voice']}")
            faults.expect(set(cell["origins"]) <= origins, f"{where}: unknown origin")
            _in_range(cell["evidence"], accounts[cell["account"]], where, faults)
        for silent in point["silent"]:
            faults.word("silent.reason", silent["reason"], where)
        named = [c["account"] for c in point["cells"]] + [s["account"] for s in point["silent"]]
        faults.expect(
            set(named) <= set(accounts) and not ({c["account"] for c in point["cells"]} & {s["account"] for s in point["silent"]}), f"{where}: accounts"
        )
        faults.expect(set(point["origins"]) >= {"shown", "unsourced", "lower", "upper"}, f"{where}: origins")
        faults.expect(point["origins"]["lower"] <= point["origins"]["upper"], f"{where}: origins {point['origins']}")
        if point["conflict"]:
            _conflict(point["conflict"], accounts, where, faults)


def _in_range(evidence: list[dict], account: dict, where: str, faults: Faults) -> None:
    for span in evidence:
        faults.expect(0 <= span["start"] < span["end"] <= len(account["text"]), f"{where}: {span} of {len(account['text'])}")


def _conflict(conflict: dict, accounts: dict, where: str, faults: Faults) -> None:
    faults.fields(conflict, CONFLICT, where)
    for name in ("kind", "strength", "scope"):
        faults.word(f"conflict.{name}", conflict[name], where)
    faults.expect(len(conflict["values"]) >= 2, f"{where}: a conflict needs two values")
    faults.expect(bool(conflict["rule"]) and bool(conflict["reason"]), f"{where}: conflict without rule or reason")
    for value in conflict["values"]:
        _in_range([value["span"]], accounts[value["account"]], where, faults)


def _others(record: dict, accounts: dict, faults: Faults) -> None:
    statements = {(a, s["id"]) for a, account in accounts.items() for s in account["statements"]}
    points = {p["id"] for p in record["points"]} | {None}
    entities = {e["id"] for e in record["entities"]}
    members = {(a, e["id"]) for a, account in accounts.items() for e in account["entities"]}
    for entity in record["entities"]:
        faults.expect(all((m["account"], m["entity"]) in members for m in entity["members"]), f"entity {entity['id']}: unknown member")
    for u in record["utterances"]:
        faults.word("utterance.difference", u["difference"], f"utterance {u['id']}")
        faults.expect(all((m["account"], m["statement"]) in statements for m in u["statements"]), f"utterance {u['id']}: unknown statement")
    for s in record["sourcing"]:
        faults.expect(s["account"] in accounts, "sourcing: unknown account")
        for source in s["sources"]:
            faults.word("source.kind", source["kind"], f"source {source['name']}")
            known = source["entity"] is None or source["entity"] in entities or (s["account"], source["entity"]) in members
            faults.expect(known, f"source {source['name']}: entity {source['entity']}")
    for origin in record["origins"]:
        faults.word("origin.kind", origin["kind"], f"origin {origin['id']}")
    for check in record["checks"]:
        faults.word("check.kind", check["kind"], "check")
        _in_range(check["evidence"], accounts[check["account"]], f"check {check['message']}", faults)
    for entry in record["timeline"]:
        faults.expect(entry["point"] in points, f"timeline: point {entry['point']}")
        faults.date(entry["earliest"], "timeline")
        faults.date(entry["latest"], "timeline")
