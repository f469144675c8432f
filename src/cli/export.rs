//! `aidreach export`: a plan in the formats of other tools.

use super::choices::word;
use super::exit::{Exit, Failure};
use super::folder::{Output, not_written};
use super::reporting::Reporting;
use super::talk::Talk;
use crate::page::Look;
use crate::report::{Answer, Csv, Mark, NotExported, Tags, To, export};
use clap::Args;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Write a plan for other tools: Excel, QGIS, Python, and whatever reads HDX HAPI
///
/// A scenario is planned first; a run folder is planned again from what its manifest records. The
/// result is a folder with a README.txt and a manifest beside the files asked for.
#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    #[command(flatten)]
    reporting: Reporting,
    /// Write, too, what the scenario costs those whom the plan of another one serves, as the table
    /// `effect`; an id of the pack, or the path of a .toml file
    #[arg(long, value_name = "SCENARIO")]
    beside: Option<String>,
    /// What to write, several with commas between: xlsx (a workbook with charts), gpkg (a GeoPackage
    /// with styled layers), geojson (the same layers, a file each), csv (every table), hapi-csv (people
    /// in need and reached, in the columns of HDX HAPI), json
    #[arg(
        long,
        value_name = "FORMAT,…",
        value_delimiter = ',',
        default_value = "xlsx,gpkg,csv",
        value_parser = format
    )]
    to: Vec<To>,
    /// The folder to write [default: the scenario's id with -export]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Replace the export that is there already; refused by name where its folder holds files that
    /// aidreach did not write, or that changed since
    #[arg(long)]
    force: bool,
    /// Begin CSV files with the mark by which Excel knows that they are UTF-8
    #[arg(long)]
    excel: bool,
    /// Write hashtags of the Humanitarian Exchange Language (HXL) below the headers of CSV files
    #[arg(long)]
    hxl: bool,
    /// Black on white, for printers without colour
    #[arg(long)]
    mono: bool,
}

fn format(text: &str) -> Result<To, String> {
    let known: Vec<_> = To::ALL.iter().map(|format| (format.word(), *format)).collect();
    word(text, &known)
}

pub(super) fn run(args: &ExportArgs, talk: &Talk) -> Result<Exit, Failure> {
    let look = if args.mono { Look::Mono } else { Look::Colour };
    let formats: BTreeSet<To> = args.to.iter().copied().collect();
    let csv = Csv {
        mark: if args.excel { Mark::Written } else { Mark::Left },
        tags: if args.hxl { Tags::Written } else { Tags::Left },
    };
    args.reporting.told((Answer::Export, look, args.beside.as_deref()), talk, |about| {
        let own = PathBuf::from(format!("{}-export", about.subject.scenario.id));
        let out: &Path = args.out.as_deref().unwrap_or(&own);
        export(about, &formats, csv, out, args.force).map_err(|why| match why {
            NotExported::Folder(why) => not_written(why, Output::Forced("an export")),
            NotExported::Workbook(why) => {
                let help = "plan by province, or take the tables as CSV with --to csv".to_owned();
                Failure::Usage(why.to_string(), help)
            }
            NotExported::Layers(why) => Failure::Bug(why.to_string()),
        })?;
        talk.tell(&format!("written to {}\n", out.display()));
        Ok(())
    })
}
