//! What the commands on games of permissions share: who plays, and how the work shows.

use super::choices::{level, measure};
use super::exit::Failure;
use super::formatted::Formatted;
use super::in_words::InWords;
use super::pack::{Asked, CountryArgs, Pack};
use super::shared::Shared;
use super::talk::Talk;
use super::{checkpoint, interrupt};
use crate::analysis::game::MOST_PLAYERS;
use crate::analysis::players::{Chosen, choose, choose_by_phase, everyone};
use crate::analysis::setting::{By, NoAnswer, Setting};
use crate::country::{AreaLevel, Country, PermissionIx};
use crate::issues::nearest;
use crate::plan::sweep::{Checkpoint, Measure, NoValues, Options};
use crate::report::Answer;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Who plays, in which scenario.
#[derive(Debug, Args)]
pub(super) struct CoalitionArgs {
    /// The scenario: an id of the pack, or the path of a .toml file
    #[arg(value_name = "SCENARIO", default_value = "baseline")]
    pub(super) scenario: String,
    #[command(flatten)]
    pub(super) country: CountryArgs,
    /// Permissions that play, by their ids; all others stay as the scenario has them [default: the
    /// weightiest of those on which anything hangs]
    #[arg(long, value_name = "ID,ID,…", value_delimiter = ',')]
    permissions: Vec<String>,
    /// Whether each permission plays, or each counterpart with all its permissions [default:
    /// counterpart where the scenario denies everything, else permission; `ask` lets counterparts play
    /// wherever not all permissions can]
    #[arg(long, value_enum, value_name = "WHAT")]
    by: Option<Player>,
    /// What to plan: province, or district for every district by itself
    #[arg(long, value_name = "LEVEL", default_value = "province", value_parser = level)]
    pub(super) level: AreaLevel,
    /// What a value measures: kept (what can still be served of the plan with all of them on, in the
    /// same area, month and phase), reach (all that can be reached, whoever and whenever), or ceiling
    /// (what access allows if food from outside were ample)
    #[arg(long, value_name = "MEASURE", default_value = Measure::default().word(), value_parser = measure)]
    pub(super) measure: Measure,
    /// How many threads value combinations [default: one a core]; results are the same
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
    /// Keep the plans that prove values in this file, also when Ctrl-C stops the work, and go on from it:
    /// each is proven again before its value counts. Values that cuts prove are found as fast as they
    /// are checked, so they are not kept
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(flatten)]
    pub(super) formatted: Formatted,
    #[command(flatten)]
    in_words: InWords,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Player {
    Permission,
    Counterpart,
}

impl CoalitionArgs {
    /// The scenario asked of, with what was said in words put on it.
    pub(super) fn asked(
        &self,
        pack: &Pack,
        country: &Country,
        talk: &Talk,
    ) -> Result<Asked, Failure> {
        let asked = pack.scenario(country, &self.scenario)?;
        self.in_words.put_on(asked, (pack, country), talk)
    }

    /// The country as it is to be planned, and named as the answer's readers may see it.
    pub(super) fn load(
        &self,
        answer: Answer,
        pack: &Pack,
        talk: &Talk,
    ) -> Result<Country, Failure> {
        let country = self.shared.country(answer, &pack.load(talk)?, self.level)?;
        Ok(match self.level {
            AreaLevel::Province => country,
            AreaLevel::District => country.by_district(),
        })
    }

    /// Who plays.
    pub(super) fn choose(&self, setting: Setting<'_>, talk: &Talk) -> Result<Chosen, Failure> {
        let named = self.named(setting)?;
        Ok(talk.busy("weighing permissions", || choose(setting, self.by(setting), &named))?)
    }

    /// Who plays where the worst IPC phases come first.
    pub(super) fn choose_by_phase(
        &self,
        setting: Setting<'_>,
        talk: &Talk,
    ) -> Result<Chosen, Failure> {
        let named = self.named(setting)?;
        let by = self.by(setting);
        Ok(talk.busy("weighing permissions", || choose_by_phase(setting, by, &named))?)
    }

    /// Who plays in a question in which nobody may be taken for granted: where not every permission on
    /// which anything hangs can play and nothing else is asked for, counterparts play.
    pub(super) fn choose_all(&self, setting: Setting<'_>, talk: &Talk) -> Result<Chosen, Failure> {
        let chosen = self.choose(setting, talk)?;
        match self.by.is_none() && !chosen.light.is_empty() {
            true => Ok(choose(setting, By::Counterpart, &[])?),
            false => Ok(chosen),
        }
    }

    /// All who play, however many.
    pub(super) fn everyone(&self, setting: Setting<'_>) -> Result<Chosen, Failure> {
        Ok(everyone(setting, self.by(setting), &self.named(setting)?)?)
    }

    /// Whether more permissions are named than all combinations can be valued of.
    pub(super) fn names_too_many(&self) -> bool {
        self.permissions.len() > MOST_PLAYERS && !matches!(self.by, Some(Player::Counterpart))
    }

    /// Whether there is a checkpoint.
    pub(super) fn has_checkpoint(&self) -> bool {
        self.checkpoint.is_some()
    }

    fn by(&self, setting: Setting<'_>) -> By {
        match self.by {
            Some(Player::Permission) => By::Permission,
            Some(Player::Counterpart) => By::Counterpart,
            None => By::fitting(setting.scenario),
        }
    }

    /// The permissions named, in the order of the pack.
    fn named(&self, setting: Setting<'_>) -> Result<Vec<PermissionIx>, Failure> {
        let mut named = Vec::new();
        for id in &self.permissions {
            named.push(permission(setting.country, id)?);
        }
        named.sort();
        named.dedup();
        Ok(named)
    }

    /// Values combinations, shows how many are done, lets Ctrl-C stop, and keeps what is known.
    pub(super) fn sweep<T>(
        &self,
        on: &str,
        talk: &Talk,
        work: impl FnOnce(&Options<'_>, Option<&mut Checkpoint>) -> Result<T, NoAnswer>,
    ) -> Result<T, Failure> {
        let threads = match self.threads {
            Some(threads) => usize::from(threads),
            None => std::thread::available_parallelism().map_or(1, usize::from),
        };
        let mut known = match &self.checkpoint {
            Some(file) => Some(checkpoint::read(file)?),
            None => None,
        };
        interrupt::rest();
        let stop = &interrupt::asked_to_stop;
        let found = talk
            .counting(on, |progress| work(&Options { threads, progress, stop }, known.as_mut()));
        if let (Some(file), Some(known)) = (&self.checkpoint, &known)
            && !matches!(found, Err(NoAnswer::Values(NoValues::OtherGame)))
        {
            checkpoint::write(file, known)?;
        }
        match known.as_ref().map_or(0, Checkpoint::thrown_away) {
            0 => {}
            n => talk.tell(&format!(
                "{n} kept plans prove nothing and were thrown away; their values were found anew\n"
            )),
        }
        match found {
            Err(NoAnswer::Values(why @ NoValues::Stopped(_))) => {
                Err(Failure::Stopped(why.to_string(), self.how_to_go_on()))
            }
            found => Ok(found?),
        }
    }
}

impl CoalitionArgs {
    fn how_to_go_on(&self) -> String {
        match &self.checkpoint {
            Some(file) => format!(
                "the same command goes on from the plans in `{}`; values that cuts prove are found anew",
                file.display()
            ),
            None => {
                "with --checkpoint FILE plans are kept, and the same command goes on".to_owned()
            }
        }
    }
}

/// A permission by its id.
pub(super) fn permission(country: &Country, id: &str) -> Result<PermissionIx, Failure> {
    let ids = || country.permissions.iter().map(|p| p.id.as_str());
    if let Some(at) = ids().position(|known| known == id) {
        return Ok(PermissionIx(at as u32));
    }
    let list = "`aidreach data show permissions` lists all of them";
    let help = match nearest(id, ids()) {
        Some(near) => format!("did you mean `{near}`? {list}"),
        None => list.to_owned(),
    };
    Err(Failure::Usage(format!("there is no permission `{id}`"), help))
}
