//! `aidreach import`: public tables become rows of a pack.

use super::exit::{Exit, Failure};
use super::folder::{Output, not_written};
use super::pack::unread;
use super::talk::Talk;
use crate::country::Folder;
use crate::import::{Asked, Choices, Class, Described, Extract, Given, Kind, import};
use crate::intake;
use crate::issues::nearest;
use crate::report::{hold, put_files, told_import};
use clap::Args;
use clap::builder::PossibleValuesParser;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Fill the tables of a pack from public files: boundaries, population, needs, roads and places
#[derive(Debug, Args)]
#[command(after_help = FILES)]
pub(super) struct ImportArgs {
    /// What the files are about: boundaries, codes and names; residents; people in need; who works where; people
    /// displaced; roads as a table of places and a table of edges; roads of OpenStreetMap; towns, airports and
    /// ports; or distances between towns
    #[arg(value_parser = PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.word())))]
    kind: String,
    /// The files: .csv, .xlsx, .ods, .geojson; .shp with the .dbf beside it; .gpkg; a .zip of such files; of
    /// OpenStreetMap .osm.pbf
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Folder of the pack, begun with `aidreach new DIR`
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// The country by its three letters, where a file has several
    #[arg(long, value_name = "ISO3")]
    country: Option<String>,
    /// Key of the source in sources.csv, new or there already [default: the name of the first file]
    #[arg(long, value_name = "KEY")]
    source: Option<String>,
    /// Title of the source [default: the names of the files]
    #[arg(long)]
    title: Option<String>,
    /// Who published it
    #[arg(long)]
    publisher: Option<String>,
    /// Day or month of publication
    #[arg(long)]
    date: Option<String>,
    /// Where it can be read
    #[arg(long)]
    reference: Option<String>,
    /// Terms under which its figures may be passed on
    #[arg(long)]
    licence: Option<String>,
    /// Who may see its rows [default: public; internal for who works where]
    #[arg(long, value_parser = ["public", "partner", "internal", "confidential"])]
    sensitivity: Option<String>,
    /// Take what the files say now where an earlier import wrote something else; what was changed by hand stays
    #[arg(long)]
    update: bool,
    /// Take needs of an older analysis, too, in months of which the pack has a newer one
    #[arg(long)]
    older: bool,
    /// Leave rows whose area no name or code tells, instead of refusing the file
    #[arg(long)]
    leave_unknown: bool,
    /// Name displaced people as this part of the people in need, too, in need-groups.csv
    #[arg(long, value_name = "NAME")]
    as_group: Option<String>,
    /// Give provinces that a network does not reach a place and a track to it, called assumed
    #[arg(long)]
    assume_missing: bool,
    /// The lowest class of roads of OpenStreetMap that is taken [default: track]
    #[arg(long, value_name = "CLASS",
        value_parser = PossibleValuesParser::new(Class::ALL.iter().map(|class| class.word())))]
    down_to: Option<String>,
    /// People that a town of GeoNames has at least, if it is no seat of an area; 2000 or more [default: 20000]
    #[arg(long, value_name = "N")]
    least_people: Option<u64>,
    /// Codes of GeoNames that are taken whatever their people, such as PPLA,AIRP,PRT [default: PPLC, PPLA, PPLA2, AIRP
    /// and PRT]
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    codes: Vec<String>,
    /// Names of places that are taken too, in this country and in others
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    names: Vec<String>,
    /// Of two figures of one distance take the larger
    #[arg(long)]
    larger: bool,
    /// Say what would be taken and left, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// Which files each kind takes.
const FILES: &str = "\
Files by KIND:
  areas       boundaries (COD-AB): .xlsx, .csv, .geojson, .shp, .gpkg, .zip; the global list of P-codes: .csv
  population  population (COD-PS, HAPI): .csv, .xlsx, .ods; else an analysis (IPC, HAPI), whose people are the residents
  needs       analyses (IPC long or wide, HAPI food security) or people in need of a plan (HNO): .csv, .xlsx, .ods
  presence    who works where (3W, HAPI): .csv, .xlsx, .ods
  displaced   people displaced (DTM, HAPI): .csv, .xlsx, .ods
  network     a table of places and a table of edges between them: .csv, .xlsx, .ods
  roads       an extract of OpenStreetMap: .osm.pbf
  places      towns, airports and ports of GeoNames: .txt; or a table of names and positions: .csv
  distances   a matrix of kilometres, hours or days between towns: .csv, .xlsx, .ods";

pub(super) fn run(args: &ImportArgs, talk: &Talk) -> Result<Exit, Failure> {
    let folder = opened(&args.into)?;
    let is_extract = |file: &Path| file.to_string_lossy().to_lowercase().ends_with(".pbf");
    let (large, small): (Vec<&PathBuf>, Vec<&PathBuf>) =
        args.files.iter().partition(|file| is_extract(file));
    let files = small.into_iter().map(|file| given(file)).collect::<Result<_, Failure>>()?;
    let extracts = large.into_iter().map(|file| extract(file)).collect::<Result<_, Failure>>()?;
    let kind = Kind::parse(&args.kind).ok_or_else(|| {
        let near = nearest(&args.kind, Kind::ALL.iter().map(|kind| kind.word()));
        let help = near.map_or(String::new(), |near| format!("did you mean `{near}`?"));
        Failure::Usage(format!("nothing called `{}` is imported", args.kind), help)
    })?;
    let described = Described {
        key: args.source.clone(),
        title: args.title.clone(),
        publisher: args.publisher.clone(),
        date: args.date.clone(),
        reference: args.reference.clone(),
        licence: args.licence.clone(),
        sensitivity: args
            .sensitivity
            .clone()
            .unwrap_or_else(|| kind.usual_sensitivity().to_owned()),
    };
    let asked = Asked {
        kind,
        files,
        extracts,
        choices: Choices {
            down_to: args.down_to.as_deref().and_then(Class::parse),
            least_people: args.least_people,
            codes: (!args.codes.is_empty()).then(|| args.codes.clone()),
            names: args.names.clone(),
            larger: args.larger,
        },
        country: args.country.clone(),
        described,
        update: args.update,
        older: args.older,
        leave_unknown: args.leave_unknown,
        as_group: args.as_group.clone(),
        assume_missing: args.assume_missing,
    };
    // Held from reading the pack until all is written, so that no other import reads what this one changes.
    let held = match args.dry_run {
        true => None,
        false => Some(hold(folder.root()).map_err(|why| not_written(why, Output::File))?),
    };
    let made = talk.busy("Reading", || import(&asked, &folder))?;
    if !args.dry_run {
        let files = made.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        put_files(files, folder.root()).map_err(|why| not_written(why, Output::File))?;
    }
    drop(held);
    talk.show(&told_import(&made, !args.dry_run))?;
    Ok(Exit::Done)
}

/// The folder that rows go into; a workbook or an archive is told how to become one.
fn opened(into: &Path) -> Result<Folder, Failure> {
    let shown = into.display();
    if into.is_file() {
        let what = format!("`{shown}` is a file, and imports go into a folder");
        let help = format!(
            "`aidreach pack convert {shown} --to DIR`, import into DIR, and convert it back"
        );
        return Err(Failure::Usage(what, help));
    }
    Folder::open(into).map_err(|error| {
        let what = format!("`{shown}` is no folder of a pack: {}", crate::report::reason(&error));
        Failure::Usage(what, "begin one with `aidreach new DIR`".to_owned())
    })
}

/// A file that is gone through and not held; whether it can be opened is known at once.
fn extract(path: &Path) -> Result<Extract, Failure> {
    let shown = path.display().to_string();
    intake::stream(path, intake::EXTRACT).map_err(|error| unread(&shown, error))?;
    let name = path.file_name().map_or(shown, |name| name.to_string_lossy().into_owned());
    let path = path.to_owned();
    Ok(Extract::new(name, move || intake::stream(&path, intake::EXTRACT)))
}

fn given(path: &Path) -> Result<Given, Failure> {
    let shown = path.display().to_string();
    let bytes = intake::read(path, intake::PUBLIC).map_err(|error| unread(&shown, error))?;
    let name = path.file_name().map_or(shown.clone(), |name| name.to_string_lossy().into_owned());
    if path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("shp")) {
        return Ok(Given { name, bytes });
    }
    let mut parts = BTreeMap::from([(name.clone(), bytes)]);
    for ending in ["dbf", "prj", "cpg", "DBF", "PRJ", "CPG"] {
        let beside = path.with_extension(ending);
        let Some(part) = beside.file_name().map(|name| name.to_string_lossy().into_owned()) else {
            continue;
        };
        match intake::read(&beside, intake::PUBLIC) {
            Ok(bytes) => _ = parts.insert(part, bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(unread(&beside.display().to_string(), error)),
        }
    }
    Given::of_parts(name, &parts).map_err(|why| {
        let help = "give the layer as .geojson".to_owned();
        Failure::Usage(format!("`{shown}` cannot be taken: {why}"), help)
    })
}
