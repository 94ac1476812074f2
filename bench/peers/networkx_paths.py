"""networkx's shortest simple paths (Yen), without a bound on hops. Parameter: the graph's file."""

import math
import sys
import time
from itertools import islice

import networkx
from peer import answer_questions, read_graph

people, ends, other_ends, strengths = read_graph(sys.argv[1])
started_at = time.perf_counter()
graph = networkx.Graph()
graph.add_nodes_from(range(people))
graph.add_weighted_edges_from(
    (end, other, -math.log2(strength)) for end, other, strength in zip(ends, other_ends, strengths)
)
build_ms = (time.perf_counter() - started_at) * 1000


def find(source, target, limit):
    try:
        return list(islice(networkx.shortest_simple_paths(graph, source, target, weight="weight"), limit))
    except networkx.NetworkXNoPath:
        return []


answer_questions(networkx.__version__, build_ms, find)
