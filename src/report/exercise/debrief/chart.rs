//! The chart of a review: people reached by month.

use crate::kit::chart::{Chart, Columns, Panel, Shows};
use crate::kit::figure::drawn;
use crate::kit::say;
use crate::plan::Exact;
use crate::report::exercise::DebriefReport;
use crate::report::exercise::tables::named;
use crate::report::exercise::told::MonthTold;

/// People reached by month, each team in a panel, beside the best with hindsight.
pub(in crate::report::exercise) fn chart(report: &DebriefReport) -> Chart {
    let figures = |of: &[MonthTold], f: fn(&MonthTold) -> u64| -> Vec<f64> {
        of.iter().map(|month| drawn(Exact::from_integer(i128::from(f(month))))).collect()
    };
    let panels = report.teams.iter().map(|team| Panel {
        title: say!("debrief.chart.team", "{team}, people", team = named(team.team)),
        whole: Some((
            say!("debrief.chart.hindsight", "best with hindsight"),
            figures(&team.months, |month| {
                month.best_with_hindsight_people.max(month.reached_people)
            }),
        )),
        part: (
            say!("debrief.chart.reached", "reached"),
            figures(&team.months, |month| month.reached_people),
        ),
    });
    let columns = report.teams.first().map(|team| &team.months).into_iter().flatten();
    let short = |month: &MonthTold| match month.in_words.split_once(' ') {
        Some((name, year)) => format!("{} {year}", name.chars().take(3).collect::<String>()),
        None => month.in_words.clone(),
    };
    Chart {
        id: "reached".to_owned(),
        title: say!("debrief.chart", "People reached by month"),
        description: say!(
            "debrief.chart.description",
            "For each team, people reached in each month beside those that the best plan with hindsight \
             reaches; all figures stand in the table by month."
        ),
        caption: say!(
            "debrief.chart.caption",
            "Where a team reached more in a month than the best plan did, the outline stands at the \
             team's own figure. Exact figures stand in the table by month."
        ),
        shows: Shows::Columns(Columns {
            names: columns.map(short).collect(),
            panels: panels.collect(),
        }),
    }
}
