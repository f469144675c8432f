//! What may be asked for: permissions that are not open, and what could be accepted for them.

use super::Exercise;
use super::words::{conditions, part_percent, percent, sentence};
use crate::country::PermissionIx;
use crate::exercise::{Concession, strings};
use crate::kit::figure::Figure;
use crate::kit::layout::listed;
use crate::network::{Network, Served};
use crate::page::{Block, Cell, Side, Table};
use crate::time::Period;
use crate::units::Share;

/// The month of the brief.
const NOW: Period = Period(0);

pub(super) fn permissions(exercise: &Exercise<'_>, network: &Network<'_>) -> Vec<Block> {
    let mut table = Table::new(
        "Permissions that are not open all month, and what could be accepted for them",
        &[
            ("Key", Side::Start),
            ("Permission", Side::Start),
            ("Who decides", Side::Start),
            ("Open", Side::End),
            ("Accept", Side::Start),
        ],
    );
    let country = network.country;
    for (n, permission) in country.permissions.iter().enumerate() {
        let ix = PermissionIx(n as u32);
        let open = network.access.state_share(ix, NOW);
        if open == Share::ALL {
            continue;
        }
        let terms = &exercise.course.terms;
        let fit = |against: &&Concession| strings(**against, permission.kind, terms).is_some();
        let accept: Vec<String> =
            Concession::ALL.iter().filter(fit).map(|against| against.word().to_owned()).collect();
        let who = &country.counterparts[permission.counterpart.index()].name;
        table.rows.push(vec![
            Cell::text(&permission.id),
            Cell::text(&permission.name),
            Cell::text(who),
            Cell::text(&percent(open)),
            Cell::text(&accept.join(", ")),
        ]);
    }
    let mut blocks = vec![Block::section("permissions", "Permissions")];
    blocks.push(match table.rows.is_empty() {
        true => Block::paragraph("Everything is open all month, as far as is known."),
        false => Block::Table(table),
    });
    let terms = &exercise.course.terms.strings;
    let each = |against: &Concession| {
        let attached = match against {
            Concession::Nothing => return None,
            Concession::Levy => {
                crate::scenario::Conditions { levy: terms.levy, ..Default::default() }
            }
            Concession::Days => crate::scenario::Conditions {
                days_open_per_month: terms.days_open_per_month,
                ..Default::default()
            },
            Concession::Diversion => {
                crate::scenario::Conditions { diversion: terms.diversion, ..Default::default() }
            }
        };
        Some(format!("`{}`: {}", against.word(), conditions(&attached)))
    };
    let words: Vec<String> = Concession::ALL.iter().filter_map(each).collect();
    blocks.push(Block::paragraph(&format!(
        "Whoever asks may say which condition the team would accept: {}. Without one, only a grant \
         without strings helps.",
        listed(&words)
    )));
    blocks.extend(red_lines(exercise, network));
    blocks
}

fn red_lines(exercise: &Exercise<'_>, network: &Network<'_>) -> Option<Block> {
    let lines = &network.scenario.red_lines;
    let mut told: Vec<String> = lines
        .permissions
        .iter()
        .map(|ix| format!("{} is not used", exercise.permission(*ix)))
        .collect();
    if let Some(most) = lines.most_levy {
        told.push(format!("no levy above {} USD/MT", Figure::price(most).grouped()));
    }
    if let Some(most) = lines.most_diversion {
        told.push(format!("no more than {} going elsewhere", percent(most)));
    }
    let words = crate::page::Text::strong("Red lines: ").then(&sentence(&listed(&told))).then(".");
    (!told.is_empty()).then_some(Block::Callout(words))
}

/// What stands in the way of serving an area this month.
pub(super) fn note(served: &Served) -> String {
    let mut told = Vec::new();
    let access = served.months[NOW.index()].access;
    if access == Share::NONE {
        told.push("handing out refused".to_owned());
    } else if access < Share::ALL {
        told.push(format!("handing out allowed for {}", percent(access)));
    }
    let behind: num_rational::Ratio<i64> = served
        .parts
        .iter()
        .filter(|part| part.open[NOW.index()] < Share::ALL)
        .map(|part| part.share * part.open[NOW.index()].rest().ratio())
        .sum();
    if *behind.numer() > 0 {
        told.push(format!("the season keeps {} out of reach", part_percent(behind)));
    }
    listed(&told)
}
