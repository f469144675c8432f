//! One page about one counterpart: what is asked, what it unlocks, what goes together with it, on
//! what evidence, and what the plan does without it.

mod beside;
mod its_permissions;
mod ways;

use crate::analysis::brief::{Brief, Pair, SplitBrief};
use crate::analysis::conditions::RedLine;
use crate::analysis::players;
use crate::country::{Country, State};
use crate::page::{Block, Document, Running, Setting};
use crate::plan::{Exact, Plan};
use crate::report::answers::worth::CounterpartsTold;
use crate::report::findings::coalitions::{Basis, measured};
use crate::report::findings::effect;
use crate::report::kit::Sentence;
use crate::report::kit::figure::{Figure, counted, people};
use crate::report::kit::layout::listed;
use crate::report::sharing::Sharing;
use crate::scenario::Scenario;
use beside::{by_area, by_month};
use its_permissions::{asked, refused_alone};
use num_traits::{Signed, Zero};
use std::collections::BTreeMap;
use ways::{way_name, ways, ways_in};

/// How many areas and ways in are told, so that the page stays one.
const TOLD: usize = 6;
/// How many pairs are told of each sort.
const FEW: usize = 2;
/// How many sentences tell what refusal costs.
const LOSSES: usize = 4;
/// How many permissions and decisions are told one by one.
const MANY: usize = 8;

/// Shown figures are rounded so that they add up, which alone can move sums of two phases so far.
const ROUNDING: u64 = 2;

/// The page.
pub fn brief(setting: players::Setting<'_>, brief: &Brief) -> Document {
    let players::Setting { country, scenario, .. } = setting;
    let counterpart = &country.counterparts[brief.counterpart.index()];
    let plans = [&brief.as_it_is, &brief.granted, &brief.refused];
    let mut blocks = vec![Block::section("ask", "What we ask")];
    blocks.push(Block::bullets(&asked(country, brief)));
    blocks.push(Block::section("unlocks", "What it unlocks"));
    let mut told = worth(setting, brief);
    told.extend(refused_alone(country, brief));
    told.extend(unlocks(brief));
    blocks.push(Block::bullets(&told));
    blocks.extend(by_month(plans));
    blocks.extend(by_area(country, plans));
    let together = together(country, &brief.pairs);
    if !together.is_empty() {
        blocks.push(Block::section("together", "What goes together"));
        blocks.push(Block::bullets(&together));
    }
    blocks.push(Block::section("fallback", "If all of it is refused"));
    blocks.push(Block::bullets(&fallback(country, brief)));
    blocks.extend(ways_in(country, [&brief.as_it_is, &brief.refused]));
    blocks.push(Block::section("red-lines", "Red lines"));
    blocks.push(Block::bullets(&red_lines(country, scenario, brief)));
    blocks.push(Block::section("evidence", "Evidence"));
    let mut told = evidence(country, brief);
    told.push(Basis::of_counterparts(setting, &brief.worth).sentence().to_string());
    blocks.push(Block::bullets(&told));
    blocks.push(Block::Callout(crate::page::Text::plain(
        "Every figure comes from planning again, with hindsight, and each plan is certified. States \
         are reported or assumed and no judgement on any party. Not for passing on.",
    )));
    Document {
        title: counterpart.name.clone(),
        subtitle: format!(
            "{}: {} ({}). Prepared for those who ask for access.",
            country.about.name, scenario.name, scenario.id
        ),
        running: Running {
            mark: Sharing::Internal.marked(),
            foot: format!("{} {}, {}", country.about.iso3, country.about.version, scenario.id),
        },
        setting: Setting::OnePage,
        blocks,
    }
}

fn reached(plan: &Plan) -> i128 {
    plan.areas.iter().map(|a| i128::from(a.shown())).sum()
}

fn figure(n: i128) -> String {
    Figure::rounded(n.into(), 0).grouped()
}

/// What it is worth among all counterparts, as `worth` tells it.
fn worth(setting: players::Setting<'_>, brief: &Brief) -> Vec<String> {
    let told = CounterpartsTold::of(setting.country, &brief.worth);
    let own = &setting.country.counterparts[brief.counterpart.index()];
    let Some(its) = told.named(&own.id) else {
        return vec![
            "Nothing hangs on it, whoever else grants what: it is worth nothing here.".to_owned(),
        ];
    };
    let range = match its.give_or_take_person_months.filter(|width| !width.is_nought()) {
        Some(width) => format!(", give or take {}", width.grouped()),
        None => String::new(),
    };
    let measure = measured(setting.measure);
    vec![format!(
        "In a fair parting among all {} its permissions together are worth {} person-months{range}, \
         {} of what all bring. {} ({}) hang on it: so many are lost if it alone refuses while all others \
         grant. Counted is {measure}.",
        counted(brief.worth.players.len(), "counterpart"),
        its.worth_person_months.grouped(),
        its.share(),
        its.hold_up_person_months.grouped(),
        its.hangs(),
    )]
}

/// Whether two plans reach as many in each area.
fn same_areas(one: &Plan, other: &Plan) -> bool {
    let by_area = |plan: &Plan| -> BTreeMap<_, u64> {
        plan.areas.iter().map(|area| (area.area, area.shown())).collect()
    };
    let (one, other) = (by_area(one), by_area(other));
    let changed = |(area, people): (&crate::country::AreaIx, &u64)| {
        people.abs_diff(other.get(area).copied().unwrap_or(0)) > ROUNDING
    };
    !one.iter().any(changed)
}

/// With all of it granted and all of it refused, in sentences.
fn unlocks(brief: &Brief) -> Vec<String> {
    let [now, granted, refused] = [&brief.as_it_is, &brief.granted, &brief.refused].map(reached);
    let grant = match granted - now {
        0 if same_areas(&brief.as_it_is, &brief.granted) => {
            "Granting all of it on every day changes nothing: what matters is open already, or \
             something else holds the rest back."
                .to_owned()
        }
        0 => "Granting all of it on every day reaches as many in all, and changes who they are: see the \
              tables below."
            .to_owned(),
        more => format!(
            "Granting all of it on every day: {} person-months, {}{} {}.",
            figure(granted),
            if more > 0 { "+" } else { "" },
            figure(more),
            if more > 0 { "more than as it stands" } else { "against as it stands" },
        ),
    };
    let refuse = match now - refused {
        0 => "If all of it is refused as many are reached in all; who loses is told below."
            .to_owned(),
        fewer => format!(
            "If all of it is refused {} fewer of {} person-months are reached in all; who loses is told \
             below.",
            figure(fewer),
            figure(now),
        ),
    };
    let mut told = vec![grant, refuse];
    let split = |split: &SplitBrief| {
        let change = |to: Exact| Figure::rounded(to - split.as_it_is, 0).grouped();
        format!(
            "{}: granting {}, refusing {}",
            split.split,
            change(split.granted),
            change(split.refused)
        )
    };
    let splits: Vec<String> = brief.splits.iter().map(split).collect();
    if !splits.is_empty() {
        told.push(format!(
            "Where food comes from is assumed; with other splits, change in person-months: {}.",
            splits.join("; ")
        ));
    }
    told
}

fn together(country: &Country, pairs: &[Pair]) -> Vec<String> {
    let name = |ix: crate::country::PermissionIx| &country.permissions[ix.index()].name;
    let who = |ix: crate::country::PermissionIx| {
        let counterpart = country.permissions[ix.index()].counterpart;
        &country.counterparts[counterpart.index()].name
    };
    let told = |pair: &&Pair| {
        let size = Figure::long(&pair.interaction.abs(), 0).grouped();
        let (its, other, who) = (name(pair.its), name(pair.other), who(pair.other));
        match pair.interaction.is_positive() {
            true => {
                format!(
                    "Ask for {its} together with {other} ({who}): each is worth {size} person-months more once the other is granted."
                )
            }
            false => format!(
                "{other} ({who}) stands in for {its}: each is worth {size} person-months less once the other is granted."
            ),
        }
    };
    let of = |more: bool| pairs.iter().filter(move |p| p.interaction.is_positive() == more);
    of(true).take(FEW).chain(of(false).take(FEW)).collect::<Vec<_>>().iter().map(told).collect()
}

fn fallback(country: &Country, brief: &Brief) -> Vec<String> {
    let window = brief.as_it_is.window;
    let about = effect::EffectInput { country, window, scenario: "all refused" };
    let effect = effect::told(&about, &brief.refusal);
    // The page has room for who loses, who gains, what it costs and who is left with nothing.
    let mut told: Vec<String> = effect.said.iter().take(LOSSES).map(Sentence::to_string).collect();
    let instead = ways([&brief.as_it_is, &brief.refused]);
    let more: Vec<String> = instead
        .iter()
        .filter(|(_, [before, after])| after > before)
        .take(FEW)
        .map(|(way, [before, after])| {
            format!("{} (+{} MT)", way_name(country, *way), people(after - before))
        })
        .collect();
    told.push(match more.is_empty() {
        true => "No other way in takes over any of it.".to_owned(),
        false => format!("More food comes by {}.", listed(&more)),
    });
    told
}

fn red_lines(country: &Country, scenario: &Scenario, brief: &Brief) -> Vec<String> {
    let told = |(line, cost): &(RedLine, crate::analysis::game::Exact)| {
        let what = match line {
            RedLine::Permission(ix) => {
                format!("{} is never used", country.permissions[ix.index()].name)
            }
            RedLine::Levy => {
                let most = scenario.red_lines.most_levy.map_or(0.0, |levy| levy.usd_per_mt());
                format!("no levy above {most} US dollars a tonne")
            }
            RedLine::Diversion => {
                let most = scenario.red_lines.most_diversion.map_or(0.0, |share| share.decimal());
                format!("no grant with more than {} % diverted", most * 100.0)
            }
        };
        match cost.is_zero() {
            true => format!("{what}; no loss of reach is found here."),
            false => {
                format!("{what}; it costs {} person-months.", Figure::long(cost, 0).grouped())
            }
        }
    };
    match brief.red_lines.len() {
        0 => vec![
            "The scenario draws none that bear on this counterpart. Agree on them before you ask."
                .to_owned(),
        ],
        _ => brief.red_lines.iter().map(told).collect(),
    }
}

fn evidence(country: &Country, brief: &Brief) -> Vec<String> {
    let its = |ix: &&crate::country::PermissionIx| {
        country.permissions[ix.index()].counterpart == brief.counterpart
    };
    let source = |ix: &crate::evidence::SourceIx| {
        let source = &country.sources[usize::from(ix.0)];
        let date = if source.date.is_empty() { "undated" } else { source.date.as_str() };
        format!("{}, {date}", source.title)
    };
    let told = |decision: &crate::scenario::Decision| {
        let names = decision.permissions.iter().filter(its);
        let names: Vec<String> =
            names.map(|ix| country.permissions[ix.index()].name.clone()).collect();
        let state = match decision.state {
            State::Granted => "granted".to_owned(),
            State::Partial(share) => format!("granted for {share}"),
            State::Denied => "denied".to_owned(),
            State::Unknown => "not known".to_owned(),
        };
        let (from, to) = (decision.span.from, decision.span.to);
        let sources: Vec<String> = decision.sources.iter().map(source).collect();
        let sources = match sources.is_empty() {
            true => "no source: a what-if".to_owned(),
            false => sources.join("; "),
        };
        format!("{from} to {to}: {} {state} ({sources})", listed(&names))
    };
    let mut told: Vec<String> = brief.decisions.iter().take(MANY).map(told).collect();
    if let Some(more) = brief.decisions.len().checked_sub(MANY).filter(|more| *more > 0) {
        told.push(format!("…and {more} more decisions in the scenario."));
    }
    if told.is_empty() {
        told.push(
            "No decision of the scenario names it; the states are the pack's own.".to_owned(),
        );
    }
    let origin = &country.counterparts[brief.counterpart.index()].origin;
    let sources: Vec<String> = origin.sources.iter().map(source).collect();
    told.push(format!("That it decides is {}: {}.", origin.basis.word(), sources.join("; ")));
    told
}
