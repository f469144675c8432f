//! Role cards: who in a team looks at what, and fills in which part of the form.

use super::{Exercise, For};
use crate::page::{Block, Document};

struct Role {
    id: &'static str,
    name: &'static str,
    aim: &'static str,
    looks_at: &'static [&'static str],
    decides: &'static [&'static str],
    asks: &'static str,
}

const ROLES: [Role; 5] = [
    Role {
        id: "coordination",
        name: "Coordination",
        aim: "Leads the team to one decision a month, in time, and can say why it was taken.",
        looks_at: &["In short", "What came to light", "Last month"],
        decides: &[
            "`follow`: what becomes of the food that no order moves",
            "`leave out`: areas where nothing is handed out",
            "that the form is complete and handed in",
        ],
        asks: "What do we know, what do we only believe, and what would change our mind?",
    },
    Role {
        id: "access",
        name: "Access",
        aim: "Knows who grants what, and spends the few asks where they bring most people within reach.",
        looks_at: &["Permissions", "What came to light", "Ways to the areas"],
        decides: &[
            "`ask`: which permissions to ask for, and against which condition",
            "which red lines are touched, and says so before anyone writes",
        ],
        asks: "Whom does this permission let us reach, and what do we give for it?",
    },
    Role {
        id: "supply",
        name: "Supply",
        aim: "Keeps food coming: knows what lies where, what is on its way, and how far it goes.",
        looks_at: &["Food", "People in need"],
        decides: &[
            "`ration`: what one person is given",
            "`spend at most`: a limit on the month's money, where one is needed",
        ],
        asks: "How many people does what we have feed, for how many months?",
    },
    Role {
        id: "transport",
        name: "Transport",
        aim: "Moves food to where it is needed before the way there closes.",
        looks_at: &["Map", "Ways to the areas", "What the season closes"],
        decides: &[
            "`move up`: what is stored before ways close, and where",
            "`hand out`: how much goes from where to which area",
        ],
        asks: "Which way closes next, and what must lie behind it by then?",
    },
    Role {
        id: "monitoring",
        name: "Monitoring",
        aim: "Sees who is not reached, and why; keeps the team honest about its own figures.",
        looks_at: &["Last month", "People in need"],
        decides: &[
            "which areas have been short the longest, and says so before the orders are written",
            "what the team notes for the debrief: what it expected, and what happened",
        ],
        asks: "Who is in the worst phase and has not been reached, and what have we assumed?",
    },
];

/// The role cards, one a page.
pub fn roles(exercise: &Exercise<'_>) -> Document {
    let mut blocks = vec![Block::paragraph(
        "Five roles make a team; with fewer people, one person takes two cards (access with \
         coordination, supply with transport). Each role reads its own part of the brief first, tells \
         the others what matters in it, and fills in its own lines of the form.",
    )];
    for (n, role) in ROLES.iter().enumerate() {
        if n > 0 {
            blocks.push(Block::PageBreak);
        }
        blocks.push(Block::section(role.id, role.name));
        blocks.push(Block::paragraph(role.aim));
        blocks.push(Block::part(&format!("{}-reads", role.id), "Reads first in the brief"));
        blocks.push(Block::bullets(role.looks_at));
        blocks.push(Block::part(&format!("{}-writes", role.id), "Decides"));
        blocks.push(Block::bullets(role.decides));
        blocks.push(Block::Callout(crate::page::Text::strong("Asks: ").then(role.asks)));
    }
    let title = "Role cards".to_owned();
    exercise.document(For::Participants, title, exercise.definition.title.clone(), blocks)
}
