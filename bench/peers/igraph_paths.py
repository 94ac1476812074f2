"""igraph's k shortest paths (Yen), without a bound on hops. Parameter: the graph's file."""

import math
import sys
import time
import warnings

import igraph
from peer import answer_questions, read_graph

# It warns where there is no path.
warnings.simplefilter("ignore")
people, ends, other_ends, strengths = read_graph(sys.argv[1])
started_at = time.perf_counter()
graph = igraph.Graph(n=people, edges=list(zip(ends, other_ends)))
weights = [-math.log2(strength) for strength in strengths]
# As an attribute of the graph they are not copied for every question.
graph.es["weight"] = weights
build_ms = (time.perf_counter() - started_at) * 1000


def find(source, target, limit):
    paths = graph.get_k_shortest_paths(source, to=target, k=limit, weights="weight", mode="all")
    return [path for path in paths if len(path) > 1]


answer_questions(igraph.__version__, build_ms, find)
