//! `aidreach pack`: a country pack in another form, and what two of them say differently.

use super::exit::{Exit, Failure};
use super::file::{Existing, put};
use super::folder::{Output, not_written};
use super::formatted::Formatted;
use super::pack::{Form, Pack};
use super::talk::Talk;
use super::whatif::quoted;
use crate::country::{PackMeta, differences, embedded_names};
use crate::report::{
    Existing as InFolder, NotConverted, PackAbout, PackDifferences, PackTexts, files_of, pack_xlsx,
    pack_zip, put_folder,
};
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

/// Write a country pack in another form, or see what two packs say differently
#[derive(Debug, Args)]
pub(super) struct PacksArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write a pack as a folder of tables, as one workbook (.xlsx) or as a packed folder (.zip)
    ///
    /// All three are read wherever a country is named, and hold the same. A sheet of LibreOffice (.ods) is read, too.
    #[command(visible_alias = "convert")]
    Export {
        /// The pack: a built-in one by its name, or a folder, a workbook (.xlsx, .ods) or a packed folder (.zip)
        #[arg(value_name = "COUNTRY")]
        country: Option<String>,
        /// What to write: a folder that does not exist yet or is empty, or a file that ends in .xlsx or .zip
        #[arg(long, value_name = "DIR|FILE")]
        to: PathBuf,
    },
    /// Say what the second pack says otherwise than the first: rows that came and went, and cells that differ
    Diff {
        /// The first pack, in any form
        #[arg(value_name = "COUNTRY")]
        first: String,
        /// The second
        #[arg(value_name = "COUNTRY")]
        second: String,
        #[command(flatten)]
        formatted: Formatted,
    },
}

pub(super) fn run(args: &PacksArgs, talk: &Talk) -> Result<Exit, Failure> {
    match &args.what {
        What::Export { country, to } => {
            let first = embedded_names().first().copied().unwrap_or_default();
            let pack = Pack::open(country.as_deref().unwrap_or(first))?;
            let files = files_of(pack.files.as_ref()).map_err(not_converted)?;
            let about = PackMeta::read(pack.files.as_ref());
            let name = about.map_or_else(|| pack.short_name().to_owned(), |about| about.name);
            write(files, (to, &name))?;
            let left = [pack.files.folders(), pack.files.unread()].concat();
            if !left.is_empty() {
                let left = left.iter().map(|name| quoted(name)).collect::<Vec<String>>();
                talk.tell_missing(&format!(
                    "left out, for a pack does not have it: {}\n",
                    left.join(", ")
                ));
            }
            let shown = quoted(&to.to_string_lossy());
            talk.show(&format!(
                "{shown}: read wherever a country is named, as in `aidreach check {shown}`\n"
            ))?;
        }
        What::Diff { first, second, formatted } => {
            let packs = [Pack::open(first)?, Pack::open(second)?];
            let found = differences([packs[0].files.as_ref(), packs[1].files.as_ref()]);
            let about = PackMeta::read(packs[1].files.as_ref());
            let about = PackAbout { folder: packs[1].short_name(), about: about.as_ref() };
            let names = [packs[0].short_name(), packs[1].short_name()];
            formatted.give(&PackDifferences::of(about, names, found), talk)?;
        }
    }
    Ok(Exit::Done)
}

/// Writes the files of a pack in the form that a name asks for.
///
/// # Errors
/// Where it cannot be written so.
pub(super) fn write(files: PackTexts, (to, country): (&Path, &str)) -> Result<(), Failure> {
    match Form::of(to) {
        Form::Folder => {
            let files = files.into_iter().collect::<Vec<(String, Vec<u8>)>>();
            put_folder(files, to, InFolder::Fill)
                .map(drop)
                .map_err(|why| not_written(why, Output::Fresh("a pack")))
        }
        Form::Workbook => {
            let bytes = pack_xlsx(&files, &format!("The country pack of {country}"));
            put(to, &bytes.map_err(not_converted)?, Existing::Keep)
        }
        Form::Packed => put(to, &pack_zip(&files).map_err(not_converted)?, Existing::Keep),
        Form::OpenDocument => {
            let what = "a sheet of LibreOffice (.ods) is read, and not written".to_owned();
            Err(Failure::Usage(
                what,
                "name a file that ends in .xlsx, which LibreOffice opens".to_owned(),
            ))
        }
    }
}

fn not_converted(why: NotConverted) -> Failure {
    match why {
        NotConverted::Unread(name, error) => super::pack::unread(&name, error),
        NotConverted::NoTable(..) => Failure::Usage(
            why.to_string(),
            "`aidreach check` tells what is wrong with it".to_owned(),
        ),
        NotConverted::TooLong(..) | NotConverted::NotHeld(_) | NotConverted::NotPacked(_) => {
            Failure::Usage(why.to_string(), "write it as a folder".to_owned())
        }
    }
}
