"""Numeric addresses that are not the public internet, and what each is.

Rows after the IANA special-purpose address registries; one more answers inside a cloud alone.
"""

from __future__ import annotations

import ipaddress

# what `allow_private_addresses` opens; the rest stays closed
_INNER = (
    ("127.0.0.0/8", "this machine"),
    ("::1/128", "this machine"),
    ("10.0.0.0/8", "a private network"),
    ("172.16.0.0/12", "a private network"),
    ("192.168.0.0/16", "a private network"),
    ("100.64.0.0/10", "a provider's inner network"),
    ("fc00::/7", "a private network"),
)
_NEVER = (
    ("0.0.0.0/8", "no host"),
    ("169.254.0.0/16", "a link-local address"),
    ("192.0.0.0/24", "a reserved address"),
    ("192.0.2.0/24", "an address for documentation"),
    ("192.88.99.0/24", "a relay for other addresses"),
    ("198.18.0.0/15", "an address for measuring"),
    ("198.51.100.0/24", "an address for documentation"),
    ("203.0.113.0/24", "an address for documentation"),
    ("224.0.0.0/4", "a multicast address"),
    ("240.0.0.0/4", "a reserved address"),
    ("fe80::/10", "a link-local address"),
    ("ff00::/8", "a multicast address"),
    ("::ffff:0:0/96", "an IPv4 address in disguise"),
    ("2001::/23", "a reserved address"),
    ("2001:db8::/32", "an address for documentation"),
    ("2002::/16", "an IPv4 address in disguise"),
    ("3fff::/20", "an address for documentation"),
    ("168.63.129.16/32", "an inner address of a cloud"),
)
_GLOBAL_V6 = ipaddress.ip_network("2000::/3")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_OPENED = tuple((ipaddress.ip_network(network), what) for network, what in _INNER)
_CLOSED = tuple((ipaddress.ip_network(network), what) for network, what in _NEVER)



def refusal(number: ipaddress.IPv4Address | ipaddress.IPv6Address, *, allow_private: bool = False) -> str | None:
    """What a numeric address is, where it may not be asked; None for the public internet (and its own network, where opened)."""
    if number in _NAT64:  # networks without IPv4 reach it so; it is as public as what it holds
        number = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    for network, what in _OPENED:
        if number in network:
            return None if allow_private else what
    for network, what in _CLOSED:
        if number in network:
            return what
    return "a reserved address" if number.version == 6 and number not in _GLOBAL_V6 else None
