# SPDX-License-Identifier: EUPL-1.2
"""Work for later. The only place that knows the engine behind it (django-q2 with its broker in our own database).

A job is the dotted path of an operation plus plain keyword values. It is stored in the caller's transaction, so it
exists if and only if the deed it belongs to does. It may run twice (a killed worker's job is taken up again): every
operation used as a job must be idempotent. A job lasts 60 s at most, or enqueues its next chunk.
"""

from collections.abc import Callable
from importlib import import_module
from uuid import UUID

from django_q.tasks import async_task

from samenspel.base.scope import Actor, acting_as, current_actor

JobValue = str | int | float | bool | None
ActorResolver = Callable[[Actor], Actor]
_resolve: ActorResolver | None = None


def register_actor_resolver(resolver: ActorResolver) -> None:
    """`entrance` checks, when the job starts, that the person still has the role they had."""
    global _resolve  # noqa: PLW0603 - set once when the apps are ready
    _resolve = resolver


def enqueue(path: str, **values: JobValue) -> None:
    """Run the operation at `path` later, as the actor of now."""
    actor = current_actor()
    async_task("samenspel.base.jobs.run", path, values, _packed(actor), task_name=path.rsplit(".", 1)[-1][:90])


def run(path: str, values: dict[str, JobValue], packed: dict[str, str]) -> None:
    """What the worker calls."""
    actor = _unpacked(packed)
    if _resolve is not None:
        actor = _resolve(actor)
    module, name = path.rsplit(".", 1)
    with acting_as(actor):
        getattr(import_module(module), name)(**values)


def _packed(actor: Actor) -> dict[str, str]:
    return {
        "role": str(actor.role),
        "partnership_id": str(actor.partnership_id or ""),
        "user_id": str(actor.user_id or ""),
        "link_id": str(actor.link_id or ""),
        "contact_id": str(actor.contact_id or ""),
        "about_id": str(actor.about_id or ""),
    }


def _unpacked(packed: dict[str, str]) -> Actor:
    def uuid_of(key: str) -> UUID | None:
        return UUID(packed[key]) if packed[key] else None

    return Actor(
        role=packed["role"],
        partnership_id=uuid_of("partnership_id"),
        user_id=int(packed["user_id"]) if packed["user_id"] else None,
        link_id=uuid_of("link_id"),
        contact_id=uuid_of("contact_id"),
        about_id=uuid_of("about_id") if "about_id" in packed else None,
    )
