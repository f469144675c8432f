//! The strings a decision attaches, and which of them this level of planning can hold.

use super::Conditions;
use super::applies::{gate, is_for_movement};
use super::toml_reader::Page;
use super::toml_table::{Field, Table};
use crate::country::{Country, LiesOn, PermissionIx, PermissionKind, State};
use crate::units::{CentsPerMt, Grams, Share};

/// A share from 0 to 1.
pub(super) fn share(page: &mut Page, field: &Field) -> Option<Share> {
    let number = page.amount(field)?;
    let share = Share::from_decimal(number);
    if share.is_none() {
        let seen = format!("`{}` as a share", page.written(field));
        let help = match number {
            percent if percent <= 100.0 => format!("a percentage? write {}", percent / 100.0),
            _ => String::new(),
        };
        page.say_of("E0408", field, [&seen, "from 0 to 1", &help]);
    }
    if share == Some(Share::NONE) && number > 0.0 {
        page.uncounted(field, "0.000001");
    } else if share == Some(Share::ALL) && number < 1.0 {
        let seen = format!("`{}`", page.written(field));
        let told = ["1, or at most 0.999999", "more counts as the whole"];
        page.say_of("E0129", field, [&seen, told[0], told[1]]);
    }
    share
}

/// The conditions a decision's table attaches; those that do not fit its permissions are told.
pub(super) fn conditions(
    country: &Country,
    page: &mut Page,
    table: &Table,
    (permissions, state): (&[PermissionIx], Option<State>),
) -> Conditions {
    let mut conditions = Conditions::default();
    for field in table.fields() {
        match field.key {
            "levy_usd_per_mt" => conditions.levy = levy(page, &field),
            "quota_mt_per_month" => conditions.quota = quota(page, &field),
            "days_open_per_month" => {
                let days = page.whole(&field, 0..=31);
                conditions.days_open_per_month = days.map(|days| days as u8);
            }
            "notice_days" => {
                let days = page.whole(&field, 0..=366);
                conditions.notice_days = days.unwrap_or(0) as u32;
            }
            "diversion_share" => conditions.diversion = diversion(page, &field),
            _ => continue,
        }
        if state == Some(State::Denied) {
            let told = ["a condition on what is denied", "conditions on a grant only", ""];
            page.say_of("E0412", &field, told);
        }
        if let Some([seen, help]) = misfit(country, permissions, field.key) {
            let expected = "refused on the basket level, never approximated";
            page.say_of("E0413", &field, [&seen, expected, &help]);
        }
    }
    conditions
}

/// A levy from nothing up.
pub(super) fn levy(page: &mut Page, field: &Field) -> CentsPerMt {
    let usd = page.amount(field).unwrap_or(0.0);
    // Ten million dollars a tonne: costs of a whole plan still add up exactly below it.
    const MOST_USD: f64 = 1e7;
    let levy = CentsPerMt::from_usd_per_mt(usd).filter(|_| usd <= MOST_USD);
    if levy.is_none() {
        page.wrong_kind(field, "at most 10,000,000 US dollars a tonne");
    }
    if levy == Some(CentsPerMt(0)) && usd > 0.0 {
        page.uncounted(field, "0.01 US dollars a tonne");
    }
    levy.unwrap_or_default()
}

fn quota(page: &mut Page, field: &Field) -> Option<Grams> {
    let mt = page.amount(field)?;
    // A thousand million tonnes, far above any country's food.
    const MOST_MT: f64 = 1e9;
    let quota = Grams::from_mt(mt).filter(|_| mt <= MOST_MT);
    if quota.is_none() {
        page.wrong_kind(field, "at most 1,000,000,000 tonnes");
    }
    if quota == Some(Grams(0)) && mt > 0.0 {
        page.uncounted(field, "0.000001 tonnes, which is a gram");
    }
    quota
}

fn diversion(page: &mut Page, field: &Field) -> Share {
    let diversion = share(page, field).unwrap_or(Share::NONE);
    if diversion == Share::ALL {
        let told = ["all of it diverted", "below 1", "deny the permission instead"];
        page.say_of("E0408", field, told);
        return Share::NONE;
    }
    diversion
}

/// Why a condition, by its key in a decision, cannot be kept exactly on some permissions on this
/// level of planning, and what helps; `None` where it can.
pub fn misfit(country: &Country, permissions: &[PermissionIx], key: &str) -> Option<[String; 2]> {
    let kind = |ix: &&PermissionIx| country.permissions[ix.index()].kind;
    let id = |ix: &PermissionIx| country.permissions[ix.index()].id.clone();
    let told = |ix: &PermissionIx, what: &str, help: &str| {
        let kind = kind(&ix).word();
        [format!("{what} on `{}` ({kind})", id(ix)), help.to_owned()]
    };
    match key {
        "levy_usd_per_mt" => permissions
            .iter()
            .find(|ix| !is_for_movement(kind(ix)))
            .map(|ix| told(ix, "a levy", &format!("levies fall on {}", on_links()))),
        "diversion_share" => permissions
            .iter()
            .find(|ix| kind(ix).lies_on() != LiesOn::Areas)
            .map(|ix| told(ix, "diversion", "diversion happens at distribution only")),
        "quota_mt_per_month" => match permissions {
            [] => None,
            [only] if gate(country, *only).is_some() => None,
            [only] => {
                let help = "a quota fits one link, or links through one place";
                Some(told(only, "a quota", help))
            }
            several => {
                let seen = format!("one quota over {} permissions", several.len());
                Some([seen, "write one decision for each".to_owned()])
            }
        },
        _ => None,
    }
}

/// The kinds of permissions that goods move by, in words.
fn on_links() -> String {
    let kinds = PermissionKind::ALL.iter().filter(|kind| kind.lies_on() == LiesOn::Links);
    let words: Vec<&str> = kinds.map(|kind| kind.word()).collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => String::new(),
    }
}
