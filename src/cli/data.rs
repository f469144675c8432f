//! `aidreach data`: the tables of a country pack, and what their figures rest on.

use super::exit::{Exit, Failure};
use super::pack::{CountryArgs, Pack, unread};
use super::talk::Talk;
use crate::issues::nearest;
use crate::report::{Audit, Figure, Raw, Rows, grid, people, wrapped};
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
    },
    /// Show a table
    Show {
        /// Its name, such as links or links.csv
        table: String,
        #[command(flatten)]
        country: CountryArgs,
    },
    /// List the sources, with how many figures each is named for
    Sources {
        #[command(flatten)]
        country: CountryArgs,
    },
    /// Say how many figures of each table are published, derived and assumed
    Audit {
        #[command(flatten)]
        country: CountryArgs,
    },
}

pub(super) fn run(args: &DataArgs, talk: &Talk) -> Result<Exit, Failure> {
    let text = match &args.look {
        Look::List { country } => list(&country.open()?)?,
        Look::Show { table, country } => show(&country.open()?, table)?,
        Look::Sources { country } => sources(&country.open()?, talk)?,
        Look::Audit { country } => audit(&country.open()?),
    };
    talk.show(&text)?;
    Ok(Exit::Done)
}

fn read(pack: &Pack, file: &str) -> Result<Raw, Failure> {
    let table = Raw::read(pack.files.as_ref(), file);
    table.map_err(|error| unread(file, error))
}

fn tables(pack: &Pack) -> Vec<String> {
    pack.files.names().into_iter().filter(|name| name.ends_with(".csv")).collect()
}

fn list(pack: &Pack) -> Result<String, Failure> {
    let mut rows = Vec::new();
    for file in tables(pack) {
        let known = crate::country::TABLES.iter().find(|table| table.file == file);
        let holds = known.map_or("not a table of a pack", |table| table.holds);
        let n = Raw::n_rows(pack.files.as_ref(), &file);
        let n = n.map_err(|error| unread(&file, error))?;
        rows.push(vec![file, people(n as u64), holds.to_owned()]);
    }
    Ok(grid(&["Table", ">Rows", "What its rows are"], &rows))
}

fn show(pack: &Pack, name: &str) -> Result<String, Failure> {
    let known = tables(pack);
    let file = if name.ends_with(".csv") { name.to_owned() } else { format!("{name}.csv") };
    if !known.contains(&file) {
        let names: Vec<&str> = known.iter().map(|file| file.trim_end_matches(".csv")).collect();
        let near = nearest(name, names.iter().copied());
        let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
        let help = format!("{near}tables: {}", names.join(", "));
        return Err(Failure::Usage(format!("there is no table `{name}`"), help));
    }
    Ok(read(pack, &file)?.text())
}

fn sources(pack: &Pack, talk: &Talk) -> Result<String, Failure> {
    let country = pack.load(talk)?;
    let audit = Audit::of(pack.files.as_ref());
    let mut text = String::new();
    for source in &country.sources {
        let figures = audit.cited.get(&source.id).copied().unwrap_or(0);
        text.push_str(&format!("{} ({} figures)\n", source.id, people(figures)));
        let date = if source.date.is_empty() { "no date" } else { &source.date };
        let told = format!("{}. {}, {date}. {}", source.title, source.publisher, source.licence);
        text.push_str(&wrapped(&told, "    "));
        if !source.reference.is_empty() {
            text.push_str(&format!("    {}\n", source.reference));
        }
    }
    Ok(text)
}

fn audit(pack: &Pack) -> String {
    let audit = Audit::of(pack.files.as_ref());
    let row = |name: &str, rows: Rows| {
        let share = |n: u64| {
            let [part, all] = [n, rows.all()].map(|n| Figure::whole(n).exact());
            format!("{} %", Figure::percent(part, all).plain())
        };
        vec![
            name.to_owned(),
            people(rows.all()),
            share(rows.published),
            share(rows.derived),
            share(rows.assumed),
        ]
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (table, counted) in &audit.tables {
        rows.push(row(table, *counted));
    }
    rows.push(row("all", audit.total()));
    // Most other figures may be sure, and a result still hangs on these.
    let deciding = audit.deciding();
    for (name, counted) in deciding.each().iter().filter(|(_, counted)| counted.all() > 0) {
        rows.push(row(&format!("deciding: {name}"), *counted));
    }
    rows.push(row("deciding, together", deciding.total()));
    grid(&["Table", ">Figures", ">Published", ">Derived", ">Assumed"], &rows)
}
