//! Plain sentences about who is reached and what is assumed: the same words in every format.

use crate::plan::Exact;
use crate::report::findings::audit::Rows;
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::{Count, Figure, people};
use crate::report::kit::layout::upper_first;
use crate::report::kit::layout::{Years, listed, spans};
use crate::report::plan::summary::{Month as InMonth, Summary};
use crate::time::Month;

/// Who is reached in the worst month and in the best, in people.
pub(in crate::report) fn reached(summary: &Summary) -> String {
    let totals = &summary.totals;
    if let Some(why) = &summary.nobody_because {
        let need = people(totals.need_person_months);
        return format!("Nobody is reached, of {need} person-months in need: {why}.");
    }
    let in_need: Vec<&InMonth> =
        summary.months.iter().filter(|month| month.need_people != Count::Exact(0)).collect();
    let share = |month: &&&InMonth| month.coverage_share;
    let worst = in_need.iter().min_by_key(share);
    // Of equals the first, as with the worst.
    let best = in_need.iter().rev().max_by_key(share);
    let (Some(worst), Some(best)) = (worst, best) else {
        return "Nobody is in need.".to_owned();
    };
    let of = |month: &InMonth| {
        let need = month.need_people.grouped();
        match month.reached_people {
            Count::Exact(0) => format!("nobody of {need} people in need is reached"),
            reached @ (Count::Few | Count::Exact(_)) => format!(
                "{} of {need} people in need are reached, {}",
                reached.grouped(),
                month.coverage_share.in_percent(),
            ),
        }
    };
    match (in_need.len(), worst.coverage_share == best.coverage_share) {
        (1, _) => format!("In {}, {}.", best.in_words, of(best)),
        (_, true) => {
            format!("Coverage is the same in every month: in {}, {}.", best.in_words, of(best))
        }
        _ => format!(
            "In the worst month, {}, {}; in the best, {}, {}.",
            worst.in_words,
            of(worst),
            best.in_words,
            of(best).replace(" in need are reached", ""),
        ),
    }
}

/// What sums over months come to, and how sure all that is: in small print.
pub(in crate::report) fn small_print(summary: &Summary) -> Vec<String> {
    let totals = &summary.totals;
    let mut text = Vec::new();
    if summary.nobody_because.is_none() {
        text.push(format!(
            "Over all months {} of {} person-months in need are reached, {}; these are between {} \
             and {} different people.",
            people(totals.reached_person_months),
            people(totals.need_person_months),
            totals.coverage_share.in_percent(),
            people(totals.distinct_people_low),
            people(totals.distinct_people_high),
        ));
    }
    let some = |mt: Option<Figure>| mt.filter(|mt| !mt.is_nought());
    if let Some(left) = some(totals.left_mt) {
        let under_way = some(totals.under_way_mt).map_or(String::new(), |mt| {
            format!(", {} MT of it still under way", mt.to_places(0).grouped())
        });
        text.push(format!(
            "By the end {} MT of the food on offer and in store are not handed out{under_way}.",
            left.to_places(0).grouped()
        ));
    }
    text.push(how_sure(summary));
    text
}

fn how_sure(summary: &Summary) -> String {
    let whole = |figure: u64| Exact::from_integer(i128::from(figure));
    let part = |rows: Rows| Figure::percent(whole(rows.assumed), whole(rows.all())).plain();
    let knowledge = match summary.knowledge {
        "as-known" => "Each month was planned with what was known on its first day",
        _ => "The plan knows the whole window in advance, which nobody did",
    };
    let deciding = summary.deciding_rows.each();
    let told = deciding.iter().filter(|(_, rows)| rows.all() > 0);
    let told: Vec<String> =
        told.map(|(name, rows)| format!("{} % of {name}", part(*rows))).collect();
    format!(
        "How sure: of the figures that decide the result, these are assumed: {}; of all {} figures in the \
         tables {} %. {knowledge}.",
        listed(&told),
        people(summary.inputs_rows.all()),
        part(summary.inputs_rows),
    )
}

/// How many of a group are reached, month by month.
pub(in crate::report) fn group(subject: &Subject<'_>, group: &crate::plan::GroupReached) -> String {
    let months: Vec<(Month, u64)> =
        subject.months().map(|(_, month)| month).zip(group.by_month.iter().copied()).collect();
    let by_month: Vec<String> = months
        .iter()
        .map(|(month, reached)| {
            let count = subject.count(*reached).grouped();
            format!("{} {count}", spans(&[*month], Years::Told))
        })
        .collect();
    let largest = months.iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
    let most = match largest {
        Some((month, reached)) if *reached > 0 => {
            format!("; most in {}, {}", month.in_words(), people(*reached))
        }
        _ => String::new(),
    };
    format!(
        "{}: {} in all, reached in proportion: {}{most}",
        upper_first(&group.name),
        people(group.people),
        by_month.join(", "),
    )
}
