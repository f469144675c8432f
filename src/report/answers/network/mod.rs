//! The network by itself, as data and as a document: entry points, areas cut off, what to keep open,
//! and what hangs together in the tables.

mod page;
mod told;

pub use told::NetworkReport;

use crate::analysis::keep_open::{AreaStanding, Connectivity, KeepOpen, Single, Standing};
use crate::country::{LinkIx, PlaceIx};
use crate::network::Network;
use crate::report::kit::figure::{Figure, people};
use crate::report::kit::layout::{Years, listed, spans};
use crate::report::kit::{Masthead, Scope};
use crate::report::sharing::Sharing;
use crate::time::{Month, Period};
use told::{AreaStandingTold, EntryTold, KeepOpenTold, TooLateTold};

const CAVEATS: [&str; 5] = [
    "Access, not tonnes: a way counts as open in a month in which it is open at all, however little \
     it carries.",
    "Who can be got to, not who would be served: it does not tell what of a plan is lost where a way \
     closes or a permission is refused, nor to whom food would go instead. `aidreach compare` tells that \
     of two scenarios, `aidreach denials` of each permission, and `aidreach why AREA` for one area.",
    "Food on a way that takes months counts from the month in which it arrives, without waiting; what \
     left before the window is not counted.",
    "From outside the country: food bought inside it may still get about where nothing comes in.",
    "A list for keeping ways open and for talks about it. It must not leave the planning team.",
];

/// Lays out how a network stands.
pub fn network_report(network: &Network<'_>, standing: &Standing, limit: usize) -> NetworkReport {
    let said = Said(network);
    NetworkReport {
        masthead: Masthead::new(
            ("aidreach-network", 2),
            "person-months in need",
            Scope::of_network(network, Sharing::Internal),
        ),
        headline: said.headline(standing),
        areas: standing.areas.iter().map(|area| said.area(area)).collect(),
        keep_open: said.keep_open(&standing.keep_open),
        too_late: standing.too_late.iter().map(|late| said.too_late(late)).collect(),
        audit: said.audit(&standing.audit),
        caveats: CAVEATS.to_vec(),
        limit,
    }
}

struct Said<'a>(&'a Network<'a>);

impl Said<'_> {
    fn months(&self, periods: &[Period]) -> String {
        let months: Vec<Month> = periods.iter().map(|p| self.0.window.month(*p)).collect();
        spans(&months, Years::Told)
    }

    fn place(&self, ix: PlaceIx) -> String {
        self.0.country.places[ix.index()].name.clone()
    }

    fn link(&self, ix: LinkIx) -> String {
        let link = &self.0.country.links[ix.index()];
        format!("{} – {} ({})", self.place(link.from), self.place(link.to), link.mode.word())
    }

    fn permission(&self, ix: crate::country::PermissionIx) -> String {
        let permission = &self.0.country.permissions[ix.index()];
        let counterpart = &self.0.country.counterparts[permission.counterpart.index()].name;
        format!("{} ({counterpart})", permission.name)
    }

    fn headline(&self, standing: &Standing) -> Vec<String> {
        let n = standing.areas.len();
        let cut: Vec<&AreaStanding> =
            standing.areas.iter().filter(|a| !a.cut_off.is_empty()).collect();
        let mut told = vec![match cut.len() {
            0 => format!("Food from outside gets to all of {n} areas in need in every month."),
            some => {
                let names: Vec<String> = cut
                    .iter()
                    .map(|a| {
                        let name = &self.0.country.areas[a.area.index()].name;
                        format!("{name} ({})", self.months(&a.cut_off))
                    })
                    .collect();
                format!(
                    "Nothing from outside gets to {some} of {n} areas in some months: {}. What is stored there \
                     before can be handed out then.",
                    listed(&names)
                )
            }
        }];
        let lone: Vec<String> = standing
            .areas
            .iter()
            .filter(|a| a.entries.len() == 1)
            .map(|a| self.0.country.areas[a.area.index()].name.clone())
            .collect();
        if !lone.is_empty() {
            told.push(format!("One way in only: {}.", listed(&lone)));
        }
        let links = |k: &&KeepOpen| matches!(k.single, Single::Link(_));
        let weighty: Vec<&KeepOpen> = standing.keep_open.iter().filter(links).take(3).collect();
        if weighty.is_empty() {
            told.push("No single link is one that an area cannot do without.".to_owned());
        } else {
            let each = weighty.iter().map(|k| {
                let Single::Link(link) = k.single else { return String::new() };
                format!("{} ({} person-months)", self.link(link), people(k.people))
            });
            told.push(format!(
                "Links to keep open first, by the people who cannot be got to without them: {}.",
                listed(&each.collect::<Vec<_>>())
            ));
        }
        told
    }

    fn area(&self, standing: &AreaStanding) -> AreaStandingTold {
        let area = &self.0.country.areas[standing.area.index()];
        let entry = |(corridor, periods): &(crate::country::CorridorIx, Vec<Period>)| {
            let corridor = &self.0.country.corridors[corridor.index()];
            EntryTold {
                corridor: corridor.id.clone(),
                name: corridor.name.clone(),
                months: self.months(periods),
                n_months: periods.len(),
            }
        };
        AreaStandingTold {
            area_code: area.pcode.clone(),
            area_name: area.name.clone(),
            entry_points: standing.entries.iter().map(entry).collect(),
            cut_off: self.months(&standing.cut_off),
            would_connect: self.would_connect(standing),
            no_hand_out: self.months(&standing.no_hand_out),
        }
    }

    fn too_late(&self, (ix, periods): &(LinkIx, Vec<Period>)) -> TooLateTold {
        let link = &self.0.country.links[ix.index()];
        TooLateTold {
            link: link.id.clone(),
            in_words: self.link(*ix),
            lead_months: link.lead_months,
            months: self.months(periods),
        }
    }

    fn would_connect(&self, standing: &AreaStanding) -> String {
        if standing.too_slow {
            let first = self.0.window.month(Period(0)).in_words();
            return format!("nothing: food that leaves in {first} is still under way");
        }
        let mut told: Vec<String> = Vec::new();
        for (way, refused) in &standing.closed {
            for ix in refused {
                let permission = self.permission(*ix);
                if !told.contains(&permission) {
                    told.push(permission);
                }
            }
            if refused.is_empty() {
                let link = self.0.ways[way.index()].link;
                let what = if standing.by_season { "an open season on" } else { "an open way on" };
                told.push(format!("{what} {}", self.link(link)));
            }
        }
        listed(&told)
    }

    fn keep_open(&self, all: &[KeepOpen]) -> Vec<KeepOpenTold> {
        let rank = |of: &dyn Fn(&KeepOpen) -> u64, own: &KeepOpen| {
            let same_kind = |other: &&KeepOpen| {
                matches!(other.single, Single::Link(_)) == matches!(own.single, Single::Link(_))
            };
            1 + all.iter().filter(same_kind).filter(|other| of(other) > of(own)).count()
        };
        let told = |own: &KeepOpen| {
            let (kind, id, in_words) = match own.single {
                Single::Link(ix) => {
                    ("link", self.0.country.links[ix.index()].id.clone(), self.link(ix))
                }
                Single::Permission(ix) => (
                    "permission",
                    self.0.country.permissions[ix.index()].id.clone(),
                    self.permission(ix),
                ),
            };
            KeepOpenTold {
                kind,
                id,
                in_words,
                person_months: own.people,
                severe_person_months: own.severe,
                area_months: own.area_months,
                rank_by_people: rank(&|k| k.people, own),
                rank_by_severity: rank(&|k| k.severe, own),
                rank_by_area: rank(&|k| k.area_months as u64, own),
                areas: own
                    .areas
                    .iter()
                    .map(|ix| self.0.country.areas[ix.index()].pcode.clone())
                    .collect(),
            }
        };
        all.iter().map(told).collect()
    }

    fn audit(&self, audit: &Connectivity) -> Vec<String> {
        let mut told = vec![format!("{} links join {} places.", audit.n_links, audit.n_places)];
        match audit.apart.as_slice() {
            [] => told.push("All of them hang together when everything is granted.".to_owned()),
            sets => {
                for set in sets {
                    let names: Vec<String> = set.iter().map(|ix| self.place(*ix)).collect();
                    told.push(format!("Joined to no other place: {}.", listed(&names)));
                }
            }
        }
        let loose: Vec<String> = audit.without_links.iter().map(|ix| self.place(*ix)).collect();
        if !loose.is_empty() {
            told.push(format!("Places without any link: {}.", listed(&loose)));
        }
        let stranded: Vec<String> = audit.stranded.iter().map(|ix| self.place(*ix)).collect();
        if !stranded.is_empty() {
            told.push(format!("Stores in towns without any link: {}.", listed(&stranded)));
        }
        let short: Vec<String> =
            audit.shorter_than_straight.iter().map(|ix| self.link(*ix)).collect();
        told.push(match short.len() {
            0 => "No link is shorter than the straight line between its ends.".to_owned(),
            n => format!(
                "Shorter than the straight line between their ends, so a length or a position is \
                 off: {n}: {}.",
                listed(&short)
            ),
        });
        if let Some([least, middle, most]) = audit.winding {
            let of = |factor| Figure::measured(factor, 2).plain();
            told.push(format!(
                "Roads of at least ten kilometres are {} times as long as the straight line in the \
                 middle ({} at least, {} at most).",
                of(middle),
                of(least),
                of(most)
            ));
        }
        told
    }
}
