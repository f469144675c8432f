"""Times OR-tools, networkx and LEMON on min-cost flows in DIMACS: median milliseconds.

    python benches/outside/flows.py FOLDER LEMON RUNS [alone]

With `alone`, LEMON's network simplex alone, for folders of many networks.

LEMON is the program built from `lemon.cpp`, or `none`; networkx has only networks of up to 20,000 arcs,
three times. What a solver cannot do because costs are too large for it is left out. Building the network is counted where a
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


# Arcs beyond which three runs have to do: cost scaling takes half a minute there.
LARGE = 100_000


def read(path):
    """Supplies, arcs as columns (from, to, capacity, cost), the optimum named, and what of it is fixed.

    What arcs carry at least is taken off beforehand; its cost is fixed.
    """
    supplies, arcs, optimum, fixed = [], [], None, 0
    for line in path.read_text().splitlines():
        words = line.split()
        if words[:2] == ["c", "optimum"]:
            optimum = int(words[2])
        elif words[0] == "p":
            supplies = [0] * int(words[2])
        elif words[0] == "n":
            supplies[int(words[1]) - 1] = int(words[2])
        elif words[0] == "a":
            start, end, least, capacity, cost = map(int, words[1:])
            supplies[start - 1] -= least
            supplies[end - 1] += least
            arcs.append((start, end, capacity - least, cost))
            fixed += least * cost
    return supplies, numpy.array(arcs).T, optimum, fixed


def ortools(supplies, arcs):
    def run():
        solver = min_cost_flow.SimpleMinCostFlow()
        numbers = solver.add_arcs_with_capacity_and_unit_cost(*arcs)
        solver.set_nodes_supplies(numpy.arange(1, len(supplies) + 1), supplies)
        if solver.solve() != solver.OPTIMAL:
            return None
        flows = solver.flows(numbers)
        return lambda: sum(int(flow) * int(cost) for flow, cost in zip(flows, arcs[3]))

    return run


def networkx_simplex(supplies, arcs):
    graph = networkx.MultiDiGraph()
    for node, supply in enumerate(supplies, 1):
        graph.add_node(node, demand=-supply)
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


def lemon(path, runs, *how):
    said = subprocess.run([sys.argv[2], path, str(runs), *how], capture_output=True, text=True)
    words = said.stdout.split()
    # It says nothing but that there is no optimum where its numbers ran over.
    return (float(words[0]) / 1e3, int(words[-1])) if said.returncode == 0 else None


most_runs = int(sys.argv[3])
alone = sys.argv[4:] == ["alone"]
for path in sorted(Path(sys.argv[1]).rglob("*.min")):
    supplies, arcs, optimum, fixed = read(path)
    problem = path.parent.name
    runs = most_runs if arcs.shape[1] <= LARGE else min(3, most_runs)
    # It multiplies costs by the number of nodes and by 16, and does not say where they run over.
    scalable = int(abs(arcs[3]).max()) * 16 * (len(supplies) + 1) < 2**62
    if sys.argv[2] != "none":
        for solver, how in (("LEMON", ()), ("LEMON scaling", ("scaling",))):
            if how and (alone or not scalable):
                continue
            if (found := lemon(path, runs, *how)) is not None:
                tell(problem, solver, found[0], found[1] == optimum)
    if alone:
        continue
    milliseconds, found = timed(ortools(supplies, arcs), runs)
    if found is not None:
        tell(problem, "OR-tools", milliseconds, found + fixed == optimum)
    if arcs.shape[1] <= 20_000:
        milliseconds, found = timed(networkx_simplex(supplies, arcs), 3)
        tell(problem, "networkx", milliseconds, found + fixed == optimum)
