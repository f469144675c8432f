//! Plain sentences about who is reached and what is assumed: the same words in every format.

use crate::kit::figure::{Count, Figure};
use crate::kit::layout::Years;
use crate::kit::sentence::{Argument, Joined, KeyedSentence, in_percent, months, plainly, term};
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use crate::report::findings::audit::Rows;
use crate::report::findings::subject::Subject;
use crate::report::plan::summary::{Month as InMonth, Summary};
use crate::report::plan::terminal;
use crate::time::Month;

/// A sentence told without its stop, with it.
pub(in crate::report) fn stopped(told: impl Into<Argument>) -> Sentence {
    say!("plan.stopped", "{told}.", told = told.into())
}

/// All that a summary words, in order of reading.
pub(in crate::report) fn keyed(summary: &Summary) -> Vec<KeyedSentence> {
    let mut told = terminal::sentences(summary);
    told.extend(summary.bottlenecks.iter().map(|found| found.sentence.clone()));
    told.extend(summary.groups.iter().map(|group| group.sentence.clone()));
    told.extend(small_print(summary));
    told.extend(summary.assumed.iter().chain(&summary.remarks).cloned());
    told.push(terminal::certified(summary));
    told.iter().map(Sentence::keyed).collect()
}

/// Who is reached in the worst month and in the best, in people.
pub(in crate::report) fn reached(summary: &Summary) -> Sentence {
    if let Some(why) = &summary.nobody_because {
        return say!(
            "plan.reached.nobody",
            "Nobody is reached, of {need} person-months in need: {why}.",
            need = summary.totals.need_person_months,
            why,
        );
    }
    let in_need: Vec<&InMonth> =
        summary.months.iter().filter(|month| month.need_people != Count::Exact(0)).collect();
    let share = |month: &&&InMonth| month.coverage_share;
    let worst = in_need.iter().min_by_key(share);
    // Of equals the first, as with the worst.
    let best = in_need.iter().rev().max_by_key(share);
    let (Some(worst), Some(best)) = (worst, best) else {
        return say!("plan.reached.no-need", "Nobody is in need.");
    };
    match (in_need.len(), worst.coverage_share == best.coverage_share) {
        (1, _) => say!(
            "plan.reached.one-month",
            "In {month}, {people}.",
            month = best.at,
            people = in_month(best),
        ),
        (_, true) => say!(
            "plan.reached.alike",
            "Coverage is the same in every month: in {month}, {people}.",
            month = best.at,
            people = in_month(best),
        ),
        _ => say!(
            "plan.reached",
            "In the worst month, {worst}, {worst_people}; in the best, {best}, {best_people}.",
            worst = worst.at,
            worst_people = in_month(worst),
            best = best.at,
            best_people = in_best(best),
        ),
    }
}

/// Who is reached in a month.
fn in_month(month: &InMonth) -> Sentence {
    let (reached, need) = (month.reached_people, month.need_people);
    match reached {
        Count::Exact(0) => {
            say!("plan.reached.month.nobody", "nobody of {need} people in need is reached", need,)
        }
        Count::Few | Count::Exact(_) => say!(
            "plan.reached.month",
            "{reached} of {need} people in need are reached, {share}",
            reached,
            need,
            share = in_percent(month.coverage_share),
        ),
    }
}

/// Who is reached in the best month, told beside the worst.
fn in_best(month: &InMonth) -> Sentence {
    let (reached, need) = (month.reached_people, month.need_people);
    match reached {
        Count::Exact(0) => in_month(month),
        Count::Few | Count::Exact(_) => say!(
            "plan.reached.month.best",
            "{reached} of {need} people, {share}",
            reached,
            need,
            share = in_percent(month.coverage_share),
        ),
    }
}

/// What sums over months come to, and how sure all that is: in small print.
pub(in crate::report) fn small_print(summary: &Summary) -> Vec<Sentence> {
    let totals = &summary.totals;
    let mut text = Vec::new();
    if summary.nobody_because.is_none() {
        text.push(say!(
            "plan.over-all-months",
            "Over all months {reached} of {need} person-months in need are reached, {share}; these are \
             between {low} and {high} different people.",
            reached = totals.reached_person_months,
            need = totals.need_person_months,
            share = in_percent(totals.coverage_share),
            low = totals.distinct_people_low,
            high = totals.distinct_people_high,
        ));
    }
    let some = |mt: Option<Figure>| mt.filter(|mt| !mt.is_nought()).map(|mt| mt.to_places(0));
    text.extend(some(totals.left_mt).map(|left| match some(totals.under_way_mt) {
        Some(under_way) => say!(
            "plan.left.under-way",
            "By the end {left} MT of the food on offer and in store are not handed out, {under_way} MT of it \
             still under way.",
            left,
            under_way,
        ),
        None => say!(
            "plan.left",
            "By the end {left} MT of the food on offer and in store are not handed out.",
            left,
        ),
    }));
    text.push(how_sure(summary));
    text
}

fn how_sure(summary: &Summary) -> Sentence {
    let whole = |figure: u64| Exact::from_integer(i128::from(figure));
    let part = |rows: Rows| plainly(Figure::percent(whole(rows.assumed), whole(rows.all())));
    let knowledge = match summary.knowledge {
        "as-known" => say!(
            "plan.sure.as-known",
            "Each month was planned with what was known on its first day"
        ),
        _ => say!(
            "plan.sure.hindsight",
            "The plan knows the whole window in advance, which nobody did"
        ),
    };
    let deciding = summary.deciding_rows.each();
    let told = deciding.iter().filter(|(_, rows)| rows.all() > 0);
    let told = told.map(|(name, rows)| {
        say!("plan.sure.table", "{part} % of {name}", part = part(*rows), name = term(name))
    });
    say!(
        "plan.sure",
        "How sure: of the figures that decide the result, these are assumed: {deciding}; of all {rows} \
         figures in the tables {assumed} %. {knowledge}.",
        deciding = Joined::And.list(told),
        rows = summary.inputs_rows.all(),
        assumed = part(summary.inputs_rows),
        knowledge,
    )
}

/// How many of a group are reached, month by month.
pub(in crate::report) fn group(
    subject: &Subject<'_>,
    group: &crate::plan::GroupReached,
) -> Sentence {
    let by_month: Vec<(Month, u64)> =
        subject.months().map(|(_, month)| month).zip(group.by_month.iter().copied()).collect();
    let each = by_month.iter().map(|(month, reached)| {
        say!(
            "plan.group.month",
            "{month} {reached}",
            month = months(&[*month], Years::Told),
            reached = subject.count(*reached),
        )
    });
    let so = say!(
        "plan.group",
        "{name^}: {people} in all, reached in proportion: {by_month}",
        name = &group.name,
        people = group.people,
        by_month = Joined::Commas.list(each),
    );
    let largest = by_month.iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
    match largest {
        Some((month, reached)) if *reached > 0 => say!(
            "plan.group.most",
            "{so}; most in {month}, {reached}",
            so,
            month = *month,
            reached = *reached,
        ),
        _ => so,
    }
}
