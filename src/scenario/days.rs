//! Days into months: which cause rules a permission on each day, and what the month comes to.

use super::access::{Cause, Money, MonthConditions, Ruling, share, wide};
use super::{Base, Conditions, DecisionIx, Scenario, Stance, TriggerIx};
use crate::country::{Country, Permission, PermissionIx, State};
use crate::time::{Month, Period, Span};
use crate::units::{CentsPerMt, Grams, Share};
use jiff::ToSpan;
use jiff::civil::Date;
use num_rational::Ratio;

/// Every permission in every month as the scenario dates it, before any switch.
#[derive(Debug)]
pub(super) struct Dated {
    months: Vec<OneMonth>,
    /// Days of each month.
    pub(super) days: Vec<u8>,
    /// Permissions open on no day of the window.
    pub(super) never_open: Vec<bool>,
    /// Permissions behind a red line.
    pub(super) never_used: Vec<bool>,
    /// What each permission is open where nothing is decided.
    pub(super) base: Vec<Share>,
    /// Permissions that money depends on.
    pub(super) money: Vec<Money>,
}

impl Dated {
    pub(super) fn month(&self, permission: PermissionIx, period: Period) -> &OneMonth {
        &self.months[permission.index() * self.days.len() + period.index()]
    }
}

/// One permission in one month.
#[derive(Debug)]
pub(super) struct OneMonth {
    pub(super) share: Share,
    pub(super) conditions: MonthConditions,
    pub(super) rulings: Vec<Ruling>,
}

/// What a permission counts as on days on which nobody knows its state.
pub(super) type Unknown<'u> = &'u dyn Fn(PermissionIx) -> Share;

pub(super) fn dated(country: &Country, scenario: &Scenario, unknown: Unknown<'_>) -> Dated {
    let window = scenario.window;
    let mut dated = Dated {
        months: Vec::with_capacity(country.permissions.len() * window.n_months()),
        days: window.periods().map(|period| window.month(period).days() as u8).collect(),
        never_open: Vec::with_capacity(country.permissions.len()),
        never_used: Vec::with_capacity(country.permissions.len()),
        base: Vec::with_capacity(country.permissions.len()),
        money: Vec::new(),
    };
    for (n, permission) in country.permissions.iter().enumerate() {
        let ix = PermissionIx(n as u32);
        let rulers = rulers(scenario, permission, ix, unknown(ix));
        dated.base.push(rulers[0].value);
        dated.never_used.push(scenario.red_lines.permissions.contains(&ix));
        let first = dated.months.len();
        dated
            .months
            .extend(window.periods().map(|period| one_month(&rulers, window.month(period))));
        let open = dated.months[first..].iter().any(|m| m.share > Share::NONE);
        dated.never_open.push(!open);
        if permission.local_purchase_lost > Share::NONE || permission.budget_lost > Share::NONE {
            dated.money.push(Money {
                permission: ix,
                local_purchase_lost: permission.local_purchase_lost,
                budget_lost: permission.budget_lost,
            });
        }
    }
    dated
}

/// A cause with the days it claims and what they come to.
struct Ruler {
    cause: Cause,
    /// `None` for the base and for red lines, which claim every day.
    span: Option<Span>,
    /// First day that counts; those before are notice.
    opens: Option<Date>,
    value: Share,
    conditions: Conditions,
}

/// Whatever speaks about a permission; on a day that several claim, the last one rules.
fn rulers(
    scenario: &Scenario,
    permission: &Permission,
    ix: PermissionIx,
    unknown: Share,
) -> Vec<Ruler> {
    let base = match scenario.base {
        Base::Pack => permission.default_state,
        Base::AllGranted => State::Granted,
        Base::AllDenied => State::Denied,
    };
    let value = |state| counts_as(state, unknown);
    let mut rulers = vec![Ruler {
        cause: Cause::Base,
        span: None,
        opens: None,
        value: value(base),
        conditions: Conditions::default(),
    }];
    for (n, decision) in scenario.decisions.iter().enumerate() {
        if decision.permissions.binary_search(&ix).is_ok() {
            let ruler = Ruler {
                cause: Cause::Decision(DecisionIx(n as u32)),
                span: Some(decision.span),
                opens: opens(decision.span.from, decision.conditions.notice_days),
                value: value(decision.state),
                conditions: decision.conditions,
            };
            rulers.push(match scenario.red_lines.forbid(&decision.conditions) {
                true => Ruler { span: ruler.span, ..RED_LINE },
                false => ruler,
            });
        }
    }
    for (n, trigger) in scenario.triggers.iter().enumerate() {
        if trigger.span.is_some() && trigger.permissions.binary_search(&ix).is_ok() {
            rulers.push(Ruler {
                cause: Cause::Trigger(TriggerIx(n as u32)),
                span: trigger.span,
                opens: None,
                value: value(trigger.state),
                conditions: Conditions::default(),
            });
        }
    }
    if scenario.red_lines.permissions.contains(&ix) {
        rulers.push(RED_LINE);
    }
    rulers
}

/// Nothing, on every day.
const RED_LINE: Ruler = Ruler {
    cause: Cause::RedLine,
    span: None,
    opens: None,
    value: Share::NONE,
    conditions: Conditions::NONE,
};

fn opens(from: Date, notice_days: u32) -> Option<Date> {
    if notice_days == 0 {
        return None;
    }
    let days = i64::from(notice_days).days();
    Some(from.checked_add(days).unwrap_or(Date::MAX))
}

fn counts_as(state: State, unknown: Share) -> Share {
    match state {
        State::Granted => Share::ALL,
        State::Partial(share) => share,
        State::Denied => Share::NONE,
        State::Unknown => unknown,
    }
}

/// What an unknown state counts as by a scenario's stance.
pub(super) fn by_stance(stance: Stance, permission: &Permission) -> Share {
    match stance {
        Stance::Cautious => Share::NONE,
        Stance::Hopeful => Share::ALL,
        Stance::Expected => permission.p_granted.best,
    }
}

fn one_month(rulers: &[Ruler], month: Month) -> OneMonth {
    let n_days = month.days();
    let whole = Span { from: month.first_day(), to: month.last_day() };
    let mut ruled_by = [0_usize; 31];
    for (n, ruler) in rulers.iter().enumerate() {
        if let Some((first, last)) = days_of(ruler.span.unwrap_or(whole), whole) {
            ruled_by[first..=last].fill(n);
        }
    }
    let mut parts = Vec::new();
    for (n, ruler) in rulers.iter().enumerate() {
        let first_open = match ruler.opens {
            Some(opens) if opens > whole.to => 31,
            Some(opens) if opens > whole.from => opens.day() as usize - 1,
            Some(_) | None => 0,
        };
        let mine = (0..n_days as usize).filter(|day| ruled_by[*day] == n);
        let (days, open) =
            mine.fold((0, 0), |(days, open), day| (days + 1, open + i128::from(day >= first_open)));
        if days > 0 {
            parts.push(Part {
                ruler,
                days,
                weight: Ratio::from_integer(open) * a_day(ruler, n_days),
                open,
            });
        }
    }
    of_parts(&parts, i128::from(n_days))
}

/// First and last day of a span within a month, counted from 0.
fn days_of(span: Span, month: Span) -> Option<(usize, usize)> {
    let (from, to) = (span.from.max(month.from), span.to.min(month.to));
    (from <= to).then(|| (from.day() as usize - 1, to.day() as usize - 1))
}

/// What an open day of a ruler counts: its state, and no more than the month's days open let
/// through when they are spread over the whole month.
fn a_day(ruler: &Ruler, n_days: i64) -> Ratio<i128> {
    let value = wide(ruler.value);
    match ruler.conditions.days_open_per_month {
        Some(days) => value.min(Ratio::new(i128::from(days), i128::from(n_days))),
        None => value,
    }
}

/// The days of a month that one ruler rules.
struct Part<'a> {
    ruler: &'a Ruler,
    days: i128,
    /// Days without notice.
    open: i128,
    /// Open days times what each counts.
    weight: Ratio<i128>,
}

fn of_parts(parts: &[Part], n_days: i128) -> OneMonth {
    let zero = Ratio::from_integer(0);
    let total: Ratio<i128> = parts.iter().map(|part| part.weight).sum();
    let open: Vec<&Part> = parts.iter().filter(|part| part.weight > zero).collect();
    let mean = |of: &dyn Fn(&Conditions) -> Ratio<i128>| match open[..] {
        [] => zero,
        [only] => of(&only.ruler.conditions),
        _ => {
            let weighed = open.iter().map(|part| part.weight * of(&part.ruler.conditions));
            weighed.sum::<Ratio<i128>>() / total
        }
    };
    let levy = mean(&|c| Ratio::from_integer(i128::from(c.levy.0))).round();
    let diversion = mean(&|c| wide(c.diversion));
    OneMonth {
        share: share(total / n_days),
        conditions: MonthConditions {
            // A mean of levies is at most the greatest of them.
            levy: CentsPerMt(levy.to_integer() as i64),
            quota: quota(parts, n_days),
            diversion: share(diversion),
        },
        rulings: parts
            .iter()
            .map(|part| Ruling {
                cause: part.ruler.cause,
                days: part.days as u8,
                open: share(part.weight / part.days),
            })
            .collect(),
    }
}

fn quota(parts: &[Part], n_days: i128) -> Option<Grams> {
    let zero = Ratio::from_integer(0);
    let open = || parts.iter().filter(|part| part.weight > zero);
    open().next()?;
    let total: i128 = open()
        .map(|part| Some(i128::from(part.ruler.conditions.quota?.0) * part.open))
        .sum::<Option<i128>>()?;
    // At most the greatest quota, since the open days are at most the month's.
    Some(Grams((total / n_days) as i64))
}
