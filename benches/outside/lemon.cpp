// Times LEMON's network simplex on a DIMACS file, to be set beside `cargo bench --bench flow`, its cost
// scaling, or its largest flow (push and relabel) from the end of the file's last arc to that arc's start:
// where every gram counts alike, that is the same question asked more cheaply.
//
// Build: g++ -O3 -march=x86-64 -o lemon lemon.cpp   (Debian package liblemon-dev)
// Run:   ./lemon FILE [N [scaling | largest]]
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/preflow.h>
#include <lemon/smart_graph.h>
#include <sstream>
#include <string>
#include <vector>

using namespace lemon;

// Runs a solver for cheapest flows; the time is that of its run alone.
template <typename Solver, typename Maps>
bool cheapest(const Maps &maps, double &time, __int128 &objective) {
    Solver solver(maps.graph);
    solver.lowerMap(maps.lower).upperMap(maps.capacity).costMap(maps.cost).supplyMap(maps.supply);
    const auto start = std::chrono::steady_clock::now();
    const auto answer = solver.run();
    const auto end = std::chrono::steady_clock::now();
    time = std::chrono::duration<double, std::micro>(end - start).count();
    objective = solver.template totalCost<__int128>();
    return answer == Solver::OPTIMAL;
}

struct Network {
    SmartDigraph graph;
    SmartDigraph::ArcMap<int64_t> lower{graph}, capacity{graph}, cost{graph};
    SmartDigraph::NodeMap<int64_t> supply{graph, 0};
};

int main(int argc, char **argv) {
    if (argc < 2) {
        std::cerr << "usage: lemon FILE [N [scaling | largest]]\n";
        return 2;
    }
    const int n = argc > 2 ? std::atoi(argv[2]) : 15;
    const std::string kind_of_run = argc > 3 ? argv[3] : "";
    const bool largest = kind_of_run == "largest", scaling = kind_of_run == "scaling";
    std::ifstream file(argv[1]);
    Network network;
    auto &[graph, lower, capacity, cost, supply] = network;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        char kind;
        std::string name;
        if (!(words >> kind)) continue;
        if (kind == 'p') {
            int n_nodes, n_arcs;
            words >> name >> n_nodes >> n_arcs;
            for (int k = 0; k < n_nodes; ++k) graph.addNode();
        } else if (kind == 'n') {
            int node;
            int64_t amount;
            words >> node >> amount;
            supply[graph.nodeFromId(node - 1)] = amount;
        } else if (kind == 'a') {
            int from, to;
            int64_t low, high, price;
            words >> from >> to >> low >> high >> price;
            auto arc = graph.addArc(graph.nodeFromId(from - 1), graph.nodeFromId(to - 1));
            lower[arc] = low;
            capacity[arc] = high;
            cost[arc] = price;
        }
    }
    std::vector<double> times;
    __int128 objective = 0;
    if (largest) {
        const auto last = graph.arcFromId(graph.maxArcId());
        const auto from = graph.target(last), to = graph.source(last);
        capacity[last] = 0;
        for (int k = 0; k < n; ++k) {
            Preflow<SmartDigraph, SmartDigraph::ArcMap<int64_t>> flow(graph, capacity, from, to);
            const auto start = std::chrono::steady_clock::now();
            flow.run();
            const auto end = std::chrono::steady_clock::now();
            times.push_back(std::chrono::duration<double, std::micro>(end - start).count());
            objective = flow.flowValue();
        }
    }
    for (int k = 0; k < n && !largest; ++k) {
        double time = 0;
        const bool optimal = scaling
            ? cheapest<CostScaling<SmartDigraph, int64_t, int64_t>>(network, time, objective)
            : cheapest<NetworkSimplex<SmartDigraph, int64_t>>(network, time, objective);
        if (!optimal) {
            std::cerr << "no optimum\n";
            return 1;
        }
        times.push_back(time);
    }
    std::sort(times.begin(), times.end());
    // The streams know no number as wide, and stacked tiers need it.
    std::string digits;
    __int128 rest = objective < 0 ? -objective : objective;
    do digits.insert(digits.begin(), char('0' + int(rest % 10)));
    while (rest /= 10);
    std::cout << times[times.size() / 2] << " us (fastest " << times[0] << "), objective "
              << (objective < 0 ? "-" : "") << digits << "\n";
}
