// Times LEMON's network simplex on a DIMACS min-cost flow: median milliseconds and the optimum.
//
//     lemon FILE RUNS

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  lemon::SmartDigraph graph;
  std::vector<long long> capacities, costs;
  std::ifstream file(argv[1]);
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string kind;
    words >> kind;
    if (kind == "p") {
      int nodes;
      words >> kind >> nodes;
      for (int n = 0; n < nodes; ++n) graph.addNode();
    } else if (kind == "a") {
      long long from, to, least, capacity, cost;
      words >> from >> to >> least >> capacity >> cost;
      graph.addArc(graph.nodeFromId(from - 1), graph.nodeFromId(to - 1));
      capacities.push_back(capacity);
      costs.push_back(cost);
    }
  }
  lemon::SmartDigraph::ArcMap<long long> capacity(graph), cost(graph);
  for (lemon::SmartDigraph::ArcIt arc(graph); arc != lemon::INVALID; ++arc) {
    capacity[arc] = capacities[graph.id(arc)];
    cost[arc] = costs[graph.id(arc)];
  }
  typedef lemon::NetworkSimplex<lemon::SmartDigraph, long long> Simplex;
  std::vector<double> times;
  __int128 optimum = 0;
  for (int run = 0; run < std::atoi(argv[2]); ++run) {
    auto start = std::chrono::steady_clock::now();
    Simplex simplex(graph);
    simplex.upperMap(capacity).costMap(cost);
    if (simplex.run() != Simplex::OPTIMAL) return 1;
    auto end = std::chrono::steady_clock::now();
    times.push_back(std::chrono::duration<double, std::milli>(end - start).count());
    optimum = simplex.totalCost<__int128>();
  }
  std::sort(times.begin(), times.end());
  // The standard streams know no number as wide.
  std::string digits;
  __int128 rest = optimum < 0 ? -optimum : optimum;
  do digits.insert(digits.begin(), char('0' + int(rest % 10)));
  while (rest /= 10);
  std::cout << times[times.size() / 2] << " " << (optimum < 0 ? "-" : "") << digits << "\n";
}
