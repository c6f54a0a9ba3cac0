"""The timeline: dated clauses in order, with their own words; what is not resolved is left out."""

from compare.made import account
from rashomon.compare.timeline import timeline
from rashomon.compare.units import told


def test_entries_in_order():
    one = account("Ruiz signed the accord on May 2. Orlov closed the port in April.", dates=[("May 2", "2019-05-02"), ("April", "2019-04")])
    entries = timeline([told(one)], [])
    assert [(e.earliest, e.precision) for e in entries] == [("2019-04", "month"), ("2019-05-02", "day")]
    assert entries[1].label == "Ruiz signed the accord on May 2"
    assert entries[0].point is None


def test_unresolved_dates_are_left_out():
    one = account("Ruiz signed the accord on Monday.")
    assert timeline([told(one)], []) == ()
