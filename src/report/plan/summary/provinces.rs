//! The rows by province: districts, where they are planned for, added up.

use crate::country::AreaIx;
use crate::kit::figure::{Count, Figure};
use crate::kit::layout::Years;
use crate::kit::sentence::{self, Joined};
use crate::kit::{Sentence, say};
use crate::plan::{self, NobodyBecause, Obstacles, by_province, nobody_because, obstacles};
use crate::report::findings::held_back::shut_by;
use crate::report::findings::subject::Subject;
use crate::report::findings::terms::in_hundred;
use crate::sharing::Content;
use crate::time::Month;
use crate::units::Share;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// One province over the window.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Province {
    /// P-code.
    pub admin1_code: String,
    /// English name.
    pub admin1_name: String,
    /// Names in every other language of the pack, by BCP 47 code, for pages and tables; empty where the
    /// pack has none.
    #[serde(skip)]
    pub names_in: Vec<(String, String)>,
    /// Person-months in need in IPC phase 3 and above.
    pub need_person_months: Count,
    /// Person-months reached.
    pub reached_person_months: Count,
    /// Reached over need.
    pub coverage_share: Figure,
    /// Food handed out.
    pub food_mt: Figure,
    /// The month with the least coverage, the first of several; absent where nobody is in need.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worst_month: Option<String>,
    /// Coverage in that month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worst_month_coverage_share: Option<Figure>,
    /// What stands in the way, as far as access and roads say; empty where nothing does.
    pub note: Sentence,
}

pub(super) fn provinces(subject: &Subject<'_>) -> Vec<Province> {
    let obstacles = obstacles(subject.network);
    let provinces = by_province(subject.country, subject.areas());
    provinces.iter().map(|province| row(subject, province, &obstacles)).collect()
}

fn row(
    subject: &Subject<'_>,
    plan::Province { whole, areas }: &plan::Province,
    obstacles: &BTreeMap<AreaIx, Obstacles>,
) -> Province {
    let window = subject.scenario.window;
    let worst = whole.worst_month();
    let found: Vec<&Obstacles> = areas.iter().filter_map(|area| obstacles.get(area)).collect();
    let note = match found.as_slice() {
        // Who may hand out where is not for everyone to read.
        _ if !subject.shows(Content::Access) => Sentence::of_others(""),
        [only] if areas[0] == whole.area => note((subject, whole.area), only, window.n_months()),
        several => of_districts(several),
    };
    let area = &subject.country.areas[whole.area.index()];
    let named = |code: &str| (code.to_owned(), area.name_in(code).unwrap_or_default().to_owned());
    Province {
        admin1_code: area.pcode.clone(),
        admin1_name: area.name.clone(),
        names_in: subject.country.languages().into_iter().map(named).collect(),
        need_person_months: subject.count(whole.need()),
        reached_person_months: subject.count(whole.shown()),
        coverage_share: Figure::rounded(whole.coverage(), 6),
        food_mt: Figure::mt(whole.grams()),
        worst_month: worst.map(|(period, _)| window.month(period).to_string()),
        worst_month_coverage_share: worst.map(|(_, share)| Figure::rounded(share, 6)),
        note,
    }
}

/// What stands in the way in a few words; empty where nothing does.
fn note((subject, area): (&Subject<'_>, AreaIx), found: &Obstacles, months: usize) -> Sentence {
    let country = subject.country;
    let inside = |district: AreaIx| country.areas[district.index()].parent == Some(area);
    let cut_offs = country.cut_offs.iter().filter(|cut_off| inside(cut_off.district));
    // Reasons are written by whoever made the pack, and not for everyone to read.
    let told = cut_offs.filter(|_| subject.shows(Content::Notes));
    let reasons = shut_by(told.map(|cut_off| cut_off.reason.as_str()));
    let years = if months > 12 { Years::Told } else { Years::Known };
    let said = |what: Sentence, when: &[Month]| match when.len() {
        0 => None,
        n if n == months => Some(say!("plan.province.note.throughout", "{what} throughout", what)),
        _ => {
            let when = sentence::months(when, years);
            Some(say!("plan.province.note.in", "{what} {when}", what, when))
        }
    };
    let notes = [
        said(say!("plan.province.note.denied", "denied"), &found.denied),
        said(in_part(&found.in_part_shares), &found.in_part),
        said(say!("plan.province.note.cut-off", "cut off"), &found.cut_off),
        said(say!("plan.province.note.no-food-yet", "no food on offer yet"), &found.no_food_yet),
        said(
            say!("plan.province.note.season", "{reasons} {reasons:shuts|shut} parts", reasons),
            &found.winter,
        ),
    ];
    noted(notes.into_iter().flatten())
}

/// For what part handing out is granted, where it is one; else that it is for some.
fn in_part(shares: &[Share]) -> Sentence {
    match shares {
        [first, others @ ..] if others.iter().all(|share| share == first) => say!(
            "plan.province.note.granted-for",
            "granted for {share} %",
            share = in_hundred(*first),
        ),
        _ => say!("plan.province.note.in-part", "partly granted"),
    }
}

/// Obstacles of a province planned district by district: how many districts each concerns.
fn of_districts(districts: &[&Obstacles]) -> Sentence {
    let all = districts.len();
    let count = |of: fn(&Obstacles) -> &Vec<Month>| {
        let n = districts.iter().filter(|found| !of(found).is_empty()).count();
        (n > 0).then_some(n)
    };
    let notes = [
        count(|found| &found.denied).map(|n| {
            say!("plan.province.note.districts.denied", "{n} of {all} districts denied", n, all)
        }),
        count(|found| &found.in_part).map(|n| {
            say!(
                "plan.province.note.districts.in-part",
                "{n} of {all} districts partly granted",
                n,
                all
            )
        }),
        count(|found| &found.cut_off).map(|n| {
            say!("plan.province.note.districts.cut-off", "{n} of {all} districts cut off", n, all)
        }),
        count(|found| &found.no_food_yet).map(|n| {
            say!(
                "plan.province.note.districts.no-food-yet",
                "no food on offer yet for {n} of {all} districts",
                n,
                all
            )
        }),
    ];
    noted(notes.into_iter().flatten())
}

fn noted(notes: impl Iterator<Item = Sentence>) -> Sentence {
    say!("plan.province.note", "{notes}", notes = Joined::Semicolons.list(notes))
}

/// Why a plan reaches nobody at all, in a sentence's end.
pub(super) fn nobody(subject: &Subject<'_>) -> Sentence {
    let said = |because: NobodyBecause| match because {
        NobodyBecause::NoNeed => say!("plan.nobody.no-need", "nobody is in need in these months"),
        NobodyBecause::AllDenied => {
            say!("plan.nobody.all-denied", "the scenario denies every permission")
        }
        NobodyBecause::NoHandingOut => {
            say!("plan.nobody.no-handing-out", "handing out is allowed nowhere in any month")
        }
        NobodyBecause::NoFood => say!("plan.nobody.no-food", "no food is on offer"),
        NobodyBecause::NoWay => say!(
            "plan.nobody.no-way",
            "no open way leads from food on offer to any place where it is handed out"
        ),
        NobodyBecause::NoMoney => say!("plan.nobody.no-money", "there is no money to spend"),
        // The table of provinces tells them.
        NobodyBecause::OfEachArea => say!(
            "plan.nobody.of-each-area",
            "where food may be handed out none can be brought, and the other way round"
        ),
    };
    let because = nobody_because(subject.network).into_iter().map(said);
    say!("plan.nobody.because", "{because}", because = Joined::Semicolons.list(because))
}
