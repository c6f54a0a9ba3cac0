"""Addresses → bytes: one page of the network, bounded, polite, and never from an inner address.

`fetch.fetch(url, settings)` is the way in; everything else here serves it.
"""
