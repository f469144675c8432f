//! Lays numbers out and works none out: every format reads the same descriptions and the same tables, so
//! that terminal, files and pages cannot disagree.
//!
//! A folder uses only those before it: `findings`, `answers`, `plan`, `record`, `exercise`.

mod answers;
#[cfg(not(target_arch = "wasm32"))]
pub mod exercise;
mod findings;
pub mod live;
mod plan;
#[cfg(not(target_arch = "wasm32"))]
mod record;
#[cfg(not(target_arch = "wasm32"))]
mod schema;

use crate::{kit, sharing};

pub use answers::*;
pub use findings::audit::{Audit, Deciding, Rows};
pub use findings::coarser::{Coarser, coarser};
pub use findings::effect::{CarriedOutTold, EffectTold, effect_told};
pub use findings::held_back::{
    AreaCascade, AreaLeft, AtCapacityTold, Bottleneck, CascadeTold, CellsTold, LeftWithNothing,
    LimitTold, MonthCascade, MonthStep, StepKey, StepTold,
};
#[cfg(not(target_arch = "wasm32"))]
pub use findings::imported::told_import;
pub use findings::mapped::Canvas;
pub use findings::ranges::{DrawsTold, LostRangeTold, MoverTold, RangeEnds, RangeTold, SureTold};
pub use findings::severities::severities;
pub use findings::subject::{Outcome, Subject};
pub use kit::columns::{Meant, meant};
pub use kit::figure::{Count, Figure, counted, large, people};
pub use kit::layout::{Years, grid, hanging, listed, plain, spans, wrapped};
pub use kit::sheet::{Cell, Csv, Mark, Sheet, Tags};
pub use kit::{Answered, Masthead, PackAbout, Published, Rendered};
pub use plan::atlas::plan_atlas;
pub use plan::pages::{About, plan_report};
pub use plan::summary::{Keyed, Summary};
pub use plan::tables::{effect_sheet, humanitarian_needs, report_sheets, row_of, sheets};
pub use plan::terminal::terminal;
pub use plan::workbook::plan_workbook;
#[cfg(not(target_arch = "wasm32"))]
pub use record::disk::reason;
#[cfg(not(target_arch = "wasm32"))]
pub use record::export::{NotExported, To, export, files as export_files};
#[cfg(not(target_arch = "wasm32"))]
pub use record::manifest::{Certificate, FileListed, Manifest, PackListed};
#[cfg(not(target_arch = "wasm32"))]
pub use record::pack_book::{Files as PackTexts, NotConverted, files_of, pack_xlsx, pack_zip};
#[cfg(not(target_arch = "wasm32"))]
pub use record::run_folder::{
    CASCADE_OF_AREAS, Input, Run, Section, laid_out, pack_name, run_key, told_key, write,
};
#[cfg(not(target_arch = "wasm32"))]
pub use record::scenario_sheet::{
    SHEET_BASE, SHEET_COLUMNS, SHEET_COUNTRY, SHEET_SUM, scenario_sheet,
};
#[cfg(not(target_arch = "wasm32"))]
pub use record::verify::{Folder as RunFolder, Verdict, manifest, same_files, verify};
#[cfg(not(target_arch = "wasm32"))]
pub use record::writing::{
    Existing, NotWritten, Unfit, give_up, hold, put_file, put_files, put_folder,
};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schemas;
pub use sharing::{Answer, Content, Request, Sharing, sharing_manual};
