//! Smallest sets of permissions that open a way to an area, where no single one does.

use crate::country::{Country, Entry, LinkIx, PermissionIx, PlaceIx};
use crate::network::{Network, Served};
use crate::units::Share;
use std::collections::{BTreeMap, BTreeSet};

/// A set of permissions.
pub(super) type Set = BTreeSet<PermissionIx>;

/// Sets larger than this are not looked for: nobody negotiates so many at once for one area.
pub(super) const LARGEST: usize = 12;

/// How many sets of permissions and places are kept while looking; beyond it the search ends.
const MOST_STATES: usize = 40_000;

/// Searches over one network: areas in which handing out lacks the same share one.
pub(super) struct Searches<'a> {
    network: &'a Network<'a>,
    leaving: BTreeMap<PlaceIx, Vec<(PlaceIx, LinkIx)>>,
    known: BTreeMap<(bool, bool, Set), Search<'a>>,
}

impl<'a> Searches<'a> {
    pub(super) fn new(network: &'a Network<'a>) -> Searches<'a> {
        let mut leaving: BTreeMap<PlaceIx, Vec<(PlaceIx, LinkIx)>> = BTreeMap::new();
        for way in &network.ways {
            leaving.entry(way.from).or_default().push((way.to, way.link));
        }
        Searches { network, leaving, known: BTreeMap::new() }
    }

    /// Sets of exactly this size with which an area's place can be got to, in order, and whether every set
    /// up to this size was looked at.
    pub(super) fn of_size(
        &mut self,
        at: &Served,
        (shut, abroad): (bool, bool),
        size: usize,
    ) -> (Vec<Set>, bool) {
        let lacking = lacking(self.network, shut);
        let own = self.network.needed.needed_by_area(at.area).iter();
        let handing_out: Set = own.filter(|p| lacking.contains(p)).copied().collect();
        let search = self.known.entry((shut, abroad, handing_out.clone()));
        let search = search
            .or_insert_with(|| Search::new(self.network, (lacking, handing_out), (shut, abroad)));
        search.of_size(&self.leaving, at.place, size)
    }
}

/// Permissions that a way may lack.
fn lacking(network: &Network<'_>, shut: bool) -> Set {
    let lacks = |permission: &PermissionIx| {
        let share = |period| network.access.state_share(*permission, period);
        let quota = |period| network.access.conditions(*permission, period).quota.is_some();
        match shut {
            true => network.window.periods().all(|p| share(p) == Share::NONE),
            false => network.window.periods().any(|p| share(p) < Share::ALL || quota(p)),
        }
    };
    (0..network.country.permissions.len() as u32).map(PermissionIx).filter(lacks).collect()
}

/// Sets of permissions, by size, that together open one whole way from food to an area: entry,
/// transit, movement and handing out. Seasons, months and capacities are left to planning.
struct Search<'a> {
    network: &'a Network<'a>,
    /// Permissions that a way may lack.
    lacking: Set,
    /// Where a superset opens nothing more, because nothing can move without the smaller set.
    shut: bool,
    seen: BTreeMap<PlaceIx, BTreeSet<Set>>,
    by_size: Vec<Vec<(PlaceIx, Set)>>,
    n_states: usize,
    /// Whether every set up to each size that was looked for was looked at.
    whole: Vec<bool>,
}

impl<'a> Search<'a> {
    fn new(
        network: &'a Network<'a>,
        (lacking, handing_out): (Set, Set),
        (shut, abroad): (bool, bool),
    ) -> Search<'a> {
        let mut search = Search {
            network,
            lacking,
            shut,
            seen: BTreeMap::new(),
            by_size: vec![Vec::new(); LARGEST + 1],
            n_states: 0,
            whole: Vec::new(),
        };
        for (place, with) in search.starts(network.country, abroad) {
            search.note(place, handing_out.union(&with).copied().collect());
        }
        search
    }

    /// Places that food can start from, or only those abroad, with what buying it there lacks.
    fn starts(&self, country: &Country, abroad: bool) -> BTreeSet<(PlaceIx, Set)> {
        let offered = |place| self.network.offers.iter().any(|offer| offer.place == place);
        let money: Set = self
            .lacking
            .iter()
            .filter(|ix| country.permissions[ix.index()].local_purchase_lost > Share::NONE)
            .copied()
            .collect();
        let split = &self.network.scenario.supply_split;
        let supplies = country.supplies.iter().filter(|supply| supply.split == *split);
        let outside = |place: PlaceIx| country.places[place.index()].country != country.about.iso2;
        let supplies = supplies.filter(|supply| !abroad || outside(supply.place));
        let start = |supply: &crate::country::Supply| {
            let bought = supply.entry == Entry::Local && !offered(supply.place);
            (supply.place, if bought { money.clone() } else { Set::new() })
        };
        supplies.map(start).collect()
    }

    fn of(&self, needed: &[PermissionIx]) -> Set {
        needed.iter().filter(|p| self.lacking.contains(p)).copied().collect()
    }

    /// Keeps a set at a place, unless it is known there or a smaller one does.
    fn note(&mut self, place: PlaceIx, set: Set) {
        if set.len() > LARGEST || self.n_states >= MOST_STATES {
            return;
        }
        let known = self.seen.entry(place).or_default();
        let enough = match self.shut {
            true => known.iter().any(|smaller| smaller.is_subset(&set)),
            false => known.contains(&set),
        };
        if !enough {
            known.insert(set.clone());
            self.n_states += 1;
            self.by_size[set.len()].push((place, set));
        }
    }

    /// Sets of exactly this size with which a place can be got to, in order, and whether every set up to
    /// this size was looked at.
    fn of_size(
        &mut self,
        leaving: &BTreeMap<PlaceIx, Vec<(PlaceIx, LinkIx)>>,
        place: PlaceIx,
        size: usize,
    ) -> (Vec<Set>, bool) {
        // A larger set adds nothing to the smaller ones.
        for next in self.whole.len()..=size {
            while let Some((place, set)) = self.by_size.get_mut(next).and_then(Vec::pop) {
                for (to, link) in leaving.get(&place).into_iter().flatten() {
                    let lacks = self.of(self.network.needed.needed_by_link(*link));
                    self.note(*to, set.union(&lacks).copied().collect());
                }
            }
            self.whole.push(self.n_states < MOST_STATES);
        }
        let there = self.seen.get(&place).into_iter().flatten();
        (there.filter(|set| set.len() == size).cloned().collect(), self.whole[size])
    }
}
