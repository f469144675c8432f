//! `aidreach report`: everything about one plan as a document or a workbook.

use super::exit::{Exit, Failure};
use super::formats::Format;
use super::paged::Paged;
use super::reporting::Reporting;
use super::talk::Talk;
use crate::page::workbook::xlsx;
use crate::report::{Answer, plan_report, plan_workbook};
use clap::Args;

/// Write the report of a plan: one file that needs nothing but a browser, with map, chart and tables
///
/// A scenario is planned first. A run folder is planned again from what its manifest records, and
/// refused where the pack or the scenario has changed since.
#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    #[command(flatten)]
    reporting: Reporting,
    /// Tell, too, what the scenario costs those whom the plan of another one serves: who loses, where
    /// food goes instead, and a map of it; an id of the pack, or the path of a .toml file
    #[arg(long, value_name = "SCENARIO")]
    beside: Option<String>,
    #[command(flatten)]
    paged: Paged,
}

pub(super) fn run(args: &ReportArgs, talk: &Talk) -> Result<Exit, Failure> {
    let paged = &args.paged;
    let format = paged.format(Format::Html)?;
    if format == Format::Live {
        if args.beside.is_some() {
            let what = "a live page is held beside any scenario once it is open".to_owned();
            return Err(Failure::Usage(what, "leave --beside out".to_owned()));
        }
        let page = args.reporting.live(talk)?;
        paged.keep_bytes(page.by_itself()?.as_bytes(), format, &page.scenario, talk)?;
        return Ok(Exit::Done);
    }
    args.reporting.told((Answer::Report, paged.look(), args.beside.as_deref()), talk, |about| {
        let name = &about.subject.scenario.id;
        if format != Format::Xlsx {
            return paged.keep(&plan_report(about), Format::Html, name, talk);
        }
        let bytes = xlsx(&plan_workbook(about)).map_err(|why| {
            let help = "plan by province, or take the tables as CSV with `aidreach export`";
            Failure::Usage(why.to_string(), help.to_owned())
        })?;
        paged.keep_bytes(&bytes, format, name, talk)
    })
}
