"""Solves exported DIMACS files with OR-tools and networkx; optima must agree to the last unit.

    python checks/dimacs.py FOLDER...

A program of its own because the libraries of OR-tools and HiGHS cannot be loaded together.
"""

import networkx
import report
from ortools.graph.python import min_cost_flow


def read_dimacs(path):
    """Number of nodes, arcs (from, to, capacity, cost) and the optimum that the file names."""
    nodes, arcs, optimum = 0, [], None
    for line in path.read_text().splitlines():
        words = line.split()
        if words[:2] == ["c", "optimum"]:
            optimum = int(words[2])
        elif words[0] == "p":
            nodes = int(words[2])
        elif words[0] == "a":
            start, end, least, capacity, cost = map(int, words[1:])
            assert least == 0, "exported arcs have no lower bound"
            arcs.append((start, end, capacity, cost))
    return nodes, arcs, optimum


def ortools_optimum(nodes, arcs):
    solver = min_cost_flow.SimpleMinCostFlow()
    for start, end, capacity, cost in arcs:
        solver.add_arc_with_capacity_and_unit_cost(start, end, capacity, cost)
    for node in range(1, nodes + 1):
        solver.set_node_supply(node, 0)
    status = solver.solve()
    if status != solver.OPTIMAL:
        return f"{status}"
    # Its own sum may leave 64 bits.
    return sum(solver.flow(n) * arc[3] for n, arc in enumerate(arcs))


def networkx_optimum(nodes, arcs):
    graph = networkx.MultiDiGraph()
    graph.add_nodes_from(range(1, nodes + 1), demand=0)
    for start, end, capacity, cost in arcs:
        graph.add_edge(start, end, capacity=capacity, weight=cost)
    return networkx.network_simplex(graph)[0]


def compare_flows(path):
    nodes, arcs, optimum = read_dimacs(path)
    for solver, solve in (("OR-tools", ortools_optimum), ("networkx", networkx_optimum)):
        found = solve(nodes, arcs)
        wrong = None if found == optimum else f"{found} instead of {optimum}"
        yield f"{path} [{solver}]", 0.0 if wrong is None else float("inf"), wrong


def compare(folder):
    for path in sorted(folder.rglob("*.min")):
        yield from compare_flows(path)


if __name__ == "__main__":
    report.tell(compare)
