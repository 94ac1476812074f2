"""What the Python contenders share: reading the graph's file, and answering a line of JSON for each question."""

import json
import signal
import sys
import time
from array import array


class TimedOut(Exception):
    pass


def read_graph(path):
    """People, and the columns of the ties: one end, the other, strengths. The format: bench/graphs/plain-graph.ts."""
    with open(path, "rb") as file:
        counts = read_column(file, "i", 2)
        strengths = read_column(file, "d", counts[1])
        return counts[0], read_column(file, "i", counts[1]), read_column(file, "i", counts[1]), strengths


def read_column(file, kind, length):
    column = array(kind)
    column.fromfile(file, length)
    return column


def answer_questions(version, build_ms, find):
    """find(source, target, limit) gives paths as lists of people, warmest first."""
    signal.signal(signal.SIGALRM, raise_timed_out)
    write({"version": version, "buildMs": build_ms})
    for line in sys.stdin:
        asked = json.loads(line)
        started_at = time.perf_counter()
        signal.setitimer(signal.ITIMER_REAL, asked["timeoutMs"] / 1000)
        try:
            paths = find(asked["from"], asked["to"], asked["limit"])
            took_ms = (time.perf_counter() - started_at) * 1000
            signal.setitimer(signal.ITIMER_REAL, 0)
        except TimedOut:
            took_ms, paths = asked["timeoutMs"], None
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        write({"tookMs": took_ms, "paths": paths})


def raise_timed_out(_signal, _frame):
    raise TimedOut


def write(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()
