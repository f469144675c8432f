//! `aidreach new`: an empty country pack to fill.

use super::exit::{Exit, Failure};
use super::folder::{Output, not_written};
use super::pack::Form;
use super::packs::write;
use super::talk::Talk;
use crate::country::template;
use crate::report::{Existing, put_folder};
use crate::scenario::manual;
use clap::Args;
use std::path::PathBuf;

/// Write an empty country pack, with every table's columns explained: a folder, or one workbook (.xlsx)
#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// A folder that does not exist yet or is empty, or a file that ends in .xlsx or .zip
    dir: PathBuf,
    /// The country as people call it [default: the name of the folder or file]
    #[arg(long)]
    name: Option<String>,
}

/// Endings of workbooks and tables that a pack is not written as.
const OTHERS: [&str; 7] = ["xls", "xlsm", "xlsb", "xltx", "csv", "tsv", "toml"];

pub(super) fn run(args: &NewArgs, talk: &Talk) -> Result<Exit, Failure> {
    let shown = args.dir.display();
    let folder = args.dir.file_stem().map(|name| name.to_string_lossy().into_owned());
    let name = args.name.clone().or(folder).unwrap_or_default();
    let mut files = template(&name);
    files.push(("SCENARIOS.md".to_owned(), manual()));
    let count = files.len();
    let end = args.dir.extension().map(|end| end.to_string_lossy().to_lowercase());
    if let Some(end) = end.filter(|end| OTHERS.contains(&end.as_str())) {
        let what = format!("`{shown}` would be a folder: no pack is written as .{end}");
        let other = args.dir.with_extension("xlsx");
        let help = format!("name it {}, or a folder without an ending", other.display());
        return Err(Failure::Usage(what, help));
    }
    let filled = match Form::of(&args.dir) {
        Form::Folder => {
            put_folder(files, &args.dir, Existing::Fill)
                .map_err(|why| not_written(why, Output::Fresh("a pack")))?;
            format!("{count} files in {shown}: README.md says what to write where")
        }
        Form::Workbook | Form::OpenDocument | Form::Packed => {
            let of_pack = |name: &String| !name.ends_with(".md");
            let files = files.into_iter().filter(|(name, _)| of_pack(name));
            let files = files.map(|(name, text)| (name, text.into_bytes())).collect();
            write(files, (&args.dir, &name))?;
            format!("{shown}: its first sheet says what to write where")
        }
    };
    talk.show(&format!("{filled}\nCheck it whenever you like with `aidreach check {shown}`\n"))?;
    Ok(Exit::Done)
}
