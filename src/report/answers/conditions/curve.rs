//! Reach against the hardness of a condition, laid out.

mod chart;
mod offer;
mod tables;
mod words;

use super::GameMeta;
use super::gather::usd;
use crate::analysis::conditions::Curve;
use crate::analysis::setting::Setting;
use crate::kit::figure::Figure;
use crate::kit::headings;
use crate::kit::{Answered, Description, Masthead, Part, Sentence, TableSchema, say};
use crate::plan::sweep::Measure;
use crate::report::findings::coalitions::masthead;
use crate::report::findings::effect::{self, EffectTold};
use crate::scenario::Paid;
use crate::sharing::Sharing;
use offer::{in_unit, unit};
use schemars::JsonSchema;
use serde::Serialize;
use tables::{POINTS, PointTold, SPLITS, SplitTold};
use words::said;

/// An offer followed from no condition to refusal; written as it is, it is `--json`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct CurveReport {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    masthead: Masthead,
    about: GameMeta,
    permission: String,
    permission_name: String,
    counterpart: String,
    condition: &'static str,
    unit: &'static str,
    sentences: Vec<Sentence>,
    /// Reached if it is granted without the condition; others that it carries are kept.
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
        let about = effect::EffectInput { country, window, scenario: &refused };
        let refusal = effect::told(&about, &found.refusal);
        let about = GameMeta::of(setting);
        let mut sentences = said(found, (&permission.name, &counterpart.name), budget);
        sentences.extend(about.another_objective().map(words::objectives));
        CurveReport {
            masthead: masthead(
                ("aidreach-conditions-curve", 2),
                setting.measured(Measure::Reach),
                Sharing::Internal,
            ),
            about,
            permission: permission.id.clone(),
            permission_name: permission.name.clone(),
            counterpart: counterpart.name.clone(),
            condition: vary.key(),
            unit: unit(vary),
            sentences,
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

impl Answered for CurveReport {
    fn tables() -> Vec<TableSchema> {
        vec![POINTS.schema(), SPLITS.schema()]
    }

    fn described(&self) -> Description {
        let mut parts =
            vec![Part::section("refused", say!("conditions-curve.refused", "If it is refused"))];
        parts.push(Part::bullets(&self.refusal.said));
        let title = say!("conditions-curve.values", "As the condition hardens");
        parts.push(Part::section("values", title));
        let caption = say!(
            "conditions-curve.values.table",
            "Every row is a plan of its own, certified. MT and USD/MT: what goes by this permission under \
             that plan, and what a tonne of it pays in all on its way, the mean over all tonnes"
        );
        parts.extend(self.chart().map(Part::Chart));
        parts.push(Part::Table(POINTS.of(caption, &self.points).in_order()));
        if !self.splits.is_empty() {
            let title = headings::by_split();
            parts.push(Part::section("splits", title));
            let caption = say!(
                "conditions-curve.splits.table",
                "What hangs on it where food comes from other places, which is assumed, in person-months"
            );
            parts.push(Part::Table(SPLITS.of(caption, &self.splits)));
        }
        let mut how = vec![say!(
            "conditions-curve.how",
            "From where reach is lost and from where refusal reaches as many are exact to the unit."
        )];
        if self.knee_at.is_some() {
            how.push(say!(
                "conditions-curve.how.knee",
                "The knee is where reach begins to fall fastest: the point farthest above the straight line \
                 from the first row to the last."
            ));
        }
        parts.push(Part::section("method", headings::how_to_read()));
        parts.push(Part::bullets(&how));
        let head = self.masthead.clone();
        Description {
            title: say!(
                "conditions-curve.title",
                "What a condition costs: {permission}",
                permission = &self.permission_name,
            ),
            subtitle: self.about.subtitle(&head.level_named),
            in_short: self.sentences.clone(),
            head,
            parts,
        }
    }
}
