//! Reach against the hardness of a condition, laid out.

mod words;

use super::gather::{masthead, usd};
use super::{About, SPLIT, subtitle};
use crate::analysis::conditions::{Curve, Vary};
use crate::analysis::players::Setting;
use crate::report::effect::{self, EffectTold};
use crate::report::figure::Figure;
use crate::report::kit::{
    Answered, Declared, Description, Masthead, Part, TableSchema, col, in_data, known, means,
};
use crate::report::sheet::Cell;
use crate::scenario::Paid;
use schemars::JsonSchema;
use serde::Serialize;
use words::{in_unit, said, unit};

/// An offer followed from no condition to refusal; written as it is, it is `--json`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct CurveReport {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    masthead: Masthead,
    about: About,
    permission: String,
    permission_name: String,
    counterpart: String,
    condition: &'static str,
    unit: &'static str,
    sentences: Vec<String>,
    unconditional_person_months: Figure,
    refused_person_months: Figure,
    /// What refusing costs those whom the plan with it granted serves.
    refusal: EffectTold,
    /// Where a levy on it is paid: `entering` or `leaving` the places all of whose links need it, or
    /// `each-link`, where every link of it is a passage by itself.
    levy_is_paid_on: &'static str,
    /// Whether a tonne that goes on in one direction may pay a levy on it several times.
    levy_may_be_paid_again: bool,
    no_loss_of_reach_to: Option<Figure>,
    walk_away_from: Option<Figure>,
    knee_at: Option<Figure>,
    points: Vec<PointTold>,
    splits: Vec<SplitTold>,
}

/// One value of the condition.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct PointTold {
    #[serde(skip)]
    condition: Vary,
    /// Whether reach is lost fastest from here on.
    is_knee: bool,
    value: Figure,
    reached_person_months: Figure,
    lost_person_months: Figure,
    levies_usd: Figure,
    cost_usd: Figure,
    /// What goes by the permission, and what a tonne of it pays in all on its way: the least, the mean
    /// over all tonnes, and the most. Left out where nothing goes by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    food_mt: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    least_levy_usd_per_mt: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mean_levy_usd_per_mt: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most_levy_usd_per_mt: Option<Figure>,
}

/// What hangs on the permission under another split of the supplies.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct SplitTold {
    split: String,
    unconditional_person_months: Figure,
    refused_person_months: Figure,
    hangs_on_it_person_months: Figure,
}

impl CurveReport {
    /// Lays an offer out.
    pub fn of(setting: Setting<'_>, found: &Curve, budget: bool) -> CurveReport {
        let country = setting.country;
        let permission = &country.permissions[found.offer.permission.index()];
        let counterpart = &country.counterparts[permission.counterpart.index()];
        let refused = format!("{} without {}", setting.scenario.id, permission.id);
        let (vary, free) = (found.offer.vary, &found.free);
        let hangs = free > &found.refused;
        let points = found.points.iter().enumerate().map(|(n, point)| PointTold {
            condition: vary,
            is_knee: found.knee == Some(n),
            value: in_unit(vary, point.value),
            reached_person_months: Figure::long(&point.reach, 0),
            lost_person_months: Figure::long(&(free - &point.reach), 0),
            levies_usd: usd(&point.paid_cents),
            cost_usd: usd(&point.cost_cents),
            food_mt: point.along.as_ref().map(|along| Figure::mt(along.grams)),
            least_levy_usd_per_mt: point.along.as_ref().map(|along| Figure::usd(along.least)),
            mean_levy_usd_per_mt: point.along.as_ref().map(|along| Figure::usd(along.mean)),
            most_levy_usd_per_mt: point.along.as_ref().map(|along| Figure::usd(along.most)),
        });
        let splits = found.splits.iter().map(|split| SplitTold {
            split: split.split.clone(),
            unconditional_person_months: Figure::long(&split.free, 0),
            refused_person_months: Figure::long(&split.refused, 0),
            hangs_on_it_person_months: Figure::long(&(&split.free - &split.refused), 0),
        });
        let window = setting.scenario.window;
        let about = effect::About { country, window, scenario: &refused };
        let refusal = effect::told(&about, &found.refusal);
        CurveReport {
            masthead: masthead(("aidreach-conditions-curve", 2), setting),
            about: About::of(setting),
            permission: permission.id.clone(),
            permission_name: permission.name.clone(),
            counterpart: counterpart.name.clone(),
            condition: vary.key(),
            unit: unit(vary),
            sentences: said(found, (&permission.name, &counterpart.name), budget),
            unconditional_person_months: Figure::long(free, 0),
            refused_person_months: Figure::long(&found.refused, 0),
            refusal,
            levy_is_paid_on: match found.toll.side() {
                Some(Paid::Entering) => "entering",
                Some(Paid::Leaving) => "leaving",
                None => "each-link",
            },
            levy_may_be_paid_again: found.toll.may_be_paid_again(),
            no_loss_of_reach_to: hangs.then(|| in_unit(vary, found.no_loss_to)),
            walk_away_from: found.walk_away.map(|value| in_unit(vary, value)),
            knee_at: found.knee.map(|n| in_unit(vary, found.points[n].value)),
            points: points.collect(),
            splits: splits.collect(),
        }
    }
}

/// One value of the condition after the other.
const POINTS: Declared<PointTold> = Declared {
    name: "conditions-curve",
    row: "A value of the condition, with a plan of its own",
    columns: &[
        col(
            "levy_usd_per_mt",
            "Levy, USD/MT",
            means::figure(
                0,
                "The levy, in US dollars a metric tonne; empty where another condition is looked at",
            ),
            |point| point.of(Vary::Levy),
        ),
        col(
            "quota_mt_per_month",
            "MT a month",
            means::figure(
                0,
                "The quota, in metric tonnes a month; empty where another condition is looked at",
            ),
            |point| point.of(Vary::Quota),
        ),
        col(
            "open_days_per_month",
            "Days a month",
            means::figure(0, "Days open a month; empty where another condition is looked at"),
            |point| point.of(Vary::DaysOpen),
        ),
        col(
            "diverted_percent",
            "% diverted",
            means::figure(
                1,
                "Part diverted, in percent; empty where another condition is looked at",
            ),
            |point| point.of(Vary::Diversion),
        ),
        known("reached_person_months", "Person-months", |point| {
            Cell::Figure(point.reached_person_months)
        }),
        col(
            "fewer_person_months",
            "Lost",
            means::figure(0, "Person-months fewer than without the condition"),
            |point| Cell::Figure(point.lost_person_months),
        ),
        col(
            "food_mt",
            "MT",
            means::figure(
                0,
                "What goes by the permission, in metric tonnes; empty where nothing does",
            ),
            |point| figure(point.food_mt),
        ),
        col(
            "mean_levy_usd_per_mt",
            "USD/MT",
            means::figure(
                2,
                "What a tonne of it pays in all on its way, the mean over all tonnes, in US dollars",
            ),
            |point| point.levied(point.mean_levy_usd_per_mt),
        ),
        in_data(col(
            "least_levy_usd_per_mt",
            "Least",
            means::figure(2, "The least that a tonne of it pays in all on its way, in US dollars"),
            |point| point.levied(point.least_levy_usd_per_mt),
        )),
        in_data(col(
            "most_levy_usd_per_mt",
            "Most",
            means::figure(2, "The most that a tonne of it pays in all on its way, in US dollars"),
            |point| point.levied(point.most_levy_usd_per_mt),
        )),
        col("levies_usd", "Levies, USD", means::figure(0, "All levies, in US dollars"), |point| {
            Cell::Figure(point.levies_usd)
        }),
        known("cost_usd", "All costs, USD", |point| Cell::Figure(point.cost_usd)),
        col(
            "mark",
            "",
            means::words("knee where reach is lost fastest from here on; else empty"),
            |point| if point.is_knee { Cell::text("knee") } else { Cell::Empty },
        ),
    ],
};

/// What hangs on the permission with the supplies split otherwise.
const SPLITS: Declared<SplitTold> = Declared {
    name: "conditions-curve-splits",
    row: "A split of the supplies by origin, which is assumed, and what hangs on the permission with it",
    columns: &[
        col("supply_split", "Split of the supplies", SPLIT, |split| Cell::text(&split.split)),
        col(
            "unconditional_person_months",
            "Unconditional",
            means::figure(0, "Person-months reached where it is granted without conditions"),
            |split| Cell::Figure(split.unconditional_person_months),
        ),
        col(
            "refused_person_months",
            "Refused",
            means::figure(0, "Person-months reached where it is refused"),
            |split| Cell::Figure(split.refused_person_months),
        ),
        col(
            "hangs_on_it_person_months",
            "Hangs on it",
            means::figure(0, "The one less the other, in person-months"),
            |split| Cell::Figure(split.hangs_on_it_person_months),
        ),
    ],
};

fn figure(figure: Option<Figure>) -> Cell {
    figure.map_or(Cell::Empty, Cell::Figure)
}

impl PointTold {
    /// The value, where it is one of this condition.
    fn of(&self, condition: Vary) -> Cell {
        if self.condition == condition { Cell::Figure(self.value) } else { Cell::Empty }
    }

    /// What is paid, where the condition is a levy.
    fn levied(&self, paid: Option<Figure>) -> Cell {
        if self.condition == Vary::Levy { figure(paid) } else { Cell::Empty }
    }
}

impl Answered for CurveReport {
    fn tables() -> Vec<TableSchema> {
        vec![POINTS.schema(), SPLITS.schema()]
    }

    fn described(&self) -> Description {
        let mut parts = vec![Part::section("refused", "If it is refused")];
        parts.push(Part::bullets(&self.refusal.said));
        parts.push(Part::section("values", "As the condition hardens"));
        let caption = "Every row is a plan of its own, certified. MT and USD/MT: what goes by this \
                       permission under that plan, and what a tonne of it pays in all on its way, the \
                       mean over all tonnes";
        parts.push(Part::Table(POINTS.of(caption, &self.points).in_order()));
        if !self.splits.is_empty() {
            parts.push(Part::section("splits", "With the supplies split otherwise"));
            let caption = "What hangs on it where food comes from other places, which is assumed, in \
                           person-months";
            parts.push(Part::Table(SPLITS.of(caption, &self.splits)));
        }
        let mut how = vec![
            "From where reach is lost and from where refusal reaches as many are exact to the unit.",
        ];
        if self.knee_at.is_some() {
            how.push(
                "The knee is the point farthest above the straight line from the first row to the last.",
            );
        }
        parts.push(Part::section("method", "How to read it"));
        parts.push(Part::bullets(&how));
        let head = self.masthead.clone();
        Description {
            title: format!("What a condition costs: {}", self.permission_name),
            subtitle: subtitle(&self.about, head.level),
            in_short: self.sentences.clone(),
            head,
            parts,
        }
    }
}
