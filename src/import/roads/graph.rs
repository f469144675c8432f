//! Roads cut at the points where they meet and where places lie: stretches between nodes, each with its length and
//! the time of a loaded truck. What leads nowhere is cut off, as no way between two places goes through it.

use super::map::{FORD, Map, NOWHERE, Way};
use super::measure::km;
use super::snap::{Index, Pieces, Snapped};
use super::tags::{Class, Oneway};
use crate::country::Surface;
use crate::import::osm::Position;
use crate::import::ways::truck_hours;

/// How far from a place a road passes that passes through it: a road round a town is the town's.
pub(super) const ZONE_KM: f64 = 2.0;
/// Kilometres an hour of a ferry whose time the map does not say, as slow barges are.
const FERRY_KMH: f64 = 8.0;
/// No number.
const NONE: u32 = u32::MAX;

/// A stretch between two nodes.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub(super) ends: [u32; 2],
    pub(super) km: f64,
    /// Thousandths of a second of a loaded truck.
    pub(super) ms: u64,
    /// Whether it may be taken as drawn, and against.
    pub(super) open: [bool; 2],
    pub(super) way: usize,
    /// Its points, as positions in the list of all.
    pub(super) line: std::ops::Range<usize>,
    /// Border controls and fords on it.
    pub(super) marks: u8,
}

/// Roads as nodes and stretches.
#[derive(Debug, Default)]
pub(super) struct Graph {
    pub(super) edges: Vec<Edge>,
    pub(super) points: Vec<Position>,
    /// By node: the place within whose zone it lies.
    pub(super) zone: Vec<u32>,
    /// By node: the place that lies on it.
    pub(super) place: Vec<u32>,
    /// By place: its node.
    pub(super) node: Vec<Option<u32>>,
    /// By node: where its stretches begin in the list below.
    starts: Vec<usize>,
    /// Stretches by node, with whether they are left as drawn.
    leaving: Vec<(u32, bool)>,
    /// Ways that lack points, cut off at the edge of the extract.
    pub(super) cut: Vec<i64>,
}

/// A number of a place, where there is one.
pub(super) fn some(number: u32) -> Option<usize> {
    (number != NONE).then_some(number as usize)
}

/// A point on a way while it is cut.
struct Step {
    at: Position,
    zone: u32,
    marks: u8,
    /// The node that it is, or the point of the map, or neither.
    place: u32,
    point: u32,
    cut: bool,
}

impl Graph {
    pub(super) fn of(map: &Map, pieces: &mut Pieces, snapped: &[Option<Snapped>]) -> Graph {
        let mut graph = Graph { node: vec![None; snapped.len()], ..Graph::default() };
        let uses = uses(map);
        let mut nodes: Vec<u32> = vec![NONE; map.at.len()];
        let on = |(n, place): (usize, &Option<Snapped>)| place.map(|place| (n, place.at));
        let index = Index::of(snapped.iter().enumerate().filter_map(on));
        let mut by_way: Vec<(usize, usize)> = Vec::new();
        for (place, snapped) in snapped.iter().enumerate() {
            by_way.extend(snapped.map(|snapped| (snapped.way, place)));
        }
        by_way.sort_by(|a, b| {
            let along = |n: usize| snapped[n].map_or((0, 0.0), |s| (s.stretch, s.part));
            let (a_at, b_at) = (along(a.1), along(b.1));
            (a.0, a_at.0).cmp(&(b.0, b_at.0)).then(a_at.1.total_cmp(&b_at.1))
        });
        let mut next = 0;
        for (n, way) in map.ways.iter().enumerate() {
            let first = next;
            while by_way.get(next).is_some_and(|(way, _)| *way == n) {
                next += 1;
            }
            let own: Vec<usize> = by_way[first..next].iter().map(|(_, place)| *place).collect();
            let near = index.near(map, way, ZONE_KM);
            for run in graph.runs(map, way, (&own, &near), (snapped, pieces, &uses)) {
                graph.add(map, (n, way), &run, &mut nodes);
            }
        }
        graph.cut_dead_ends();
        graph.index();
        graph
    }

    /// A way's points with the places on it, in runs without a gap.
    fn runs(
        &mut self,
        map: &Map,
        way: &Way,
        (own, near): (&[usize], &[usize]),
        (snapped, pieces, uses): (&[Option<Snapped>], &mut Pieces, &[u8]),
    ) -> Vec<Vec<Step>> {
        let mut zone = |point: u32, at: Position| {
            // A road near a place that no road joins to it does not pass through it.
            let piece = if near.is_empty() { point } else { pieces.find(point) };
            let far = |place: &usize| {
                let here = snapped[*place].filter(|snapped| snapped.piece == piece);
                here.map_or(f64::INFINITY, |snapped| km(snapped.at, at))
            };
            let nearest = near.iter().map(|place| (far(place), *place));
            let nearest = nearest.min_by(|a, b| a.0.total_cmp(&b.0));
            nearest.filter(|(far, _)| *far <= ZONE_KM).map_or(NONE, |(_, place)| place as u32)
        };
        let mut runs = vec![Vec::new()];
        let mut places = own.iter().peekable();
        for (n, point) in map.line[way.line.clone()].iter().enumerate() {
            let at = map.at[*point as usize];
            if at == NOWHERE {
                self.cut.push(way.id);
                runs.push(Vec::new());
            } else if let Some(run) = runs.last_mut() {
                let cut = uses[*point as usize] > 1;
                let marks = map.marks[*point as usize];
                let zone = zone(*point, at);
                run.push(Step { at, zone, marks, place: NONE, point: *point, cut });
            }
            while let Some(place) =
                places.next_if(|place| snapped[**place].is_some_and(|s| s.stretch == n))
            {
                let (Some(on), Some(run)) = (snapped[*place], runs.last_mut()) else { continue };
                let place = *place as u32;
                run.push(Step { at: on.at, zone: place, marks: 0, place, point: NONE, cut: true });
            }
        }
        for run in runs.iter_mut().filter(|run| run.len() > 1) {
            for n in 0..run.len() {
                let other = |step: Option<&Step>| step.is_some_and(|step| step.zone != run[n].zone);
                let enters = run[n].zone != NONE
                    && (other(n.checked_sub(1).and_then(|n| run.get(n))) || other(run.get(n + 1)));
                if enters || n == 0 || n + 1 == run.len() {
                    run[n].cut = true;
                }
            }
        }
        self.cut.dedup();
        runs.retain(|run| run.len() > 1);
        runs
    }

    fn node_of(&mut self, step: &Step, nodes: &mut [u32]) -> u32 {
        let place = some(step.place);
        let known = match (place, some(step.point)) {
            (Some(place), _) => self.node[place],
            (None, Some(point)) => Some(nodes[point]).filter(|node| *node != NONE),
            (None, None) => None,
        };
        if let Some(known) = known {
            return known;
        }
        let new = self.zone.len() as u32;
        self.zone.push(step.zone);
        self.place.push(step.place);
        match (place, some(step.point)) {
            (Some(place), _) => self.node[place] = Some(new),
            (None, Some(point)) => nodes[point] = new,
            (None, None) => {}
        }
        new
    }

    /// Cuts a run of points into stretches.
    fn add(&mut self, map: &Map, (n, way): (usize, &Way), run: &[Step], nodes: &mut [u32]) {
        let whole: f64 = run.windows(2).map(|pair| km(pair[0].at, pair[1].at)).sum();
        let open = match way.road.oneway {
            Oneway::No => [true, true],
            Oneway::Along => [true, false],
            Oneway::Against => [false, true],
        };
        let mut start = 0;
        for end in 1..run.len() {
            if !run[end].cut {
                continue;
            }
            let steps = &run[start..=end];
            let length: f64 = steps.windows(2).map(|pair| km(pair[0].at, pair[1].at)).sum();
            let hours = match way.road.ferry {
                Some(Some(minutes)) if whole > 0.0 => f64::from(minutes) / 60.0 * length / whole,
                Some(_) => length / FERRY_KMH,
                None => hours(length, way.road.class, surface(map, n)),
            };
            let first = self.points.len();
            self.points.extend(steps.iter().map(|step| step.at));
            let ends = [self.node_of(&steps[0], nodes), self.node_of(&run[end], nodes)];
            let own = if way.road.ford { FORD } else { 0 };
            let marks = steps.iter().fold(own, |all, step| all | step.marks);
            let ms = (hours * 3_600_000.0).round() as u64;
            let line = first..self.points.len();
            if ends[0] != ends[1] {
                self.edges.push(Edge { ends, km: length, ms, open, way: n, line, marks });
            }
            start = end;
        }
    }

    /// Takes out stretches that end at a node with no other stretch and no place, until there is none.
    fn cut_dead_ends(&mut self) {
        let mut beside: Vec<Vec<u32>> = vec![Vec::new(); self.zone.len()];
        for (n, edge) in self.edges.iter().enumerate() {
            edge.ends.iter().for_each(|end| beside[*end as usize].push(n as u32));
        }
        let mut alive = vec![true; self.edges.len()];
        let mut left: Vec<usize> = beside.iter().map(Vec::len).collect();
        let ends = |node: usize, left: &[usize]| left[node] == 1 && self.place[node] == NONE;
        let mut open: Vec<usize> = (0..left.len()).filter(|node| ends(*node, &left)).collect();
        while let Some(node) = open.pop() {
            let last = beside[node].iter().find(|edge| alive[**edge as usize]);
            let Some(edge) = last.filter(|_| ends(node, &left)).map(|edge| *edge as usize) else {
                continue;
            };
            alive[edge] = false;
            for end in self.edges[edge].ends.map(|end| end as usize) {
                left[end] -= 1;
                if ends(end, &left) {
                    open.push(end);
                }
            }
        }
        let mut alive = alive.into_iter();
        self.edges.retain(|_| alive.next().unwrap_or(true));
    }

    fn index(&mut self) {
        let mut leaving: Vec<(u32, u32, bool)> = Vec::with_capacity(self.edges.len() * 2);
        for (n, edge) in self.edges.iter().enumerate() {
            let [a, b] = edge.ends;
            leaving.extend(edge.open[0].then_some((a, n as u32, true)));
            leaving.extend(edge.open[1].then_some((b, n as u32, false)));
        }
        leaving.sort_unstable();
        self.starts = vec![0; self.zone.len() + 1];
        for (node, _, _) in &leaving {
            self.starts[*node as usize + 1] += 1;
        }
        for n in 1..self.starts.len() {
            self.starts[n] += self.starts[n - 1];
        }
        self.leaving = leaving.into_iter().map(|(_, edge, along)| (edge, along)).collect();
    }

    /// The stretches by which a node is left, with whether they are taken as drawn.
    pub(super) fn leaving(&self, node: u32) -> &[(u32, bool)] {
        let node = node as usize;
        &self.leaving[self.starts[node]..self.starts[node + 1]]
    }
}

/// The surface of a way, as the map says or by its class.
pub(super) fn surface(map: &Map, way: usize) -> Surface {
    let road = &map.ways[way].road;
    road.surface.unwrap_or_else(|| road.class.surface())
}

/// Hours of a loaded truck: by the surface, and no faster than the class allows.
fn hours(km: f64, class: Class, surface: Surface) -> f64 {
    truck_hours(km, surface).max(km / class.most_kmh())
}

/// How many ways meet at each point; ends of ways count twice.
fn uses(map: &Map) -> Vec<u8> {
    let mut uses = vec![0u8; map.at.len()];
    for way in &map.ways {
        for point in &map.line[way.line.clone()] {
            let uses = &mut uses[*point as usize];
            *uses = uses.saturating_add(1);
        }
    }
    uses
}
