//! What there is to know before one counterpart is asked: what is asked, what it unlocks, what goes together
//! with it, on what evidence, and what the plan does without it.

mod beside;
mod evidence;
mod its_permissions;
mod map;
mod page;
mod pairs;
mod red_lines;
mod unlocks;
mod ways;

use crate::analysis::brief::{Beside, Brief};
use crate::analysis::setting::Setting;
use crate::country::AreaIx;
use crate::kit::{Masthead, Scope, Sentence};
use crate::page::Picture;
use crate::report::answers::worth::{CounterpartTold, CounterpartsTold};
use crate::report::findings::coalitions::{Basis, Estimated};
use crate::report::findings::effect::{EffectInput, EffectTold, told};
use crate::sharing::Sharing;
use beside::{AreaTold, MonthTold, PlanTold};
use evidence::DecisionTold;
use its_permissions::{OpenTold, PermissionTold};
use pairs::PairTold;
use red_lines::LineTold;
use schemars::JsonSchema;
use serde::Serialize;
use unlocks::SplitTold;
use ways::WayTold;

/// How many permissions and decisions are told one by one on pages.
const MANY: usize = 8;

/// A negotiation brief on a counterpart.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct BriefReport {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    masthead: Masthead,
    /// Key of the counterpart.
    counterpart: String,
    /// Its name.
    counterpart_name: String,
    /// What it rests on that this counterpart decides: `published`, `derived` or `assumed`.
    decides_basis: &'static str,
    /// Keys of the sources that say so.
    decides_sources: Vec<String>,
    /// How each of its permissions stands.
    asked: Vec<Sentence>,
    /// What its permissions bring.
    unlocks: Vec<Sentence>,
    /// Which other permissions go together with them, or bring in part the same.
    together: Vec<Sentence>,
    /// What happens if all of them are refused.
    fallback: Vec<Sentence>,
    /// Red lines of the scenario that bear on it.
    red_lines: Vec<Sentence>,
    /// What the states of its permissions rest on.
    evidence: Vec<Sentence>,
    /// What all its permissions are worth together; none where nothing hangs on it.
    worth: Option<CounterpartTold>,
    /// What the worth is a value of.
    worth_basis: Basis,
    /// From what the worth is estimated; left out where it is exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    worth_estimated: Option<Estimated>,
    /// What it costs if all of its permissions are refused.
    refusal: EffectTold,
    #[serde(skip)]
    data: Rows,
    /// Where it decides, for pages that show pictures.
    #[serde(skip)]
    map: Option<Picture>,
}

/// What stands in tables only.
#[derive(Clone, Debug)]
struct Rows {
    permissions: Vec<PermissionTold>,
    open: Vec<OpenTold>,
    plans: Vec<PlanTold>,
    months: Vec<MonthTold>,
    areas: Vec<AreaTold>,
    ways: Vec<WayTold>,
    splits: Vec<SplitTold>,
    pairs: Vec<PairTold>,
    red_lines: Vec<LineTold>,
    decisions: Vec<DecisionTold>,
}

impl BriefReport {
    /// Lays out what was found about a counterpart.
    pub fn of(setting: Setting<'_>, brief: &Brief, sharing: Sharing) -> BriefReport {
        let (country, scenario) = (setting.country, setting.scenario);
        let own = &country.counterparts[brief.counterpart.index()];
        let planned = brief.as_it_is.areas.iter().map(|area| area.area);
        let scope = Scope::of(country, scenario, planned, sharing);
        let all = CounterpartsTold::of(country, &brief.worth);
        let worth = all.named(&own.id).cloned();
        let input = EffectInput { country, window: scenario.window, scenario: "all refused" };
        let refusal = told(&input, &brief.refusal);
        let worth_basis = Basis::of_counterparts(setting, &brief.worth);
        let data = Rows::of(setting, brief);
        let mut unlocked = vec![unlocks::basis(brief, &scenario.id)];
        unlocked.extend(unlocks::unlocks(brief, &data.areas));
        unlocked.extend(its_permissions::refused_alone(&data.permissions));
        unlocked.extend(unlocks::by_split(&data.splits));
        unlocked.push(unlocks::worth(&worth_basis, worth.as_ref(), brief.no_food_behind));
        let mut evidence = evidence::evidence(country, brief);
        evidence.push(worth_basis.sentence());
        BriefReport {
            masthead: Masthead::new(("aidreach-brief", 1), "person-months reached", scope),
            counterpart: own.id.clone(),
            counterpart_name: own.name.clone(),
            decides_basis: own.origin.basis.word(),
            decides_sources: evidence::keys(country, &own.origin.sources),
            asked: its_permissions::asked(&data.permissions),
            unlocks: unlocked,
            together: pairs::together(&data.pairs),
            fallback: ways::fallback(&refusal, &data.ways),
            red_lines: red_lines::told(&data.red_lines),
            evidence,
            worth,
            worth_basis,
            worth_estimated: Estimated::of(&brief.worth.valued.how),
            refusal,
            data,
            map: None,
        }
    }
}

impl Rows {
    fn of(setting: Setting<'_>, brief: &Brief) -> Rows {
        let country = setting.country;
        let area = |(ix, people): (AreaIx, Beside)| AreaTold::of(country, ix, people);
        Rows {
            permissions: its_permissions::permissions(country, brief),
            open: its_permissions::open(country, brief),
            plans: beside::plans(brief.reached()),
            months: brief.by_month().into_iter().map(MonthTold::of).collect(),
            areas: brief.by_area().into_iter().map(area).collect(),
            ways: ways::ways(country, brief),
            splits: brief.splits.iter().map(SplitTold::of).collect(),
            pairs: pairs::pairs(country, &brief.pairs),
            red_lines: red_lines::lines(setting, brief),
            decisions: evidence::decisions(country, brief),
        }
    }
}
