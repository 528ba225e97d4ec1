"""Runs one command under a time limit; writes wall seconds, CPU seconds, peak memory and how it ended as JSON."""

import argparse
import json
import os
import resource
import signal
import subprocess
import time
from pathlib import Path

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--limit", type=float, required=True, help="seconds before it is stopped")
parser.add_argument("--out", type=Path, required=True, help="JSON to write")
parser.add_argument("--log", type=Path, required=True, help="where its stdout and stderr go")
parser.add_argument("command", nargs=argparse.REMAINDER)
asked = parser.parse_args()
command = asked.command[1:] if asked.command[:1] == ["--"] else asked.command

started = time.monotonic()
ended = "done"
# Threads that wait for each other must not spin away the cores that others need.
surroundings = os.environ | {"OMP_WAIT_POLICY": "passive", "PYTHONUNBUFFERED": "1"}
with asked.log.open("wb") as log:
    try:
        child = subprocess.Popen(command, stdout=log, stderr=log, env=surroundings, start_new_session=True)
        code = child.wait(timeout=asked.limit)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        code, ended = None, f"stopped after its limit of {asked.limit:.0f} s"
    except OSError as error:
        code, ended = None, str(error)
wall = time.monotonic() - started
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
if code:
    words = [line for line in asked.log.read_text(errors="replace").splitlines() if line.strip()]
    ended = f"exit code {code}: {words[-1].strip()[:200] if words else 'no message'}"
result = {
    "wall": round(wall, 2),
    "cpu": round(usage.ru_utime + usage.ru_stime, 2),
    "rss_gb": round(usage.ru_maxrss * 1024 / 1e9, 3),
    "ended": ended,
    "ok": ended == "done",
    "command": command,
}
asked.out.write_text(json.dumps(result, indent=1))
