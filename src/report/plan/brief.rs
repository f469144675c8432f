//! One page about one counterpart: what is asked, what it unlocks, what goes together with it, on
//! what evidence, and what the plan does without it.

mod beside;
mod evidence;
mod its_permissions;
mod unlocks;
mod ways;

use crate::analysis::brief::{Brief, Pair};
use crate::analysis::conditions::RedLine;
use crate::analysis::players;
use crate::country::{Country, PermissionIx};
use crate::kit::figure::Figure;
use crate::kit::sentence::Joined;
use crate::kit::{Part, Sentence, say};
use crate::page::{Document, Look, Running, Setting};
use crate::plan::Exact;
use crate::report::findings::coalitions::Basis;
use crate::report::findings::effect;
use crate::report::plan::assumed::red_lines::{most_diverted, most_levy, shortest};
use crate::report::plan::pages::laid_out;
use crate::scenario::Scenario;
use crate::sharing::Sharing;
use crate::units::{CentsPerMt, Share};
use beside::{by_area, by_month};
use evidence::evidence;
use its_permissions::{asked, refused_alone};
use num_traits::{Signed, Zero};
use unlocks::{unlocks, worth};
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
    let subtitle = say!(
        "brief.subtitle",
        "{country}: {scenario} ({id}). Prepared for those who ask for access.",
        country = &country.about.name,
        scenario = &scenario.name,
        id = &scenario.id,
    );
    Document {
        title: counterpart.name.clone(),
        subtitle: subtitle.to_string(),
        running: Running {
            mark: Sharing::Internal.marked(),
            foot: format!("{} {}, {}", country.about.iso3, country.about.version, scenario.id),
        },
        setting: Setting::OnePage,
        blocks: laid_out(&parts(setting, brief), Look::Mono),
    }
}

fn parts(setting: players::Setting<'_>, brief: &Brief) -> Vec<Part> {
    let players::Setting { country, scenario, .. } = setting;
    let plans = [&brief.as_it_is, &brief.granted, &brief.refused];
    let mut parts = vec![
        Part::section("ask", say!("brief.ask", "What we ask")),
        Part::Bullets(asked(country, brief)),
        Part::section("unlocks", say!("brief.unlocks", "What it unlocks")),
    ];
    let mut told = vec![worth(setting, brief)];
    told.extend(refused_alone(country, brief));
    told.extend(unlocks(brief));
    parts.push(Part::Bullets(told));
    let tables = [by_month(plans), by_area(country, plans)];
    parts.extend(tables.into_iter().flatten().map(Part::OnPages));
    let together = together(country, &brief.pairs);
    if !together.is_empty() {
        parts.push(Part::section("together", say!("brief.together", "What goes together")));
        parts.push(Part::Bullets(together));
    }
    parts.push(Part::section("fallback", say!("brief.fallback", "If all of it is refused")));
    parts.push(Part::Bullets(fallback(country, brief)));
    let instead = ways_in(country, [&brief.as_it_is, &brief.refused]);
    parts.extend(instead.map(Part::OnPages));
    parts.push(Part::section("red-lines", say!("brief.red-lines", "Red lines")));
    parts.push(Part::Bullets(red_lines(country, scenario, brief)));
    parts.push(Part::section("evidence", say!("brief.evidence", "Evidence")));
    let mut told = evidence(country, brief);
    told.push(Basis::of_counterparts(setting, &brief.worth).sentence());
    parts.push(Part::Bullets(told));
    parts.push(Part::Callout(say!(
        "brief.caveat",
        "Every figure comes from planning again, with hindsight, and each plan is certified. States are \
         reported or assumed and no judgement on any party. Not for passing on."
    )));
    parts
}

fn together(country: &Country, pairs: &[Pair]) -> Vec<Sentence> {
    let name = |ix: PermissionIx| &country.permissions[ix.index()].name;
    let who = |ix: PermissionIx| {
        let counterpart = country.permissions[ix.index()].counterpart;
        &country.counterparts[counterpart.index()].name
    };
    let told = |pair: &Pair| {
        let size = Figure::long(&pair.interaction.abs(), 0);
        let (its, other, who) = (name(pair.its), name(pair.other), who(pair.other));
        match pair.interaction.is_positive() {
            true => say!(
                "brief.pair.together",
                "Ask for {its} together with {other} ({who}): each is worth {size} person-months more once the \
                 other is granted.",
                its,
                other,
                who,
                size,
            ),
            false => say!(
                "brief.pair.instead",
                "{other^} ({who}) stands in for {its}: each is worth {size} person-months less once the other \
                 is granted.",
                its,
                other,
                who,
                size,
            ),
        }
    };
    let of = |more: bool| pairs.iter().filter(move |p| p.interaction.is_positive() == more);
    of(true).take(FEW).chain(of(false).take(FEW)).map(told).collect()
}

fn fallback(country: &Country, brief: &Brief) -> Vec<Sentence> {
    let window = brief.as_it_is.window;
    let about = effect::EffectInput { country, window, scenario: "all refused" };
    let effect = effect::told(&about, &brief.refusal);
    // The page has room for who loses, who gains, what it costs and who is left with nothing.
    let mut told: Vec<Sentence> = effect.said.iter().take(LOSSES).map(Sentence::from).collect();
    let instead = ways([&brief.as_it_is, &brief.refused]);
    let more = instead.iter().filter(|(_, [before, after])| after > before).take(FEW);
    let more: Vec<Sentence> = more
        .map(|(way, [before, after])| {
            say!(
                "brief.instead.way",
                "{way} (+{more} MT)",
                way = way_name(country, *way),
                more = after - before,
            )
        })
        .collect();
    told.push(match more.is_empty() {
        true => say!("brief.instead.none", "No other way in takes over any of it."),
        false => {
            say!("brief.instead", "More food comes by {ways}.", ways = Joined::And.list(more),)
        }
    });
    told
}

fn red_lines(country: &Country, scenario: &Scenario, brief: &Brief) -> Vec<Sentence> {
    let told = |(line, cost): &(RedLine, crate::analysis::game::Exact)| {
        let line = match line {
            RedLine::Permission(ix) => {
                let permission = &country.permissions[ix.index()].name;
                say!("brief.red-line.never", "{permission} is never used", permission)
            }
            RedLine::Levy => most_levy(scenario.red_lines.most_levy.unwrap_or(CentsPerMt(0))),
            RedLine::Diversion => {
                let most = scenario.red_lines.most_diversion.unwrap_or(Share::NONE).ratio();
                let exact = Exact::new(i128::from(*most.numer()), i128::from(*most.denom()));
                most_diverted(shortest(exact * 100))
            }
        };
        match cost.is_zero() {
            true => say!("brief.red-line.free", "{line}; no loss of reach is found here.", line,),
            false => say!(
                "brief.red-line.costs",
                "{line}; it costs {cost} person-months.",
                line,
                cost = Figure::long(cost, 0),
            ),
        }
    };
    match brief.red_lines.len() {
        0 => vec![say!(
            "brief.red-lines.none",
            "The scenario draws none that bear on this counterpart. Agree on them before you ask."
        )],
        _ => brief.red_lines.iter().map(told).collect(),
    }
}
