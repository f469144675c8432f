//! Reach against the hardness of a condition, laid out.

mod words;

use super::{About, usd};
use crate::analysis::conditions::{Curve, Vary};
use crate::analysis::players::Setting;
use crate::report::effect::{self, EffectTold};
use crate::report::figure::Figure;
use crate::report::layout::{grid, hanging, wrapped};
use crate::report::sharing::Sharing;
use crate::scenario::Paid;
use schemars::JsonSchema;
use serde::Serialize;
use words::{in_unit, said, unit};

/// An offer followed from no condition to refusal; written as it is, it is `--json`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct CurveReport {
    format: &'static str,
    version: u32,
    tool_version: &'static str,
    sharing: Sharing,
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
        let points = found.points.iter().map(|point| PointTold {
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
        });
        let window = setting.scenario.window;
        let about = effect::About { country, window, scenario: &refused };
        let refusal = effect::told(&about, &found.refusal);
        CurveReport {
            format: "aidreach-conditions-curve",
            version: 2,
            tool_version: env!("CARGO_PKG_VERSION"),
            sharing: Sharing::Internal,
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

    /// As text for a terminal.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.about.heading(Sharing::Internal));
        for sentence in &self.sentences {
            text.push_str(&hanging(sentence, "- ", "  "));
        }
        text.push_str("\nIf it is refused\n");
        for sentence in &self.refusal.said {
            text.push_str(&hanging(sentence, "- ", "  "));
        }
        let levied = self.condition == Vary::Levy.key();
        if self.no_loss_of_reach_to.is_none() && !levied {
            return text;
        }
        text.push_str(&format!("\n{}", self.by_value(levied)));
        if !self.splits.is_empty() {
            let rows = self.splits.iter().map(|split| {
                let lost =
                    split.unconditional_person_months.exact() - split.refused_person_months.exact();
                vec![
                    split.split.clone(),
                    split.unconditional_person_months.grouped(),
                    split.refused_person_months.grouped(),
                    Figure::rounded(lost, 0).grouped(),
                ]
            });
            text.push_str("\nWhat hangs on it under other splits of the supplies by origin\n");
            let header = ["Split", ">Unconditional", ">Refused", ">Hangs on it"];
            text.push_str(&grid(&header, &rows.collect::<Vec<_>>()));
        }
        text.push('\n');
        if levied {
            text.push_str(&wrapped(
                "MT and USD/MT: what goes by this permission under the plan of that row, and what a \
                 tonne of it pays in all on its way, the mean over all tonnes.",
                "",
            ));
        }
        let knee = match self.knee_at {
            Some(_) => {
                "The knee is the point farthest above the straight line from the first row to the last. "
            }
            None => "",
        };
        let how = "From where reach is lost and from where refusal reaches as many are exact to the unit. \
                   Every row is a plan of its own, certified.";
        text.push_str(&wrapped(&format!("{knee}{how}"), ""));
        text
    }
}

impl CurveReport {
    /// A row for each value.
    fn by_value(&self, levied: bool) -> String {
        let rows = self.points.iter().map(|point| {
            let mark = if Some(point.value) == self.knee_at { "knee" } else { "" };
            let told = |figure: Option<Figure>, places| {
                figure.map_or(String::new(), |figure| figure.to_places(places).grouped())
            };
            let mut row = vec![
                point.value.grouped(),
                point.reached_person_months.grouped(),
                point.lost_person_months.grouped(),
            ];
            if levied {
                row.extend([told(point.food_mt, 0), told(point.mean_levy_usd_per_mt, 2)]);
            }
            row.extend([
                point.levies_usd.to_places(0).grouped(),
                point.cost_usd.to_places(0).grouped(),
                mark.to_owned(),
            ]);
            row
        });
        let unit = format!(">{}", self.unit);
        let mut header = vec![unit.as_str(), ">Person-months", ">Lost"];
        if levied {
            header.extend([">MT", ">USD/MT"]);
        }
        header.extend([">Levies, USD", ">All costs, USD", ""]);
        grid(&header, &rows.collect::<Vec<_>>())
    }
}
