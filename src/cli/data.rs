//! `aidreach data`: the tables of a country pack, and what their figures rest on.

use super::exit::{Exit, Failure};
use super::formatted::Formatted;
use super::pack::{CountryArgs, Pack, unread};
use super::talk::Talk;
use crate::country::PackMeta;
use crate::issues::nearest;
use crate::report::{Audit, PackAbout, PackAudit, PackSources, PackTableShown, PackTables, Raw};
use clap::{Args, Subcommand};

/// Look at the tables of a country: every figure, its source, and what it rests on
#[derive(Debug, Args)]
pub(super) struct DataArgs {
    #[command(subcommand)]
    look: Look,
}

#[derive(Debug, Subcommand)]
enum Look {
    /// List the tables
    List {
        #[command(flatten)]
        country: CountryArgs,
        #[command(flatten)]
        formatted: Formatted,
    },
    /// Show a table
    Show {
        /// Its name, such as links or links.csv
        #[arg(value_name = "TABLE")]
        name: String,
        #[command(flatten)]
        country: CountryArgs,
        #[command(flatten)]
        formatted: Formatted,
    },
    /// List the sources, with how many figures each is named for
    Sources {
        #[command(flatten)]
        country: CountryArgs,
        #[command(flatten)]
        formatted: Formatted,
    },
    /// Say how many figures of each table are published, derived and assumed
    Audit {
        #[command(flatten)]
        country: CountryArgs,
        #[command(flatten)]
        formatted: Formatted,
    },
}

pub(super) fn run(args: &DataArgs, talk: &Talk) -> Result<Exit, Failure> {
    match &args.look {
        Look::List { country, formatted } => list(&country.open()?, formatted, talk)?,
        Look::Show { name, country, formatted } => show(&country.open()?, name, formatted, talk)?,
        Look::Sources { country, formatted } => {
            let pack = country.open()?;
            let audit = Audit::of(pack.files.as_ref());
            formatted.give(&PackSources::of(&pack.load(talk)?, &audit), talk)?;
        }
        Look::Audit { country, formatted } => {
            let pack = country.open()?;
            let audit = Audit::of(pack.files.as_ref());
            about(&pack, |about| formatted.give(&PackAudit::of(about, &audit), talk))?;
        }
    }
    Ok(Exit::Done)
}

/// Gives an answer about a pack that may have faults still.
fn about(
    pack: &Pack,
    give: impl FnOnce(PackAbout<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let about = PackMeta::read(pack.files.as_ref());
    give(PackAbout { folder: pack.short_name(), about: about.as_ref() })
}

fn tables(pack: &Pack) -> Vec<String> {
    pack.files.names().into_iter().filter(|name| name.ends_with(".csv")).collect()
}

fn list(pack: &Pack, formatted: &Formatted, talk: &Talk) -> Result<(), Failure> {
    let counted = |file: String| match Raw::n_rows(pack.files.as_ref(), &file) {
        Ok(rows) => Ok((file, rows)),
        Err(error) => Err(unread(&file, error)),
    };
    let tables = tables(pack).into_iter().map(counted).collect::<Result<Vec<_>, _>>()?;
    about(pack, |about| formatted.give(&PackTables::of(about, tables), talk))
}

fn show(pack: &Pack, name: &str, formatted: &Formatted, talk: &Talk) -> Result<(), Failure> {
    let known = tables(pack);
    let file = if name.ends_with(".csv") { name.to_owned() } else { format!("{name}.csv") };
    if !known.contains(&file) {
        let names: Vec<&str> = known.iter().map(|file| file.trim_end_matches(".csv")).collect();
        let near = nearest(name, names.iter().copied());
        let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
        let help = format!("{near}tables: {}", names.join(", "));
        return Err(Failure::Usage(format!("there is no table `{name}`"), help));
    }
    let raw = Raw::read(pack.files.as_ref(), &file).map_err(|error| unread(&file, error))?;
    about(pack, |about| formatted.give(&PackTableShown::of(about, &file, raw), talk))
}
