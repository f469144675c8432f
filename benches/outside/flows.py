"""Times OR-tools, networkx and LEMON on exported min-cost flows: median milliseconds.

    python benches/outside/flows.py FOLDER LEMON

LEMON is the program built from `lemon.cpp`, or `none`. Building the network is counted where a
solver cannot be run twice on the same one (OR-tools), and not counted for the others.
"""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import networkx
import numpy
from ortools.graph.python import min_cost_flow


def read(path):
    """Number of nodes, arcs as columns (from, to, capacity, cost), and the optimum named."""
    nodes, arcs, optimum = 0, [], None
    for line in path.read_text().splitlines():
        words = line.split()
        if words[:2] == ["c", "optimum"]:
            optimum = int(words[2])
        elif words[0] == "p":
            nodes = int(words[2])
        elif words[0] == "a":
            start, end, _, capacity, cost = map(int, words[1:])
            arcs.append((start, end, capacity, cost))
    return nodes, numpy.array(arcs).T, optimum


def ortools(nodes, arcs):
    def run():
        solver = min_cost_flow.SimpleMinCostFlow()
        numbers = solver.add_arcs_with_capacity_and_unit_cost(*arcs)
        solver.set_nodes_supplies(numpy.arange(1, nodes + 1), numpy.zeros(nodes, dtype=int))
        if solver.solve() != solver.OPTIMAL:
            return None
        flows = solver.flows(numbers)
        return lambda: sum(int(flow) * int(cost) for flow, cost in zip(flows, arcs[3]))

    return run


def networkx_simplex(nodes, arcs):
    graph = networkx.MultiDiGraph()
    graph.add_nodes_from(range(1, nodes + 1), demand=0)
    for start, end, capacity, cost in arcs.T.tolist():
        graph.add_edge(start, end, capacity=capacity, weight=cost)

    def run():
        cost = networkx.network_simplex(graph)[0]
        return lambda: cost

    return run


def timed(run, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        optimum = run()
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times), optimum() if optimum else None


def tell(problem, solver, milliseconds, agrees):
    row = {"problem": problem, "solver": solver, "milliseconds": milliseconds, "agrees": agrees}
    print(json.dumps(row))


for path in sorted(Path(sys.argv[1]).rglob("*.min")):
    nodes, arcs, optimum = read(path)
    problem = path.parent.name
    if sys.argv[2] != "none":
        said = subprocess.run([sys.argv[2], path, "41"], capture_output=True, text=True, check=True)
        words = said.stdout.split()
        tell(problem, "LEMON", float(words[0]) / 1e3, int(words[-1]) == optimum)
    milliseconds, found = timed(ortools(nodes, arcs), 21)
    tell(problem, "OR-tools", milliseconds, found == optimum)
    milliseconds, found = timed(networkx_simplex(nodes, arcs), 3)
    tell(problem, "networkx", milliseconds, found == optimum)
