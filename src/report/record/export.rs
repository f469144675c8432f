//! A plan in the formats of other tools, as a folder of files.

use crate::country::words;
use crate::intake;
use crate::kit::columns_of;
use crate::kit::sheet::Csv;
use crate::layers::{self, geojson, gpkg, qml};
use crate::page::workbook::{NotHeld, xlsx};
use crate::report::plan::atlas::plan_atlas;
use crate::report::plan::pages::About;
use crate::report::plan::pages::front;
use crate::report::plan::summary::Keyed;
use crate::report::plan::tables::{humanitarian_needs, report_sheets};
use crate::report::plan::workbook::plan_workbook;
use crate::report::record::manifest::FileListed;
use crate::report::record::run_folder::{Layout, json};
use crate::report::record::writing::{Existing, NotWritten, put_folder};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A format of other tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum To {
    /// A workbook with charts.
    Xlsx,
    /// Layers with their styles in one file.
    Gpkg,
    /// Layers, a file each.
    GeoJson,
    /// Tables, a file each.
    Csv,
    /// People in need and reached, in the columns of HDX HAPI.
    HapiCsv,
    /// Everything the program knows of the plan, for programs.
    Json,
}
words!(To {
    Xlsx = "xlsx",
    Gpkg = "gpkg",
    GeoJson = "geojson",
    Csv = "csv",
    HapiCsv = "hapi-csv",
    Json = "json",
});

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum NotExported {
    /// The workbook cannot hold it.
    #[error(transparent)]
    Workbook(#[from] NotHeld),
    /// The layers cannot be written.
    #[error(transparent)]
    Layers(#[from] layers::NotWritten),
    /// The folder cannot be written.
    #[error(transparent)]
    Folder(#[from] NotWritten),
}

/// `manifest.json` of an export.
#[derive(Clone, Debug, JsonSchema, Serialize, Deserialize)]
pub(in crate::report) struct Listed {
    /// Always `aidreach-export`.
    format: String,
    /// Version of the folder's layout.
    version: u32,
    /// Version of the program.
    tool_version: String,
    /// Key of the run.
    run: String,
    /// Who may read it.
    sharing: String,
    /// Id of the scenario.
    scenario: String,
    /// Every other file.
    outputs: Vec<FileListed>,
}

const FORMAT: &str = "aidreach-export";

/// Writes a plan in other tools' formats as a folder, whole or not at all.
///
/// # Errors
/// [`NotExported`]; whatever was there before is then as it was.
pub fn export(
    about: &About<'_>,
    formats: &BTreeSet<To>,
    csv: Csv,
    to: &Path,
    replace: bool,
) -> Result<(), NotExported> {
    let subject = &about.subject;
    subject.sharing.gate(subject.country).map_err(NotWritten::Gate)?;
    let existing = if replace { Existing::Replace(written) } else { Existing::Fill };
    Ok(put_folder(files(about, formats, csv)?, to, existing)?)
}

/// The files of an export, where a folder is one.
fn written(folder: &Path) -> Option<Vec<FileListed>> {
    let text = intake::read_within(folder, "manifest.json", intake::RUN).ok()?;
    let listed = serde_json::from_slice::<Listed>(&text).ok()?;
    (listed.format == FORMAT).then_some(listed.outputs)
}

/// The files by their paths within the folder.
///
/// # Errors
/// Where a format cannot hold the plan.
pub fn files(
    about: &About<'_>,
    formats: &BTreeSet<To>,
    csv: Csv,
) -> Result<BTreeMap<String, Vec<u8>>, NotExported> {
    let mut files = BTreeMap::new();
    let mut put = |name: &str, bytes: Vec<u8>| files.insert(name.to_owned(), bytes);
    for format in formats {
        match format {
            To::Xlsx => {
                put("plan.xlsx", xlsx(&plan_workbook(about))?);
            }
            To::Gpkg => {
                put("plan.gpkg", gpkg(&plan_atlas(about))?);
            }
            To::GeoJson => {
                let atlas = plan_atlas(about);
                for layer in &atlas.layers {
                    let name = &layer.table.name;
                    put(&format!("layers/{name}.geojson"), geojson(&atlas, layer));
                    put(&format!("layers/{name}.qml"), qml(layer).into_bytes());
                }
            }
            To::Csv => {
                let sheets = report_sheets(about);
                for sheet in sheets.iter().chain([&columns_of(&sheets)]) {
                    put(&format!("tables/{}.csv", sheet.name), sheet.csv_with(csv));
                }
            }
            To::HapiCsv => {
                let sheet = humanitarian_needs(&about.subject);
                put(&format!("hapi/{}.csv", sheet.name), sheet.csv_with(csv));
                let meanings = columns_of(std::slice::from_ref(&sheet));
                put("hapi/columns.csv", meanings.csv_with(csv));
            }
            To::Json => {
                put(
                    "json/plan.json",
                    json(&Keyed { summary: about.summary, run: about.run }, Layout::Pretty),
                );
                for sheet in report_sheets(about) {
                    put(&format!("json/{}.json", sheet.name), sheet.json());
                }
            }
        }
    }
    put("README.txt", read_first(about).into_bytes());
    let listed = listed(about, &files);
    files.insert("manifest.json".to_owned(), json(&listed, Layout::Pretty));
    Ok(files)
}

/// What must be read with files that have no page of their own to say it on.
fn read_first(about: &About<'_>) -> String {
    let (front, summary) = (front(about), about.summary);
    let mut text = format!(
        "{}\n{}\n\n{}\n{}\n\n",
        front.title, front.subtitle, front.running.mark, front.running.foot
    );
    let mut told = vec![
        "Figures are of a plan, not of what happened. Columns are explained in columns.csv, on the \
         last sheet of the workbook, and in the layers themselves."
            .to_owned(),
    ];
    told.extend(summary.notes.iter().cloned());
    told.push(format!("To be named: {}.", summary.attribution.join("; ")));
    for said in told {
        text.push_str(&crate::kit::layout::hanging(&said, "- ", "  "));
    }
    text
}

fn listed(about: &About<'_>, files: &BTreeMap<String, Vec<u8>>) -> Listed {
    Listed {
        format: FORMAT.to_owned(),
        version: 1,
        tool_version: env!("CARGO_PKG_VERSION").to_owned(),
        run: about.run.to_owned(),
        sharing: about.subject.sharing.word().to_owned(),
        scenario: about.subject.scenario.id.clone(),
        outputs: files.iter().map(|(name, bytes)| FileListed::of(name, bytes)).collect(),
    }
}
