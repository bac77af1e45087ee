"""Who may change the library: the one place where a key will be asked for.

Floor 3. Until curators have keys, the curators' doors are protected by where the server listens:
they open for connections from this machine only. Files of this machine can be ingested only by who
can read the data folder's lock, which holds a key that is new at every start.
"""

import hmac
from http import HTTPStatus
from ipaddress import ip_address
from typing import Annotated

from fastapi import Depends, Header, HTTPException, Request

from api.dependencies import ResourcesDep

LOCAL_KEY_HEADER = "X-Coach-Local-Key"


def is_loopback(host: str | None) -> bool:
    """Whether an address is this machine's own."""
    if host == "localhost":
        return True
    try:
        return host is not None and ip_address(host).is_loopback
    except ValueError:
        return False


def _curator(request: Request, resources: ResourcesDep) -> None:
    """Refuse whoever may not change the library."""
    client = request.client.host if request.client else None
    if not is_loopback(resources.settings.host) and not is_loopback(client):
        raise HTTPException(
            HTTPStatus.FORBIDDEN, "the library can be changed from the server's own machine only"
        )


def _local(
    resources: ResourcesDep,
    key: Annotated[str | None, Header(alias=LOCAL_KEY_HEADER)] = None,
) -> bool:
    """Whether the request comes from someone who can read the data folder."""
    return key is not None and hmac.compare_digest(key.encode(), resources.local_key.encode())


CuratorDep = Depends(_curator)
LocalDep = Annotated[bool, Depends(_local)]
