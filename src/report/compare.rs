//! Scenarios side by side, as tables, sentences and JSON.

mod chain;
mod gather;

use super::effect::EffectTold;
use super::figure::{Figure, large, people};
use super::held_back::{CascadeTold, StepTold, step_in_words};
use super::layout::{grid, hanging, wrapped};
use super::sharing::Sharing;
use crate::plan::Exact;
pub use gather::side_by_side;
use schemars::JsonSchema;
use serde::Serialize;

/// Scenarios side by side.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct SideBySide {
    /// Always `aidreach-compare`.
    pub format: &'static str,
    /// Version of this object.
    pub version: u32,
    /// Who it is for.
    pub sharing: Sharing,
    /// The country.
    pub country: String,
    /// Each scenario in the order asked for.
    pub scenarios: Vec<SideTold>,
    /// By the month of handing out; reached are people.
    pub by_month: Vec<Row>,
    /// By way into the country; reached are person-months.
    pub by_corridor: Vec<Row>,
    /// By area; reached are person-months.
    pub by_area: Vec<Row>,
    /// What each later scenario costs those that the first one's plan serves.
    pub effects: Vec<EffectTold>,
    /// What access would let any plan reach in an area if food were ample and only its need counted, of
    /// areas in which it differs.
    pub ceilings_by_area: Vec<CeilingTold>,
    /// Whether there are so many areas that these were worked out only where most is lost.
    pub ceilings_of_some_areas: bool,
    /// From decisions to people: what differs between the first scenario and each other.
    pub chains: Vec<ChainTold>,
    /// The same with the supplies split otherwise by origin, which is assumed.
    pub by_split: Vec<SplitTold>,
    /// What a reader must know.
    pub caveats: Vec<&'static str>,
}

/// What access would let any plan reach in one area.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct CeilingTold {
    /// P-code.
    pub id: String,
    /// Name.
    pub name: String,
    /// Person-months in need.
    pub need_person_months: u64,
    /// Person-months, a figure a scenario.
    pub ceiling_person_months: Vec<Figure>,
}

/// What scenarios reach with the supplies split otherwise.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct SplitTold {
    /// Name of the split.
    pub split: String,
    /// Person-months reached, a figure a scenario.
    pub reached_person_months: Vec<Figure>,
}

/// One scenario's totals.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct SideTold {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Person-months in need.
    pub need_person_months: u64,
    /// Person-months reached.
    pub reached_person_months: u64,
    /// Reached over need.
    pub coverage_share: Figure,
    /// Food handed out.
    pub food_mt: Figure,
    /// What it costs.
    pub cost_usd: Figure,
    /// From need to reach.
    pub cascade: CascadeTold,
}

/// A month, a way into the country or an area in every scenario.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Row {
    /// Key in the tables, or the month.
    pub id: String,
    /// In words.
    pub name: String,
    /// People reached in a month, or person-months, a figure a scenario.
    pub reached: Vec<Figure>,
    /// Food handed out, a figure a scenario.
    pub food_mt: Vec<Figure>,
    /// What it costs from buying to handing out, a figure a scenario.
    pub cost_usd: Vec<Figure>,
}

/// From decisions to people: what differs from the first scenario.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ChainTold {
    /// The other scenario.
    pub scenario: String,
    /// Whether nothing at all differs.
    pub same: bool,
    /// Settings and decisions that differ, a sentence each.
    pub decided: Vec<String>,
    /// Permissions that are open otherwise, with the months.
    pub permissions: Vec<String>,
    /// Links that carry otherwise, with the months and the permissions that are the reason.
    pub links: Vec<String>,
    /// Routes that carry more or less.
    pub routes: Vec<String>,
    /// Areas that are served less or more.
    pub areas: Vec<String>,
}

/// How many lines of a step of a chain are told; JSON has all of them.
const TOLD: usize = 8;

impl SideBySide {
    /// Tables and chains as text.
    pub fn text(&self) -> String {
        let mut text =
            format!("{}: {}\n{}\n\n", self.country, self.names(), self.sharing.readers());
        text.push_str(&self.totals());
        text.push_str(&self.need_to_reach());
        if self.chains.iter().all(|chain| chain.same) {
            text.push('\n');
            text.push_str(&wrapped(&self.same_throughout(), ""));
            return text;
        }
        text.push_str(&self.ceilings());
        for effect in &self.effects {
            text.push_str(&effect.text());
        }
        text.push_str("\nBy month: people reached\n");
        text.push_str(&self.table("Month", &self.by_month));
        text.push_str("\nBy way into the country: person-months reached\n");
        text.push_str(&self.table("Way in", &self.by_corridor));
        text.push_str("\nBy area: person-months reached\n");
        text.push_str(&self.table("Area", &self.by_area));
        for chain in &self.chains {
            text.push_str(&self.chain(chain));
        }
        text.push_str(&self.under_splits());
        text.push('\n');
        for caveat in &self.caveats {
            text.push_str(&wrapped(&format!("{caveat}."), ""));
        }
        text
    }

    /// The cascades side by side: what each limit takes, and what is left.
    fn need_to_reach(&self) -> String {
        let mut header = vec!["From need to reach, in person-months".to_owned()];
        header.extend(self.scenarios.iter().map(|side| format!(">{}", side.id)));
        let row = |name: &str, of: &dyn Fn(&CascadeTold) -> Figure| {
            let figures = self.scenarios.iter().map(|side| of(&side.cascade).grouped());
            std::iter::once(name.to_owned()).chain(figures).collect::<Vec<_>>()
        };
        let mut rows = vec![row("In need", &|cascade| cascade.need_person_months)];
        let steps = self.scenarios.first().map_or(0, |side| side.cascade.steps.len());
        for n in 0..steps {
            let shown = self.scenarios.iter().map(|side| &side.cascade.steps[n]);
            if let Some(step) =
                shown.clone().next().filter(|_| shown.clone().any(StepTold::is_shown))
            {
                let left = |cascade: &CascadeTold| cascade.steps[n].left_person_months;
                rows.push(row(step_in_words(step.step), &left));
            }
        }
        rows.push(row("What access costs", &|cascade| cascade.access_costs_person_months));
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        let mut text = format!("\n{}", grid(&header, &rows));
        let first = self.scenarios.first().map(|side| &side.cascade.sentences);
        for (n, side) in self.scenarios.iter().enumerate() {
            let told = match n > 0 && first == Some(&side.cascade.sentences) {
                true => "the same.".to_owned(),
                false => side.cascade.sentences.join(" "),
            };
            text.push_str(&hanging(&format!("{}: {told}", side.id), "- ", "  "));
        }
        text
    }

    /// Whom access shuts out, whatever food there is: a caseload that all share can hide it in a sum.
    fn ceilings(&self) -> String {
        if self.ceilings_by_area.is_empty() {
            return String::new();
        }
        let row = |area: &CeilingTold| {
            let mut row = vec![area.name.clone(), people(area.need_person_months)];
            row.extend(area.ceiling_person_months.iter().map(|ceiling| ceiling.grouped()));
            row
        };
        let rows: Vec<Vec<String>> = self.ceilings_by_area.iter().map(row).collect();
        let ids = self.scenarios.iter().map(|side| format!(">{}", side.id));
        let header: Vec<String> =
            ["Area".to_owned(), ">In need".to_owned()].into_iter().chain(ids).collect();
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        let some = match self.ceilings_of_some_areas {
            true => "; worked out for areas that lose most",
            false => "",
        };
        format!(
            "\nWhere access allows less or more: person-months that any plan could reach in an area\nif food \
             were ample and only its need counted{some}\n{}",
            grid(&header, &rows)
        )
    }

    fn under_splits(&self) -> String {
        if self.by_split.is_empty() {
            return String::new();
        }
        let rows = self.by_split.iter().map(|split| {
            let first = split.reached_person_months.first().map_or(Exact::default(), |f| f.exact());
            let told = split.reached_person_months.iter().enumerate().map(|(n, figure)| match n {
                0 => figure.grouped(),
                _ => {
                    let change = Figure::rounded(figure.exact() - first, 0);
                    format!("{} ({})", figure.grouped(), signed(change))
                }
            });
            std::iter::once(split.split.clone()).chain(told).collect()
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let ids = self.scenarios.iter().map(|side| format!(">{}", side.id));
        let header: Vec<String> = std::iter::once("Split".to_owned()).chain(ids).collect();
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        let title = "With the supplies split otherwise by origin: person-months reached";
        format!("\n{title}\n{}", grid(&header, &rows))
    }

    fn names(&self) -> String {
        let ids: Vec<&str> = self.scenarios.iter().map(|side| side.id.as_str()).collect();
        ids.join(" beside ")
    }

    fn same_throughout(&self) -> String {
        match self.scenarios.len() {
            2 => "Nothing differs: both scenarios decide the same, and their plans are the same."
                .to_owned(),
            n => format!(
                "Nothing differs: all {n} scenarios decide the same, and their plans are the same."
            ),
        }
    }

    fn totals(&self) -> String {
        let first = self.scenarios.first().map_or(0, |side| side.reached_person_months);
        let row = |(n, side): (usize, &SideTold)| {
            let change = i128::from(side.reached_person_months) - i128::from(first);
            vec![
                side.id.clone(),
                people(side.reached_person_months),
                if n == 0 { String::new() } else { signed(Figure::rounded(change.into(), 0)) },
                format!("{} %", Figure::rounded(side.coverage_share.exact() * 100, 1).plain()),
                side.food_mt.to_places(0).grouped(),
                large(side.cost_usd),
            ]
        };
        let rows: Vec<Vec<String>> = self.scenarios.iter().enumerate().map(row).collect();
        let header = ["Scenario", ">Person-months", ">Change", ">Coverage", ">MT", ">US dollars"];
        grid(&header, &rows)
    }

    /// Who is reached in each scenario, and after each but the first how it differs from the first
    /// in people, tonnes and money.
    fn table(&self, what: &str, rows: &[Row]) -> String {
        let mut header = vec![what.to_owned()];
        for (n, side) in self.scenarios.iter().enumerate() {
            header.push(format!(">{}", side.id));
            if n > 0 {
                header.extend([">Change", ">in MT", ">in 1,000 USD"].map(str::to_owned));
            }
        }
        let row = |row: &Row| {
            let mut cells = vec![row.name.clone()];
            for n in 0..row.reached.len() {
                cells.push(row.reached[n].grouped());
                if n > 0 {
                    let change = |figures: &[Figure], by: i128| {
                        let change = figures[n].exact() - figures[0].exact();
                        signed(Figure::rounded(change / by, 0))
                    };
                    cells.extend([change(&row.reached, 1), change(&row.food_mt, 1)]);
                    cells.push(change(&row.cost_usd, 1000));
                }
            }
            cells
        };
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        grid(&header, &rows.iter().map(row).collect::<Vec<_>>())
    }

    fn chain(&self, chain: &ChainTold) -> String {
        let first = self.scenarios.first().map_or("", |side| side.id.as_str());
        let mut text = format!("\nFrom {first} to {}\n", chain.scenario);
        if chain.same {
            return text + "Nothing differs: both decide the same, and their plans are the same.\n";
        }
        let steps = [
            ("Decided otherwise", &chain.decided, "nothing was decided otherwise"),
            ("So these permissions differ", &chain.permissions, "no permission differs"),
            ("So these links differ", &chain.links, "no link differs"),
            ("So these routes carry more or less", &chain.routes, "no route differs"),
            ("So these areas are served less or more", &chain.areas, "no area is served otherwise"),
        ];
        for (n, (title, lines, nothing)) in steps.into_iter().enumerate() {
            text.push_str(&format!("{}. {title}\n", n + 1));
            if lines.is_empty() {
                text.push_str(&hanging(&format!("{nothing}."), "   - ", "     "));
            }
            for line in lines.iter().take(TOLD) {
                text.push_str(&hanging(line, "   - ", "     "));
            }
            if lines.len() > TOLD {
                let more = format!("and {} more (all of them with --json).", lines.len() - TOLD);
                text.push_str(&hanging(&more, "   - ", "     "));
            }
        }
        text
    }
}

/// A change with its sign; nothing where there is none.
fn signed(figure: Figure) -> String {
    match figure.exact().cmp(&Exact::default()) {
        std::cmp::Ordering::Greater => format!("+{}", figure.grouped()),
        std::cmp::Ordering::Less => figure.grouped(),
        std::cmp::Ordering::Equal => "same".to_owned(),
    }
}
