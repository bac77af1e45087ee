"""The places that a fixed text sends a mentee to, one line each. Pure.

Floor 2. Where nobody has said which of the four nations the mentee is in, what serves single ones
is told nation by nation: one line holds all that is of use, and the others can be passed over.
"""

from collections.abc import Sequence

from corpus.resources import Region, Resource

_NATIONS = {
    Region.ENGLAND: "England",
    Region.SCOTLAND: "Scotland",
    Region.WALES: "Wales",
    Region.NORTHERN_IRELAND: "Northern Ireland",
}
_FEW = 3
"""So many places that serve single nations are told one by one."""


def serving(resources: Sequence[Resource], region: Region) -> list[Resource]:
    """Those that people in ``region`` may use.

    ``Region.UK`` stands for a nation that is not known: what serves any of the four is kept.
    """
    if region is Region.UK:
        return [r for r in resources if r.region != (Region.OUTSIDE_UK,)]
    return [resource for resource in resources if resource.serves(region)]


def signposts(resources: Sequence[Resource], region: Region) -> list[str]:
    """Lines that say how each is reached and when, in their order.

    Args:
        resources: That serve the mentee.
        region: Where the mentee is, as far as it is known.
    """
    of_nations = [r for r in resources if Region.UK not in r.region]
    if region is not Region.UK or len(of_nations) <= _FEW:
        return [_line(resource) for resource in resources]
    before = resources.index(of_nations[0])
    after = [r for r in resources[before:] if r not in of_nations]
    return [*map(_line, resources[:before]), *_by_nation(of_nations), *map(_line, after)]


def _by_nation(resources: Sequence[Resource]) -> list[str]:
    found = {
        name: [_line(resource) for resource in resources if nation in resource.region]
        for nation, name in _NATIONS.items()
    }
    return [f"In {name}: {'; '.join(lines)}" for name, lines in found.items() if lines]


def _line(resource: Resource) -> str:
    """Its name, how it is reached, and when."""
    contact = resource.contact
    reached = (
        [contact.phone, contact.text and f"text {contact.text}", contact.url] if contact else []
    )
    ways = ", ".join(way for way in reached if way) or resource.how
    told = resource.name if ways == resource.name else f"{resource.name}: {ways}"
    return f"{told} ({resource.hours})"
