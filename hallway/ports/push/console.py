"""Push messages as files, for a demo: nothing leaves the machine."""

from __future__ import annotations

import json

from django.conf import settings

from hallway.ports.push import keys
from hallway.ports.push.checks import check_size, check_subscription
from hallway.ports.push.protocol import Push, Subscription


class ConsolePush:
    """Appends one line of JSON for each message to DATA_DIR/push/sent.jsonl; the address stays out."""

    def public_key(self) -> str:
        return keys.public_key()

    def check(self, subscription: Subscription) -> None:
        check_subscription(subscription)

    def send(self, subscription: Subscription, push: Push) -> None:
        check_subscription(subscription)
        check_size(push)
        folder = settings.DATA_DIR / "push"
        folder.mkdir(mode=0o700, exist_ok=True)
        line = {"topic": push.topic, "ttl": int(push.ttl.total_seconds()), "urgent": push.is_urgent}
        with (folder / "sent.jsonl").open("a") as file:
            file.write(json.dumps(line | {"data": push.data.decode("utf-8", "replace")}) + "\n")
