//! The network by itself, as data and as a document: entry points, areas cut off, what to keep open,
//! and what hangs together in the tables.

mod audit;
mod page;
mod tables;
mod told;
mod words;

pub use told::NetworkReport;

use crate::analysis::keep_open::{AreaStanding, KeepOpen, Single, Standing};
use crate::country::{Area, LinkIx, PermissionIx, PlaceIx};
use crate::kit::layout::Years;
use crate::kit::sentence::{Joined, months, term};
use crate::kit::{Masthead, Scope, Sentence, say};
use crate::network::{Network, WayIn};
use crate::report::findings::ways_in;
use crate::sharing::Sharing;
use crate::time::{Month, Period};
use told::{AreaStandingTold, EntryTold, KeepOpenTold, TooLateTold};

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
        caveats: words::caveats(),
        limit,
    }
}

struct Said<'a>(&'a Network<'a>);

impl Said<'_> {
    /// Months in words; none where there are none.
    fn months(&self, periods: &[Period]) -> Sentence {
        let open: Vec<Month> = periods.iter().map(|p| self.0.window.month(*p)).collect();
        say!("network.months", "{months}", months = months(&open, Years::Told))
    }

    fn place(&self, ix: PlaceIx) -> &str {
        &self.0.country.places[ix.index()].name
    }

    fn link(&self, ix: LinkIx) -> Sentence {
        let link = &self.0.country.links[ix.index()];
        say!(
            "network.link",
            "{from} – {to} ({mode})",
            from = self.place(link.from),
            to = self.place(link.to),
            mode = term(link.mode.word()),
        )
    }

    fn permission(&self, ix: PermissionIx) -> Sentence {
        let permission = &self.0.country.permissions[ix.index()];
        say!(
            "network.permission",
            "{permission} ({counterpart})",
            permission = &permission.name,
            counterpart = &self.0.country.counterparts[permission.counterpart.index()].name,
        )
    }

    fn area(&self, standing: &AreaStanding) -> AreaStandingTold {
        let area = &self.0.country.areas[standing.area.index()];
        let entry = |(way, periods): &(WayIn, Vec<Period>)| EntryTold {
            corridor: ways_in::key(self.0.country, *way),
            name: ways_in::name(self.0.country, *way).to_string(),
            months: self.months(periods),
            n_months: periods.len(),
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

    fn would_connect(&self, standing: &AreaStanding) -> Sentence {
        if standing.too_slow {
            let month = self.0.window.month(Period(0));
            return say!(
                "network.connect.too-slow",
                "nothing: food that leaves in {month} is still under way",
                month
            );
        }
        let mut told: Vec<Sentence> = Vec::new();
        for (way, refused) in &standing.closed {
            for ix in refused {
                let permission = self.permission(*ix);
                if !told.contains(&permission) {
                    told.push(permission);
                }
            }
            if refused.is_empty() {
                let link = self.link(self.0.ways[way.index()].link);
                told.push(match standing.by_season {
                    true => say!("network.connect.season", "an open season on {link}", link),
                    false => say!("network.connect.way", "an open way on {link}", link),
                });
            }
        }
        say!("network.connect", "{what}", what = Joined::And.list(told))
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
            let areas = |of: &dyn Fn(&Area) -> &String| {
                own.areas.iter().map(|ix| of(&self.0.country.areas[ix.index()]).clone()).collect()
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
                areas: areas(&|area| &area.pcode),
                area_names: areas(&|area| &area.name),
            }
        };
        all.iter().map(told).collect()
    }
}
