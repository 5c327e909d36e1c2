"""Print the URL of a PostgreSQL that answers, for the second run of the tests; nothing when none does.

Looks at HALLWAY_TEST_POSTGRES, then at the local service, which it starts when it is installed
but not running.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time

LOCAL = ("postgres://postgres@127.0.0.1:5432/postgres", "postgres:///postgres")


def answers(url: str) -> bool:
    import psycopg

    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            row = connection.execute(
                "SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


def start() -> None:
    """Start every installed cluster (Debian's layout)."""
    if not shutil.which("pg_lsclusters"):
        return
    listed = subprocess.run(["pg_lsclusters", "--no-header"], capture_output=True, text=True, check=False)
    for line in listed.stdout.splitlines():
        version, name = line.split()[:2]
        command = ["pg_ctlcluster", "--skip-systemctl-redirect", version, name, "start"]
        subprocess.run(command, check=False, capture_output=True)
    time.sleep(2)


def main() -> None:
    if url := os.environ.get("HALLWAY_TEST_POSTGRES"):
        if not answers(url):
            sys.exit(
                f"HALLWAY_TEST_POSTGRES is set, but no PostgreSQL that may create databases answers at {url}"
            )
        sys.stdout.write(url + "\n")
        return
    for attempt in range(2):
        for url in LOCAL:
            if answers(url):
                sys.stdout.write(url + "\n")
                return
        if attempt == 0:
            start()


if __name__ == "__main__":
    main()
