"""How much memory this process uses, and the bounds that it sets itself. Bytes; 0 where a system does not tell."""

from __future__ import annotations

import contextlib
import re
import sys
from pathlib import Path

# Windows has no such module: there a worker is bounded by being replaced alone.
if sys.platform != "win32":
    import resource

_STATUS = Path("/proc/self/status")
_FIELDS = re.compile(r"^(VmHWM|VmRSS):\s+(\d+) kB$", re.MULTILINE)
# When the system runs out of memory, a worker is what it should end: its report is then tried once more.
_FIRST_TO_GO = "800"


def read_memory() -> tuple[int, int]:
    """The most that was resident since ``restart_peak``, and what is resident now."""
    with contextlib.suppress(OSError):
        found = {name: int(kilobytes) * 1024 for name, kilobytes in _FIELDS.findall(_STATUS.read_text())}
        return found.get("VmHWM", 0), found.get("VmRSS", 0)
    if sys.platform == "win32":
        return 0, 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return peak, peak


def restart_peak() -> None:
    """Forgets the peak of the report before, where the system can."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def limit_memory(most: int) -> None:
    """A report that asks for more than this gets an error, and the others live on."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (bound, hard))


def offer_to_be_killed() -> None:
    """Puts this process before the others when the system has to end one for want of memory."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO)
