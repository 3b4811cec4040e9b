"""Tells jupyter-server-proxy how to start Labstead's companion."""

from pathlib import Path
from typing import Any

from labstead.node import find_node


def companion() -> dict[str, Any]:
    """Return the settings of the companion's process for jupyter-server-proxy."""
    return {
        "command": [
            find_node(),
            # A companion lies idle most of the day: small memory beats peak speed.
            "--optimize-for-size",
            "--max-semi-space-size=2",
            "--v8-pool-size=1",
            str(Path(__file__).parent / "companion.mjs"),
            "--socket",
            "{unix_socket}",
            # So that one which somebody else ended is started again.
            "--supervised",
        ],
        # A socket in the user's own folder, where a port would be open to everybody.
        "unix_socket": True,
        "timeout": 15,
        "absolute_url": False,
        # Watching keeps nobody alive: the panel's requests are no activity.
        "update_last_activity": False,
        "launcher_entry": {"enabled": False},
        "new_browser_tab": False,
    }
