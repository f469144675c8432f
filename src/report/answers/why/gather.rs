//! Gathers what is told from the analysis.

use super::refused;
use super::said::{headline, months_without, sentences};
use super::words::{change, obstacle};
use super::{FirstTold, GainTold, LoserTold, SplitTold, WhyTold, Whys};
use crate::analysis::ranges::Served;
use crate::analysis::why::{Alone, Gain, Refusals, SplitWhy, Why};
use crate::country::{AreaIx, Country};
use crate::kit::figure::Figure;
use crate::kit::{Masthead, Scope, Sentence, say};
use crate::plan::{Exact, Plan};
use crate::report::findings::held_back::{in_the_way, of_area};
use crate::report::findings::ranges::{DrawsTold, RangeEnds};
use crate::scenario::Scenario;
use crate::sharing::Sharing;

/// Lays out why areas are short: `asked` are the areas asked about, of which `found` are short, and
/// `refusals` what those would lose that were asked about by name.
pub fn whys(
    (country, scenario, sure): (&Country, &Scenario, Option<&Served>),
    plan: &Plan,
    (asked, found): (&[AreaIx], &[Why]),
    refusals: &[Refusals],
    sharing: Sharing,
) -> Whys {
    let short = |area: &&AreaIx| !found.iter().any(|why| why.area == **area);
    let name = |area: &AreaIx| country.areas[area.index()].name.clone();
    let drawn = sure.map(DrawsTold::of_served);
    let areas: Vec<WhyTold> = found.iter().map(|why| told((country, sure), plan, why)).collect();
    Whys {
        masthead: Masthead::new(
            ("aidreach-why", 1),
            "person-months reached",
            Scope { country, scenario, level: plan.level, sharing },
        ),
        need_person_months: plan.areas.iter().map(|a| a.need()).sum(),
        reached_person_months: plan.areas.iter().map(|a| a.shown()).sum(),
        n_short: found.len(),
        headline: headline(&areas, asked.len() < plan.areas.len()),
        areas,
        met: asked.iter().filter(short).map(name).collect(),
        if_refused: refusals.iter().map(|of| refused::told(country, of)).collect(),
        caveats: caveats(drawn.as_ref()),
        drawn,
    }
}

/// What a reader must know, each without its stop.
fn caveats(drawn: Option<&DrawsTold>) -> Vec<Sentence> {
    let mut caveats = drawn.map(DrawsTold::without_stop).into_iter().collect::<Vec<_>>();
    caveats.extend([
        say!(
            "why.caveat.certified",
            "Every figure comes from planning again with the change made, and each of these plans is \
             certified; gains of several changes do not add up"
        ),
        say!(
            "why.caveat.granted",
            "A permission counts as granted on every day, without conditions; of supplies, links and stores \
             those are tried that hold the plan back"
        ),
        say!(
            "why.caveat.overall",
            "A gain here with less overall means that others are served less; the objective decides between \
             them, not this page"
        ),
        say!(
            "why.caveat.no-judgement",
            "It tells what opening a way brings, for those who ask for it; it is no judgement on any party"
        ),
    ]);
    caveats
}

fn told((country, sure): (&Country, Option<&Served>), plan: &Plan, why: &Why) -> WhyTold {
    let area = &country.areas[why.area.index()];
    let gains = |gains: &[Gain]| gains.iter().map(|g| gain(country, g)).collect::<Vec<_>>();
    let shown = plan.areas.iter().find(|a| a.area == why.area).map_or(0, |a| a.shown());
    let need = Exact::from_integer(i128::from(why.need));
    let classes: Vec<Gain> = why.classes.iter().map(|(_, gain)| gain.clone()).collect();
    let mut told = WhyTold {
        area_code: area.pcode.clone(),
        area_name: area.name.clone(),
        need_person_months: why.need,
        reached_person_months: shown,
        reached_range: sure.and_then(|sure| sure.range(why.area)).map(RangeEnds::of),
        coverage_share: Figure::share(why.served, need),
        cascade: of_area(country, why.area, &why.cascade),
        first_in_the_way: in_the_way(why.first),
        largest_obstacle: why.most.map(obstacle),
        classes: gains(&classes),
        together: gains(&why.together),
        changes: gains(&why.changes),
        sets: gains(&why.sets),
        sets_from_abroad: gains(&why.sets_from_abroad),
        no_smaller_set: why.no_smaller,
        first: first(country, &why.alone),
        splits: why.splits.iter().map(split).collect(),
        sentences: Vec::new(),
    };
    let draws = sure.map_or(0, |sure| sure.draws.number as usize);
    told.sentences = sentences(why, &told, draws);
    told.sentences.splice(1..1, months_without(plan, why));
    told
}

fn split(split: &SplitWhy) -> SplitTold {
    SplitTold {
        split: split.split.clone(),
        reached_person_months: Figure::rounded(split.served, 0),
        best_change_more_person_months_here: split
            .best
            .as_ref()
            .map(|gain| Figure::rounded(gain.here, 0)),
    }
}

fn gain(country: &Country, gain: &Gain) -> GainTold {
    GainTold {
        changes: gain.changes.iter().map(|c| change(country, *c)).collect(),
        more_person_months_here: Figure::rounded(gain.here, 0),
        more_person_months_overall: Figure::rounded(gain.overall, 0),
        losers: gain.losers.iter().map(|lost| loser(country, lost)).collect(),
    }
}

fn loser(country: &Country, (area, lost): &(AreaIx, Exact)) -> LoserTold {
    LoserTold {
        area_code: country.areas[area.index()].pcode.clone(),
        area_name: country.areas[area.index()].name.clone(),
        fewer_person_months: Figure::rounded(*lost, 0),
    }
}

fn first(country: &Country, alone: &Alone) -> FirstTold {
    FirstTold {
        reached_person_months: Figure::rounded(alone.served, 0),
        n_losers: alone.n_losers,
        losers: alone.losers.iter().map(|lost| loser(country, lost)).collect(),
        lost_for_each_gained: alone.exchange.map(|rate| Figure::rounded(rate, 2)),
    }
}
