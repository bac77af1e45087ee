"""Where people can turn, as the pages show it: the reviewed resources and nothing else.

Floor 3. Telephone numbers and links to services come from ``corpus/resources.toml`` alone.
"""

import logging
from dataclasses import dataclass
from functools import cache

from corpus.resources import Resource, ResourceKind, ResourcesError, load_resources

_log = logging.getLogger(__name__)
_URGENT = (ResourceKind.EMERGENCY, ResourceKind.CRISIS)
_TITLES = {
    ResourceKind.CONFIDENTIAL_SUPPORT: "Confidential support",
    ResourceKind.OCCUPATIONAL: "Occupational health",
    ResourceKind.SPEAKING_UP: "Speaking up and patient safety",
    ResourceKind.UNION: "Unions",
    ResourceKind.DEFENCE: "Defence organisations",
    ResourceKind.REGULATOR: "Regulators",
    ResourceKind.EMPLOYMENT_ADVICE: "Advice on employment",
    ResourceKind.MENTORING_SCHEME: "Mentoring schemes",
    ResourceKind.LEADERSHIP_BODY: "Leadership bodies",
    ResourceKind.LEARNING: "Learning",
}


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """Resources of one kind under a title."""

    title: str
    resources: tuple[Resource, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """Everything in the order of the file: the most urgent first."""

    urgent: tuple[Resource, ...] = ()
    others: tuple[HelpGroup, ...] = ()


@cache
def help_to_show() -> Help:
    """What the reviewed file holds; empty, and noted, when the file cannot be used.

    A page that could not be shown for a fault in one entry would help nobody, so the pages say that
    the list is missing and what to do instead.
    """
    try:
        directory = load_resources()
    except ResourcesError as error:
        _log.error("the resources cannot be shown: %s", error)
        return Help()
    urgent = tuple(resource for resource in directory.resources if resource.kind in _URGENT)
    groups = (HelpGroup(title, directory.by_kind(kind)) for kind, title in _TITLES.items())
    return Help(urgent, tuple(group for group in groups if group.resources))
