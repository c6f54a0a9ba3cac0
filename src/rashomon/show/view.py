"""The record as plain dicts, lists, strings and numbers: what the page, and later the same page as JSON, is made of.

In: a `Record`. Out: one dict, documented in `docs/page.md`; every value is text for a reader, in the page's words.
"""

from __future__ import annotations

from collections import Counter

from ..read.view import READABLE
from ..types import Account, Copy, Record, Span, TimelineEntry
from .about import about_view
from .calendar import date_words, interval_words
from .charts import timeline_chart
from .evidence import Index, plain, shortened
from .evidence import index as index_of
from .instruments import instruments_view
from .lists import missing_from, missing_view, points_view
from .points import link_view
from .stances import conclusions_view, positions_view, referents_view
from .texts import texts_view
from .voices import origins_view, sourcing_view, speakers_view, utterances_view
from .words import (
    FAMILY,
    FIELD_OF_EVENT,
    KIND_OF_ACCOUNT,
    KIND_OF_CHECK,
    NOT_IN_TEXT,
    POINTS_OF_KIND,
    in_words,
    listed,
    n_words,
    upper_first,
    visible,
    word,
)

_LONG_TIMELINE = 30
_MOST_ACTORS = 24


def view(record: Record) -> dict:
    """Everything the page says about a record, in the order in which it says it."""
    index = index_of(record)
    points = points_view(index)
    held = {
        "title": visible(" ".join(record.title.split())) or "Accounts of one event",
        "n_accounts": len(index.compared),
        "days": days_words(record),
        "published": published_words(index),
        "kinds": kinds_words(index),
        "accounts": [account_view(index, a) for a in record.accounts],
        "names": {index.labels[a.id]: account_name(a) for a in record.accounts},
        "conclusions": (concluded := conclusions_view(index)),
        "no_conclusion": [index.labels[a.id] for a in index.compared if index.labels[a.id] not in {c["account"] for c in concluded}],
        **points,
        "missing": missing_view(index),
        "missing_from": missing_from(len(index.compared)),
        "positions": positions_view(index),
        "referents": referents_view(index),
        "speakers": speakers_view(index),
        "utterances": utterances_view(index),
        "instruments": instruments_view(index),
        "timeline": timeline_view(index),
        "sourcing": sourcing_view(index),
        "origins": origins_view(index),
        "checks": checks_view(index),
        "settle": settle_view(index),
        "terms": terms_view(index),
        "texts": texts_view(index),
    }
    return {**held, "filters": filters_view(index, points), "about": about_view(index, held)}


def filters_view(index: Index, points: dict) -> dict:
    """What points can be filtered by: kinds and actors that occur, the actors of most points first."""
    views = [v for group in [points["contradictions"], points["tensions"], points["different"], *points["same"], *points["only"]] for v in group["core"] + group["minor"]]
    heard = Counter(n for v in views for n in v["actors"])
    often = sorted(heard, key=lambda n: (-heard[n], index.actor_names[n]))[:_MOST_ACTORS]
    kinds = {v["kind_key"] for v in views}
    return {
        "actors": [{"value": n, "name": shortened(visible(index.actor_names[n]), 40)} for n in often],
        "kinds": [{"value": k, "name": name} for k, name in POINTS_OF_KIND.items() if k in kinds],
    }


def kinds_words(index: Index) -> str:
    """`3 accounts, all commentary; no news report, no document`."""
    n, n_documents = len(index.compared), len(index.record.accounts) - len(index.compared)
    families = [FAMILY.get(a.kind, FAMILY["unknown"]) for a in index.compared]
    count = {f: families.count(f) for f in dict.fromkeys(FAMILY.values()) if f in families}
    plural = {"news report": "news reports", "document": "documents"}
    if len(count) == 1:
        only = families[0]
        head = f"{n_words(n, 'account')}, {'all ' if n > 1 else ''}{plural.get(only, only) if n > 1 else only}"
    else:
        head = f"{n_words(n, 'account')}: " + ", ".join(f"{k} {plural.get(f, f) if k > 1 else f}" for f, k in count.items())
    if n_documents:
        return f"{head}; {n_words(n_documents, 'document')} to check against"
    absent = [f for f in ("news report", "document") if f not in count]
    return head + ("; " + ", ".join(f"no {f}" for f in absent) if absent else "")


def published_words(index: Index) -> str:
    """The span of the accounts' own dates, and how many have none."""
    dates = sorted(a.published.date for a in index.compared if a.published)
    undated = len(index.compared) - len(dates)
    if not dates:
        return "no account carries its date"
    said = f"published {interval_words(dates[0], dates[-1])}"
    return said + (f"; {undated} without a date in the text" if undated else "")


def days_words(record: Record) -> str | None:
    """The days that more than one account names, as an interval; None where there is none."""
    held: dict[str, set[str]] = {}
    for entry in record.timeline:
        if entry.precision == "day" and entry.earliest and entry.earliest == entry.latest:
            held.setdefault(entry.earliest, set()).update(m.account for m in entry.evidence)
    shared = sorted(d for d, accounts in held.items() if len(accounts) > 1)
    if not shared:
        return None
    return ("day" if len(shared) == 1 else "days") + f" named by several accounts: {_few_days(shared)}"


def _few_days(days: list[str]) -> str:
    if len(days) <= 3:
        return ", ".join(map(date_words, days))
    return f"{len(days)} between {date_words(days[0])} and {date_words(days[-1])}"


def account_view(index: Index, account: Account) -> dict:
    """One account at a glance; what its text does not carry is said so."""
    published = account.published
    spans = [(z.start, z.end) for z in account.zones if z.kind in READABLE] or [(0, len(account.text))]
    links, numbered = len(account.links), sum(link.n is not None for link in account.links)
    return {
        "label": index.labels[account.id],
        "outlet": shortened(account.outlet.value, 80) if account.outlet else f"outlet {NOT_IN_TEXT}",
        "has_outlet": account.outlet is not None,
        "has_author": bool(account.authors),
        "has_date": published is not None,
        "title": shortened(plain(account.title.value), 160) if account.title else None,
        "authors": shortened(", ".join(a.value for a in account.authors), 120) or f"author {NOT_IN_TEXT}",
        "date": interval_words(published.date, published.date, published.precision) if published else f"date {NOT_IN_TEXT}",
        "date_basis": in_words(_basis(published.basis)) if published else None,
        "date_href": index.href(account.id, published.span.start) if published and published.span else None,
        "kind": "document" if account.role == "primary" else word(KIND_OF_ACCOUNT, account.kind),
        "words": sum(len(account.text[s:e].split()) for s, e in spans),
        "words_all": len(account.text.split()),
        "links": n_words(links, "numbered link" if numbered == links else "link") if links else "no links",
        "uri": account.uri,
        "notices": list(account.notices),
        "copies": [copy_view(c) for c in account.copies],
    }


def copy_view(copy: Copy) -> dict:
    """A text that is read under another: what to call it, and how much of it stands there and which is the origin."""
    name = visible(f"{copy.outlet} ({copy.uri})" if copy.outlet else copy.uri)
    how = "the same text" if copy.kind == "exact" else f"{min(copy.share, 0.99) if copy.share < 1 else 1:.0%} of its words stand here"
    said = [date_words(copy.published) if copy.published and len(copy.published) == 10 else "", how, copy.basis * (not copy.basis.startswith("identical"))]
    return {"name": shortened(name, 100), "said": shortened(visible("; ".join(filter(None, said))), 240)}


def account_name(account: Account) -> str:
    """What to call an account beside its label: the outlet, else the author, else the file."""
    name = account.outlet.value if account.outlet else account.authors[0].value if account.authors else account.uri
    return shortened(name, 80)


def _basis(basis: str) -> str:
    return {"text": "printed in the text", "metadata": "from the file's metadata"}.get(basis, basis)


def timeline_view(index: Index) -> dict:
    """Dated things in order; what has no date stays out."""
    entries = sorted(
        (e for e in index.record.timeline if e.earliest or e.latest), key=lambda e: (e.earliest or e.latest, e.latest or "", e.label)
    )
    days: dict[tuple, dict] = {}
    for entry in entries:
        when = interval_words(entry.earliest, entry.latest, entry.precision)
        day = days.setdefault(
            (when, entry.earliest, entry.latest),
            {"when": when, "earliest": entry.earliest, "latest": entry.latest, "datetime": entry.earliest if entry.earliest == entry.latest else None, "items": []},
        )
        held: dict[str, list[Span]] = {}
        for mention in entry.evidence:
            held.setdefault(mention.account, []).append(Span(mention.start, mention.end))
        notes = timeline_notes(index, entry)
        for n, (a, spans) in enumerate(sorted(held.items(), key=lambda item: index.order[item[0]])):
            day["items"].append({"account": index.labels[a], "line": index.line(a, spans), "excerpts": index.excerpts(a, spans), "notes": [] if n else notes})
    rows = [{**day, "id": f"t-{n}"} for n, day in enumerate(days.values(), 1)]
    return {"rows": rows[:_LONG_TIMELINE], "more": rows[_LONG_TIMELINE:], "chart": timeline_chart(index, rows)}


def timeline_notes(index: Index, entry: TimelineEntry) -> list[str]:
    """What is to be said of an entry as a whole: on what its accounts differ, and that its date is not the text's alone."""
    notes = []
    cluster = next((c for c in index.record.event_clusters if c.id == entry.event_cluster), None)
    if cluster and cluster.contested:
        notes.append("told as one event; the accounts differ on " + listed([word(FIELD_OF_EVENT, name) for name in cluster.contested]))
    if entry.by.startswith("timeline.clock"):
        notes.append("date worked out")
    return notes


def checks_view(index: Index) -> list[dict]:
    """Mechanical checks that found a gap, each with its words."""
    return [
        {
            "account": index.labels[c.account],
            "kind": word(KIND_OF_CHECK, c.kind),
            "message": upper_first(in_words(c.message)),
            "excerpts": index.excerpts(c.account, c.evidence),
            "by": c.by,
        }
        for c in index.record.checks
    ]


def settle_view(index: Index) -> list[dict]:
    """What would settle the conflicts: each cited document once."""
    links = [link_view(index, link) for p in index.record.points if p.conflict for link in p.conflict.would_settle]
    return list({(link["account"], link["name"], link["url"]): link for link in links}.values())


def terms_view(index: Index) -> list[dict]:
    """Terms of diplomacy: what they usually mean, where they stand, and the account's own explanation."""
    held: dict[str, dict] = {}
    for account in index.record.accounts:
        places: dict[str, list[Span]] = {}
        for term in account.terms:
            row = held.setdefault(term.term.casefold(), {"term": term.term, "gloss": term.gloss, "places": [], "explained": []})
            places.setdefault(term.term.casefold(), []).append(Span(term.start, term.end))
            if term.explained:
                phrase = index.phrase(account.id, term.explained)
                row["explained"].append({"account": index.labels[account.id], "phrase": phrase, "href": index.href(account.id, term.explained[0].start)})
        for key, spans in places.items():
            held[key]["places"].append({"account": index.labels[account.id], "excerpts": index.excerpts(account.id, spans)})
    return [held[k] for k in sorted(held)]
