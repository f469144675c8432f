//! Settings that differ between two scenarios, in sentences.

use super::percent;
use crate::analysis::compare::Setting;
use crate::country::Country;
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, Joined, plainly, term};
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use crate::scenario::{Base, Even, Objective, RedLines, Scenario};

/// A setting in the other scenario, and in the first.
pub(super) fn told(country: &Country, scenarios: [&Scenario; 2], setting: Setting) -> Sentence {
    let [first, other] = scenarios.map(|scenario| value(country, scenario, setting));
    let setting_of = named(setting);
    match first == other {
        // How many they are may be all that readers are told of red lines.
        true => {
            say!("compare.setting.others", "{setting_of}: others than in the first", setting_of)
        }
        false => say!(
            "compare.setting",
            "{setting_of}: {other}, in the first {first}",
            setting_of,
            other,
            first
        ),
    }
}

fn named(setting: Setting) -> Sentence {
    match setting {
        Setting::Base => say!("compare.setting.base", "before decisions"),
        Setting::Stance => say!("compare.setting.stance", "stance on what nobody knows"),
        Setting::Window => say!("compare.setting.window", "window"),
        Setting::Objective => say!("compare.setting.objective", "objective"),
        Setting::Ration => say!("compare.setting.ration", "ration"),
        Setting::SupplySplit => {
            say!("compare.setting.supply-split", "split of supplies by origin")
        }
        Setting::SupplyShare => say!("compare.setting.supply-share", "food on offer"),
        Setting::Budget => say!("compare.setting.budget", "money"),
        Setting::Caseload => say!("compare.setting.caseload", "caseload"),
        Setting::Even => say!("compare.setting.even", "evenness is compared over"),
        Setting::RedLines => say!("compare.setting.red-lines", "red lines"),
        Setting::Season => say!("compare.setting.season", "the season closes ways"),
    }
}

/// What a setting is in a scenario.
fn value(country: &Country, scenario: &Scenario, setting: Setting) -> Argument {
    match setting {
        Setting::Base => base(scenario.base).into(),
        Setting::Stance => term(scenario.stance.word()),
        Setting::Window => {
            let span = scenario.window.span();
            let [from, to] = [span.from, span.to].map(|day| day.to_string());
            say!("compare.window", "{from} to {to}", from, to).into()
        }
        Setting::Objective => objective(scenario.objective),
        Setting::Ration => match scenario.ration {
            None => say!("compare.ration.of-pack", "the pack's").into(),
            Some(ration) => Argument::from(&country.rations[ration.index()].id),
        },
        Setting::SupplySplit => Argument::from(&scenario.supply_split),
        Setting::SupplyShare => {
            let share = scenario.resources.supply_share.to_string();
            say!("compare.supply-share", "{share} of supplies", share).into()
        }
        Setting::Budget => match scenario.resources.budget_cents {
            None => say!("compare.no-budget", "no limit").into(),
            Some(cents) => {
                let usd = in_places(Figure::usd(Exact::from_integer(cents.into())));
                say!("compare.budget", "{usd} US dollars", usd = plainly(usd)).into()
            }
        },
        Setting::Caseload => match scenario.target() {
            None => say!("compare.no-caseload", "what partners can serve").into(),
            Some(target) => Argument::from(target),
        },
        Setting::Even => match scenario.even {
            Even::Cells => say!("compare.even.cells", "areas and months").into(),
            Even::Window => say!("compare.even.window", "areas alone").into(),
        },
        Setting::Season => {
            let months = u32::from(scenario.season.closures_start_months_earlier);
            say!("compare.season", "{months} {months:month|months} earlier", months).into()
        }
        Setting::RedLines => red_lines(&scenario.red_lines),
    }
}

/// A figure with as few decimal places as it takes.
fn in_places(figure: Figure) -> Figure {
    let short = (0..6).map(|places| figure.to_places(places));
    short.into_iter().find(|short| short.exact() == figure.exact()).unwrap_or(figure)
}

fn objective(objective: Objective) -> Argument {
    let word = term(objective.word());
    match objective {
        Objective::CheapestFor(target) => say!(
            "compare.objective.target",
            "{word} {target} % of what full access reaches",
            word,
            target = {
                let (n, d) = (*target.ratio().numer(), *target.ratio().denom());
                plainly(in_places(Figure::rounded(Exact::new(n.into(), d.into()) * 100, 6)))
            },
        )
        .into(),
        Objective::Severity | Objective::MostPeople | Objective::Fairest => word,
    }
}

fn base(base: Base) -> Sentence {
    match base {
        Base::Pack => say!("compare.base.pack", "the pack's states"),
        Base::AllGranted => say!("compare.base.all-granted", "everything granted"),
        Base::AllDenied => say!("compare.base.all-denied", "everything denied"),
    }
}

fn red_lines(lines: &RedLines) -> Argument {
    let n = lines.permissions.len();
    let never = (n > 0)
        .then(|| say!("compare.red-lines.never", "{n} {n:permission|permissions} never used", n));
    let levy = lines.most_levy.map(|most| {
        let most = in_places(Figure::price(most));
        say!(
            "compare.red-lines.levy",
            "levies up to {most} US dollars a tonne",
            most = plainly(most),
        )
    });
    let diverted = lines.most_diversion.map(|most| {
        say!("compare.red-lines.diverted", "diversion up to {most} %", most = percent(most))
    });
    let told: Vec<Sentence> = [never, levy, diverted].into_iter().flatten().collect();
    match told.is_empty() {
        true => say!("compare.red-lines.none", "none").into(),
        false => Joined::Commas.list(told),
    }
}
