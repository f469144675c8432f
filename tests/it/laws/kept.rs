//! What is kept of a plan, worked out a second time: on drawn countries of two areas and two months,
//! with a network written down from what was drawn and a search that shares nothing with the program.

mod drawn;

use super::residual::{Carrying, can_rise, gain_most, prices};
use crate::country::Files;
use aidreach::analysis::effect::{Before, CellEffect, Effect, effect};
use aidreach::country::Country;
use aidreach::network::Network;
use aidreach::plan::kept::{Reference, kept};
use aidreach::plan::{AreaPlan, Exact, Settings};
use aidreach::scenario::{Needed, Objective, Scenario};
use drawn::{
    Cells, Halves, N_NODES, counted, drawn, halves, hand_out, handed_out, load, scenario, total,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

struct Both {
    country: Country,
    needed: Needed,
    before: Before,
    after: Scenario,
}

impl Both {
    fn of(files: &Files, [before, after]: [&Halves; 2], objective: Objective) -> Both {
        let country = load(files);
        let needed = Needed::of(&country);
        let first = scenario(&country, before, objective);
        let before = Before::plan(&country, &first, &needed, Settings::default()).expect("a plan");
        let after = scenario(&country, after, objective);
        Both { country, needed, before, after }
    }

    fn kept(&self) -> Vec<AreaPlan> {
        let network = Network::new(&self.country, &self.after, &self.needed).expect("a network");
        kept(&network, &Reference::of(&self.before.areas), self.before.objective)
            .expect("a plan")
            .areas
    }

    fn effect(&self) -> Effect {
        let settings = Settings::default();
        effect(&self.before, &self.country, &self.after, &self.needed, settings).expect("a plan").1
    }
}

/// Tables with their rows in another order.
fn shuffled(files: &Files, mut seed: u64) -> Files {
    let mut files = files.clone();
    for (_, bytes) in files.iter_mut().filter(|(name, _)| name.ends_with(".csv")) {
        let text = String::from_utf8(bytes.clone()).expect("text");
        let mut lines: Vec<&str> = text.lines().collect();
        for n in (2..lines.len()).rev() {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            lines.swap(n, 1 + (seed >> 33) as usize % n);
        }
        *bytes = (lines.join("\n") + "\n").into_bytes();
    }
    files
}

/// No cell could keep a larger share by taking from cells that keep more: those of the worst phase
/// first where phases come first, whole cells otherwise. Within a gram, for shares are whole grams.
fn most_even(arcs: &[Carrying], limits: &Cells, objective: Objective) -> Result<(), String> {
    let price =
        prices(N_NODES, arcs).map_err(|circle| format!("more could be kept: {circle:?}"))?;
    let places = [(0, 0), (0, 1), (1, 0), (1, 1)];
    let kinds: Vec<Vec<(usize, i64)>> = match objective {
        Objective::Severity => [2, 1, 0]
            .map(|phase| places.map(|(a, m)| (hand_out(a, m, phase), limits[a][m][phase])).to_vec())
            .to_vec(),
        _ => vec![places.map(|(a, m)| (total(a, m), limits[a][m].iter().sum())).to_vec()],
    };
    let mut settled = vec![false; arcs.len()];
    for kind in kinds {
        for &(rising, of) in kind.iter().filter(|(_, of)| *of > 0) {
            let mut fixed = settled.clone();
            for &(other, limit) in kind.iter().filter(|(other, _)| *other != rising) {
                let gives = i128::from(arcs[other].grams - 1) * i128::from(of);
                fixed[other] = gives <= i128::from(arcs[rising].grams + 1) * i128::from(limit);
            }
            if can_rise(N_NODES, arcs, &price, &fixed, rising) {
                return Err(format!("arc {rising} could carry more: {arcs:?}"));
            }
        }
        kind.iter().for_each(|&(arc, _)| settled[arc] = true);
    }
    Ok(())
}

const OBJECTIVES: [Objective; 2] = [Objective::Severity, Objective::MostPeople];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..Default::default() })]

    #[test]
    fn what_is_kept_is_the_most_that_can_be_and_the_most_even(
        drawn in drawn(), before in halves(1), after in halves(0)
    ) {
        for objective in OBJECTIVES {
            let both = Both::of(&drawn.files(), [&before, &after], objective);
            let (limits, found) = (handed_out(&both.before.areas), handed_out(&both.kept()));
            let mut arcs = drawn.network(&after, &limits, objective);
            let limited = arcs.clone();
            gain_most(N_NODES, &mut arcs);
            let mut own = Cells::default();
            for (area, months) in own.iter_mut().enumerate() {
                for (month, phases) in months.iter_mut().enumerate() {
                    for (phase, grams) in phases.iter_mut().enumerate() {
                        *grams = arcs[hand_out(area, month, phase)].grams;
                    }
                }
            }
            prop_assert_eq!(counted(&found, objective), counted(&own, objective));
            // What was found, sent through the network that was drawn.
            let mut arcs = drawn.network(&after, &found, Objective::MostPeople);
            gain_most(N_NODES, &mut arcs);
            for (arc, limited) in arcs.iter_mut().zip(&limited) {
                prop_assert!(arc.gain == [0; 3] || arc.grams == arc.most, "no way for {:?}", arc);
                (arc.most, arc.gain) = (limited.most, limited.gain);
            }
            let even = most_even(&arcs, &limits, objective);
            prop_assert!(even.is_ok(), "{:?} {:?}", even, objective);
        }
    }

    #[test]
    fn what_is_kept_by_cell_is_the_same_whatever_the_order_of_rows(
        drawn in drawn(), before in halves(1), after in halves(0), seed in any::<u64>()
    ) {
        let files = drawn.files();
        for objective in OBJECTIVES {
            let first = Both::of(&files, [&before, &after], objective).kept();
            let second = Both::of(&shuffled(&files, seed), [&before, &after], objective).kept();
            prop_assert_eq!(format!("{first:?}"), format!("{second:?}"));
        }
    }

    #[test]
    fn more_access_never_keeps_less_and_lost_and_kept_are_the_reference(
        drawn in drawn(), before in halves(1), after in halves(0), more in (0usize..4, 0usize..2)
    ) {
        for objective in OBJECTIVES {
            let mut both = Both::of(&drawn.files(), [&before, &after], objective);
            let less = handed_out(&both.kept());
            let found = both.effect();
            let mut lost = BTreeMap::new();
            for (cell, people) in found.cells.losers() {
                lost.insert((cell.area, cell.period), people);
            }
            for area in &both.before.areas {
                for (n, month) in area.months.iter().enumerate() {
                    let own = |cell: &&CellEffect| {
                        (cell.area, cell.period.index()) == (area.area, n)
                    };
                    let cell = found.cells.iter().find(own).expect("every cell of the reference");
                    let kept: Exact = cell.kept.iter().sum();
                    let lost = lost.get(&(cell.area, cell.period)).copied().unwrap_or_default();
                    let served: Exact = month.served.iter().sum();
                    let apart = served - kept - lost;
                    prop_assert!(apart >= Exact::default() && apart < Exact::new(3, 1_000_000));
                }
            }
            let mut open = after;
            open[more.0][more.1] = 2;
            both.after = scenario(&both.country, &open, objective);
            let more = handed_out(&both.kept());
            prop_assert!(counted(&more, objective) >= counted(&less, objective));
            both.after = scenario(&both.country, &before, objective);
            prop_assert_eq!(handed_out(&both.kept()), handed_out(&both.before.areas));
        }
    }
}
