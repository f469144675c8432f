//! The report of one plan.

use super::{laid_out, method};
use crate::country::Maps;
use crate::kit::headings;
use crate::kit::{Part, Sentence, rests_on, say};
use crate::page::{Block, Document, Look, Running, Setting};
use crate::report::answers::routes::RoutesReport;
use crate::report::answers::worth::WorthReport;
use crate::report::findings::effect::EffectTold;
use crate::report::findings::mapped::Ground;
use crate::report::findings::subject::Subject;
use crate::report::plan::sentences::stopped;
use crate::report::plan::summary::Summary;
use crate::report::plan::tables::costs::{self, COSTS};
use crate::report::plan::tables::months::{self, MONTHS};
use crate::report::plan::tables::ways_in::WAYS_IN;
use crate::report::plan::{pictures, sentences, tables, terminal};
use crate::sharing::Content;

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

impl About<'_> {
    /// What its maps are drawn on.
    fn ground(&self) -> Ground<'_> {
        let subject = &self.subject;
        Ground::new((subject.country, self.maps), subject.sharing, self.look)
    }
}

/// The report as a document.
pub fn plan_report(about: &About<'_>) -> Document {
    let summary = about.summary;
    let mut parts = sentences_told(about);
    parts.extend(pictures::cascade(summary).map(Part::Chart));
    parts.extend(besides(summary));
    let mut blocks = laid_out(&parts, about.look);
    blocks.extend(beside(about));
    let mut parts = where_to(about);
    parts.extend(who_is_left_out(about));
    parts.extend(by_month(about));
    parts.extend(by_area(summary));
    parts.extend(held_back(summary));
    blocks.extend(laid_out(&parts, about.look));
    blocks.extend(worth(about));
    let mut parts = ways_and_costs(summary);
    parts.extend(routes(&about.subject));
    parts.extend(method::parts(&about.subject, summary));
    blocks.extend(laid_out(&parts, about.look));
    Document { blocks, ..front(about) }
}

/// What the report says in words alone: its head, the headline and the method, for formats that keep
/// figures elsewhere.
pub(in crate::report) fn front(about: &About<'_>) -> Document {
    let summary = about.summary;
    let mut parts = sentences_told(about);
    parts.extend(besides(summary));
    parts.extend(method::parts(&about.subject, summary));
    let title = say!(
        "plan.title",
        "{country}: {scenario}",
        country = &summary.country.name,
        scenario = &summary.scenario.name,
    );
    Document {
        title: title.to_string(),
        subtitle: terminal::setting(summary).to_string(),
        running: Running {
            mark: about.subject.sharing.marked(),
            foot: format!(
                "{} {}, {}, run {}. Planning model: no security advice.",
                summary.country.iso3, summary.country.pack_version, summary.scenario.id, about.run
            ),
            rests_on: rests_on(&about.subject.country.about),
        },
        setting: Setting::Pages,
        blocks: laid_out(&parts, about.look),
    }
}

/// The headline; what is lost beside another plan comes first, where that was asked for.
fn sentences_told(about: &About<'_>) -> Vec<Part> {
    let lost = about.beside.and_then(|effect| effect.said.first()).map(Sentence::from);
    let told = lost.into_iter().chain(terminal::sentences(about.summary)).collect();
    vec![Part::section("in-short", headings::in_short()), Part::Bullets(told)]
}

/// What stands below the headline: groups of people, the small print, what the pack wants said.
fn besides(summary: &Summary) -> Vec<Part> {
    let groups = summary.groups.iter().map(|group| stopped(&group.sentence));
    let told = groups.chain(sentences::small_print(summary)).map(Part::Paragraph);
    let note = summary.notes.first().map(|note| Part::Callout(Sentence::of_others(note)));
    told.chain(note).collect()
}

fn where_to(about: &About<'_>) -> Vec<Part> {
    let mut parts = vec![Part::section("map", say!("plan.map", "Where and by which ways"))];
    parts.extend(pictures::map(&about.subject, about.summary, &about.ground()));
    parts
}

/// What the scenario costs those whom another plan serves, with a map of who loses.
fn beside(about: &About<'_>) -> Vec<Block> {
    let Some(effect) = about.beside else { return Vec::new() };
    let map = pictures::lost(effect, &about.ground());
    let mut blocks = effect.blocks();
    blocks.extend(laid_out(&map.map(Part::Picture).into_iter().collect::<Vec<_>>(), about.look));
    blocks
}

/// What permissions are worth.
fn worth(about: &About<'_>) -> Vec<Block> {
    let Some(worth) = about.worth else { return Vec::new() };
    let title = say!("plan.worth", "What each permission is worth");
    let mut blocks = laid_out(&[Part::section("worth", title)], about.look);
    blocks.extend(worth.blocks(about.look));
    blocks
}

/// Where food is short everywhere, coverage is nearly the same everywhere: who is left out, the worst
/// month and what access allows are not.
fn who_is_left_out(about: &About<'_>) -> Vec<Part> {
    let maps = pictures::measures(&about.subject, about.summary, &about.ground());
    let title = say!("plan.left-out", "Who is left out, when, and what access allows");
    let title = (!maps.is_empty()).then(|| Part::section("left-out", title));
    title.into_iter().chain(maps.into_iter().map(Part::Picture)).collect()
}

fn by_month(about: &About<'_>) -> Vec<Part> {
    let summary = about.summary;
    let table = MONTHS.of(months::caption(), &summary.months);
    let mut parts = vec![
        Part::section("months", say!("plan.months", "Month by month")),
        Part::Chart(pictures::months(summary)),
        Part::Table(table.in_order()),
    ];
    parts.extend(pictures::by_month(&about.subject, &about.ground()).map(Part::Picture));
    parts
}

fn by_area(summary: &Summary) -> Vec<Part> {
    let mut parts = vec![
        Part::section("areas", say!("plan.areas", "Area by area")),
        Part::Table(tables::provinces::table(summary)),
    ];
    if let Some(table) = tables::cascade::table_by_area(summary) {
        let title = say!("plan.cascade-areas", "From need to reach, area by area");
        parts.push(Part::section("cascade-areas", title));
        parts.push(Part::Table(table.in_any_order()));
    }
    parts
}

fn held_back(summary: &Summary) -> Vec<Part> {
    if summary.bottlenecks.is_empty() {
        return Vec::new();
    }
    let limits = summary.bottlenecks.iter().map(|found| stopped(&found.sentence)).collect();
    vec![
        Part::section("bottlenecks", say!("plan.bottlenecks", "What holds reach back")),
        Part::paragraph(say!(
            "plan.bottlenecks.reading",
            "Raising one of these, or these together, and nothing else, reaches more; each was verified by \
             planning again. Raising everything else brings nothing."
        )),
        Part::Numbered(limits),
    ]
}

fn ways_and_costs(summary: &Summary) -> Vec<Part> {
    let mut parts = Vec::new();
    if !summary.corridors.is_empty() {
        let caption = say!("plan.ways-in.table", "Food handed out, by way into the country");
        parts.push(Part::section("ways-in", say!("plan.ways-in.title", "Ways in")));
        parts.push(Part::Table(WAYS_IN.of(caption, &summary.corridors)));
    }
    let caption = say!("plan.costs.table", "What it costs, in US dollars");
    parts.push(Part::section("costs", say!("plan.costs", "Costs")));
    parts.push(Part::Table(COSTS.of(caption, &costs::items(&summary.costs)).totalled()));
    parts.extend(summary.costs.usd_per_person_month.map(|each| {
        Part::paragraph(say!(
            "plan.costs.each",
            "That is {each} US dollars for each person-month reached.",
            each,
        ))
    }));
    parts
}

/// The largest routes; none for readers who see totals of provinces only.
fn routes(subject: &Subject<'_>) -> Vec<Part> {
    let plan = subject.plan().filter(|_| subject.shows(Content::Ways));
    let Some(plan) = plan.filter(|plan| !plan.routes.is_empty()) else { return Vec::new() };
    let table = tables::routes::main_routes(subject, plan);
    vec![Part::section("routes", say!("plan.routes", "Main routes")), Part::Table(table)]
}
