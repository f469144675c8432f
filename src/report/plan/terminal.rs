//! The summary of a plan for a terminal: sentences, bars, two tables, and what to know with them.

use crate::kit::layout::{columns, hanging, wrapped};
use crate::kit::sentence::{Argument, Joined, in_millions, in_percent, term};
use crate::kit::{Sentence, say};
use crate::report::findings::ranges::SureTold;
use crate::report::plan::sentences::{self, stopped};
use crate::report::plan::summary::{Costs, Summary};
use crate::report::plan::tables::{self, months::MONTHS, provinces::OTHER_NAMES};

/// How many bottlenecks and corridors are told.
const FIRST: usize = 3;

/// The summary as text.
pub fn terminal(summary: &Summary) -> String {
    let scenario = &summary.scenario;
    let title = say!(
        "plan.title.id",
        "{country}: {scenario} ({id})",
        country = &summary.country.name,
        scenario = &scenario.name,
        id = &scenario.id,
    );
    let mut text = format!("{title}\n{}\n\n", setting(summary));
    text.push_str(&points(&sentences(summary)));
    if let Some(table) = tables::cascade::table(summary) {
        text.push_str(&format!("\n{}", columns(&table.on_page())));
    }
    if let Some(line) = by_phase(summary) {
        text.push_str(&format!("\n{}", wrapped(&line.to_string(), "")));
    }
    text.push('\n');
    text.push_str(&columns(&MONTHS.of(tables::months::caption(), &summary.months).on_page()));
    let provinces = tables::provinces::table(summary).without(OTHER_NAMES);
    let tables = [Some(provinces), tables::cascade::table_by_area(summary)];
    for table in tables.into_iter().flatten().map(|table| table.on_page()) {
        text.push_str(&format!("\n{}{}", wrapped(&table.caption, ""), columns(&table)));
    }
    text.push_str(&after(summary));
    text
}

/// Sentences one below the other, each with its mark.
fn points(told: &[Sentence]) -> String {
    told.iter().map(|sentence| hanging(&sentence.to_string(), "- ", "  ")).collect()
}

/// What was planned and how, in a line.
pub(in crate::report) fn setting(summary: &Summary) -> Sentence {
    let scenario = &summary.scenario;
    say!(
        "plan.setting",
        "{from} to {to}, objective {objective}, by {level}, {knowledge}",
        from = &scenario.from,
        to = &scenario.to,
        objective = objective(summary),
        level = &scenario.levels_named[0],
        knowledge = knowledge(summary),
    )
}

fn objective(summary: &Summary) -> Argument {
    let objective = term(summary.scenario.objective);
    match summary.scenario.cheapest_for_share {
        Some(share) => {
            let share = in_percent(share);
            say!("plan.setting.cheapest-for", "{objective} {share}", objective, share).into()
        }
        None => objective,
    }
}

fn knowledge(summary: &Summary) -> Sentence {
    match summary.knowledge {
        "as-known" => {
            say!("plan.setting.as-known", "planned month by month with what was known")
        }
        _ => say!("plan.setting.hindsight", "with hindsight"),
    }
}

/// Who is reached and who is left with nothing, what stands between need and reach, by which ways food
/// comes, at what cost.
pub(in crate::report) fn sentences(summary: &Summary) -> Vec<Sentence> {
    let mut told = vec![sentences::reached(summary)];
    if summary.nobody_because.is_none() {
        told.extend(summary.left_with_nothing.sentences.iter().map(Sentence::from));
    }
    told.extend(summary.cascade.sentences.iter().map(Sentence::from));
    told.extend(summary.how_sure.iter().flat_map(SureTold::said));
    if summary.nobody_because.is_none() {
        told.extend(ways_in(summary));
        told.push(cost(&summary.costs));
    }
    told
}

fn ways_in(summary: &Summary) -> Option<Sentence> {
    if summary.corridors.is_empty() {
        return None;
    }
    let ways = summary.corridors.iter().take(FIRST).map(|way| {
        say!(
            "plan.ways-in.way",
            "{way}, {food} MT ({share})",
            way = &way.name,
            food = way.food_mt.to_places(0),
            share = in_percent(way.share),
        )
    });
    Some(say!(
        "plan.ways-in",
        "Of {food} MT handed out most comes by {ways}.",
        food = summary.totals.food_mt.to_places(0),
        ways = Joined::Semicolons.list(ways),
    ))
}

fn cost(costs: &Costs) -> Sentence {
    let parts = [
        ("buying", costs.buying_usd),
        ("moving", costs.moving_usd),
        ("storing", costs.storing_usd),
        ("handing out", costs.handing_out_usd),
        ("levies", costs.levies_usd),
    ];
    let some = parts.into_iter().filter(|(_, usd)| !usd.is_nought());
    let told = some.map(|(what, usd)| {
        say!("plan.cost.part", "{what} {usd}", what = term(what), usd = in_millions(usd))
    });
    let (total, parts) = (in_millions(costs.total_usd), Joined::And.list(told));
    match costs.usd_per_person_month {
        Some(each) => say!(
            "plan.cost.each",
            "It costs {total} US dollars, {each} for each person-month: {parts}.",
            total,
            each,
            parts,
        ),
        None => say!("plan.cost", "It costs {total} US dollars: {parts}.", total, parts),
    }
}

/// One line where more than one phase is in need.
fn by_phase(summary: &Summary) -> Option<Sentence> {
    let (need, reached) =
        (summary.totals.need_person_months_by_phase, summary.totals.reached_person_months_by_phase);
    let phases = [
        (5_u32, need.phase5, reached.phase5),
        (4, need.phase4, reached.phase4),
        (3, need.phase3, reached.phase3),
    ];
    let some = phases.into_iter().filter(|(_, need, _)| *need > 0);
    let told: Vec<Sentence> = some
        .map(|(phase, need, reached)| {
            say!("plan.by-phase.phase", "phase {phase} {reached} of {need}", phase, reached, need)
        })
        .collect();
    (told.len() > 1).then(|| {
        let phases = Joined::Commas.list(told);
        say!("plan.by-phase", "By IPC phase, in person-months: {phases}.", phases)
    })
}

fn after(summary: &Summary) -> String {
    let mut text = String::new();
    let heading = |words: Sentence| format!("\n{words}\n");
    if !summary.bottlenecks.is_empty() {
        text.push_str(&heading(say!(
            "plan.bottlenecks.gains",
            "What holds reach back, and what more of it would bring"
        )));
        for (n, bottleneck) in summary.bottlenecks.iter().take(FIRST).enumerate() {
            let (number, told) = (format!("{}. ", n + 1), stopped(&bottleneck.sentence));
            text.push_str(&hanging(&told.to_string(), &number, "   "));
        }
        if let Some(more) = more_limits(summary.bottlenecks.len()) {
            text.push_str(&wrapped(&more.to_string(), "   "));
        }
    }
    for group in &summary.groups {
        text.push('\n');
        text.push_str(&wrapped(&stopped(&group.sentence).to_string(), ""));
    }
    text.push_str(&heading(say!("plan.small-print", "Small print")));
    text.push_str(&points(&sentences::small_print(summary)));
    text.push_str(&heading(say!("plan.assumed.short", "Assumed")));
    let taken = summary.assumed.iter().chain(&summary.remarks);
    text.push_str(&points(&taken.map(stopped).collect::<Vec<_>>()));
    text.push('\n');
    text.push_str(&wrapped(&certified(summary).to_string(), ""));
    if !summary.notes.is_empty() {
        text.push_str(&heading(say!("plan.notes.short", "Notes")));
    }
    for note in &summary.notes {
        text.push_str(&hanging(note, "- ", "  "));
    }
    text
}

/// How many limits are left to the tables.
fn more_limits(all: usize) -> Option<Sentence> {
    let more = all.saturating_sub(FIRST);
    (more > 0).then(|| {
        say!(
            "plan.bottlenecks.more",
            "{more} more {more:by itself or together with others|by themselves or together}: all are told \
             with --json and --out.",
            more,
        )
    })
}

/// How many arcs, nodes and steps were checked.
pub(in crate::report) fn checked([arcs, nodes, steps]: [usize; 3]) -> Sentence {
    say!(
        "plan.certified.checked",
        "Certified: code that shares no line with the planner checked {arcs} {arcs:arc|arcs}, {nodes} \
         {nodes:node|nodes} and {steps} {steps:step|steps} of proof.",
        arcs,
        nodes,
        steps,
    )
}

pub(in crate::report) fn certified(summary: &Summary) -> Sentence {
    let certificate = &summary.certificate;
    let checked = checked([certificate.arcs, certificate.nodes, certificate.steps]);
    match certificate.plans {
        1 => say!(
            "plan.certified",
            "{checked} The plan is the best there is for this objective: the gap is nought.",
            checked,
        ),
        plans => say!(
            "plan.certified.months",
            "{checked} The {plans} plans, one a month, are the best there is for this objective: the gap is \
             nought.",
            checked,
            plans,
        ),
    }
}
