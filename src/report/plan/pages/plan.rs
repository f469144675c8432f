//! The report of one plan.

use super::method;
use crate::country::Maps;
use crate::page::{Block, Document, Look, Order, Running, Setting, Sorting, Table, Text};
use crate::report::answers::routes::RoutesReport;
use crate::report::answers::worth::WorthReport;
use crate::report::findings::effect::EffectTold;
use crate::report::findings::subject::Subject;
use crate::report::kit::Sentence;
use crate::report::plan::summary::Summary;
use crate::report::plan::tables::costs::{self, COSTS};
use crate::report::plan::tables::months::MONTHS;
use crate::report::plan::tables::ways_in::WAYS_IN;
use crate::report::plan::{pictures, sentences, tables, terminal};
use crate::report::sharing::Content;

/// What a report is made from.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The plan.
    pub subject: Subject<'a>,
    /// The summary of it.
    pub summary: &'a Summary,
    /// Shapes for the map.
    pub maps: &'a Maps,
    /// What the scenario costs beside another one, where that was asked for.
    pub beside: Option<&'a EffectTold>,
    /// What permissions are worth, where that was worked out and may be told.
    pub worth: Option<&'a WorthReport>,
    /// All routes of the plan, measured, where there is one plan and readers may know.
    pub routes: Option<&'a RoutesReport>,
    /// Key of the run: of all that it was made from.
    pub run: &'a str,
    /// How it is coloured.
    pub look: Look,
}

/// The report as a document.
pub fn plan_report(about: &About<'_>) -> Document {
    let summary = about.summary;
    let mut blocks = sentences_told(about);
    blocks.extend(pictures::cascade(summary, about.look).map(Block::Picture));
    blocks.extend(besides(summary));
    blocks.extend(beside(about));
    blocks.extend(where_to(about));
    blocks.extend(who_is_left_out(about));
    blocks.extend(by_month(summary, about.look));
    blocks.extend(by_area(summary));
    blocks.extend(held_back(summary));
    if let Some(worth) = about.worth {
        blocks.push(Block::section("worth", "What each permission is worth"));
        blocks.extend(worth.blocks());
    }
    blocks.extend(ways_and_costs(summary));
    blocks.extend(routes(&about.subject));
    blocks.extend(method::blocks(&about.subject, summary));
    Document { blocks, ..front(about) }
}

/// What the report says in words alone: its head, the headline and the method, for formats that keep
/// figures elsewhere.
pub(in crate::report) fn front(about: &About<'_>) -> Document {
    let summary = about.summary;
    let mut blocks = sentences_told(about);
    blocks.extend(besides(summary));
    blocks.extend(method::blocks(&about.subject, summary));
    Document {
        title: format!("{}: {}", summary.country.name, summary.scenario.name),
        subtitle: terminal::setting(summary),
        running: Running {
            mark: about.subject.sharing.marked(),
            foot: format!(
                "{} {}, {}, run {}. Planning model: no security advice.",
                summary.country.iso3, summary.country.pack_version, summary.scenario.id, about.run
            ),
        },
        setting: Setting::Pages,
        blocks,
    }
}

/// The headline; what is lost beside another plan comes first, where that was asked for.
fn sentences_told(about: &About<'_>) -> Vec<Block> {
    let lost = about.beside.and_then(|effect| effect.said.first().map(Sentence::to_string));
    let sentences: Vec<String> =
        lost.into_iter().chain(terminal::sentences(about.summary)).collect();
    vec![Block::section("in-short", "In short"), Block::bullets(&sentences)]
}

/// What stands below the headline: groups of people, the small print, what the pack wants said.
fn besides(summary: &Summary) -> Vec<Block> {
    let mut blocks = Vec::new();
    for group in &summary.groups {
        blocks.push(Block::paragraph(&format!("{}.", group.sentence)));
    }
    blocks.extend(sentences::small_print(summary).iter().map(|text| Block::paragraph(text)));
    if let Some(note) = summary.notes.first() {
        blocks.push(Block::Callout(Text::plain(note)));
    }
    blocks
}

fn where_to(about: &About<'_>) -> Vec<Block> {
    let map = pictures::map(&about.subject, about.summary, about.maps, about.look);
    let shown = match map {
        Some(map) => Block::Picture(map),
        None => Block::paragraph("The pack has no outlines of provinces, so there is no map."),
    };
    vec![Block::section("map", "Where and by which ways"), shown]
}

/// What the scenario costs those whom another plan serves, with a map of who loses.
fn beside(about: &About<'_>) -> Vec<Block> {
    let Some(effect) = about.beside else { return Vec::new() };
    let mut blocks = effect.blocks();
    let map = pictures::lost(about.subject.country, effect, about.maps, about.look);
    blocks.extend(map.map(Block::Picture));
    blocks
}

/// Where food is short everywhere, coverage is nearly the same everywhere: who is left out, the worst
/// month and what access allows are not.
fn who_is_left_out(about: &About<'_>) -> Vec<Block> {
    let maps = pictures::measures(&about.subject, about.summary, about.maps, about.look);
    let mut blocks: Vec<Block> = maps.into_iter().map(Block::Picture).collect();
    if !blocks.is_empty() {
        blocks
            .insert(0, Block::section("left-out", "Who is left out, when, and what access allows"));
    }
    blocks
}

fn by_month(summary: &Summary, look: Look) -> Vec<Block> {
    let table = MONTHS.of("People in need and reached, month by month", &summary.months);
    let chart = Block::Picture(pictures::months(summary, look));
    vec![
        Block::section("months", "Month by month"),
        chart,
        Block::Table(table.in_order().on_page()),
    ]
}

fn by_area(summary: &Summary) -> Vec<Block> {
    let mut blocks = vec![
        Block::section("areas", "Area by area"),
        Block::Table(tables::provinces::table(summary).on_page()),
    ];
    if let Some(table) = tables::cascade::table_by_area(summary) {
        blocks.push(Block::section("cascade-areas", "From need to reach, area by area"));
        blocks.push(Block::Table(Table { sorting: Sorting::Free, ..table.on_page() }));
    }
    blocks
}

fn held_back(summary: &Summary) -> Vec<Block> {
    if summary.bottlenecks.is_empty() {
        return Vec::new();
    }
    let items = summary.bottlenecks.iter().map(|b| Text::plain(&format!("{}.", b.sentence)));
    let list = crate::page::List { order: Order::Numbered, items: items.collect() };
    let what = "Raising one of these, or these together, and nothing else, reaches more; each was \
                verified by planning again. Raising everything else brings nothing.";
    let title = Block::section("bottlenecks", "What holds reach back");
    vec![title, Block::paragraph(what), Block::List(list)]
}

fn ways_and_costs(summary: &Summary) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !summary.corridors.is_empty() {
        let table = WAYS_IN.of("Food handed out, by way into the country", &summary.corridors);
        blocks.push(Block::section("ways-in", "Ways in"));
        blocks.push(Block::Table(table.on_page()));
    }
    let table = COSTS.of("What it costs, in US dollars", &costs::items(&summary.costs)).totalled();
    blocks.push(Block::section("costs", "Costs"));
    blocks.push(Block::Table(table.on_page()));
    if let Some(each) = summary.costs.usd_per_person_month {
        let told = format!("That is {} US dollars for each person-month reached.", each.grouped());
        blocks.push(Block::paragraph(&told));
    }
    blocks
}

/// The largest routes; none for readers who see totals of provinces only.
fn routes(subject: &Subject<'_>) -> Vec<Block> {
    let plan = subject.plan().filter(|_| subject.shows(Content::Ways));
    let Some(plan) = plan.filter(|plan| !plan.routes.is_empty()) else { return Vec::new() };
    let table = tables::routes::main_routes(subject, plan);
    vec![Block::section("routes", "Main routes"), Block::Table(table.on_page())]
}
