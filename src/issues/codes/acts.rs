//! Codes on forms of exercises, sharing and written files.

use super::{Code, Entry};

pub(super) const CODES: &[Entry] = &[
    (
        Code("E0701"),
        "A form of another exercise, team or turn",
        "The form says which exercise, team and turn it is for, and it is not the one that is being \
         taken. Often last month's form was filled in again; the turn is not taken until the right \
         one is there.",
    ),
    (
        Code("E0702"),
        "A form that says nothing",
        "An empty form could mean that a team does nothing or that it was handed in by mistake. A \
         team that wants the plan as known writes `follow plan`; one that wants nothing to move \
         writes `follow nothing`.",
    ),
    (
        Code("E0703"),
        "A line of a form that cannot be read",
        "The line's first word is none of those that forms know, a cell that it needs is empty, or a \
         cell is filled that has no meaning there; or a workbook has no sheet of this kind.",
    ),
    (
        Code("E0704"),
        "A place, area or permission that there is not",
        "Names are taken as the country's tables have them: keys of places and permissions, P-codes \
         or names of areas. Spreadsheets change some codes when they are typed in; format the cells \
         as text, and choose from the list where the form offers one.",
    ),
    (
        Code("E0705"),
        "A number in a form that is none",
        "Tonnes and dollars are numbers above nought, with a point for decimals and no unit. A \
         spreadsheet may have taken the cell for a date.",
    ),
    (
        Code("E0706"),
        "More tonnes than are there",
        "All orders together take more food from a place than lies there or is on offer there this \
         month. The brief tells how much that is.",
    ),
    (
        Code("E0707"),
        "Too many permissions asked for",
        "A turn allows only so many asks, because those who negotiate have only so many hours. \
         Choose the ones that are worth most.",
    ),
    (
        Code("E0708"),
        "Behind a red line",
        "The exercise rules out using this permission, or accepting this condition, whatever is \
         offered for it. What each red line costs in people is told in the debrief.",
    ),
    (
        Code("E0709"),
        "A code that a spreadsheet has changed",
        "Spreadsheets take some codes for numbers or dates as they are typed in and show something \
         else from then on. Format the cell as text first, or choose from the list where the form \
         offers one.",
    ),
    (
        Code("E0710"),
        "A form that is missing, or there twice",
        "A turn needs one form of each team: `form.xlsx`, `form.csv` or `form.toml` in the team's \
         folder. A team that is absent follows the plan when the turn is taken with `--absent` and \
         its number.",
    ),
    (
        Code("E0711"),
        "A definition of an exercise that cannot be read",
        "The file of an exercise names a scenario of the pack, and may choose months, areas, teams, \
         terms and red lines. The place tells which key is meant.",
    ),
    (
        Code("E0712"),
        "An exercise that has changed since it began",
        "All that an exercise keeps are its terms and the forms taken so far; everything else is worked \
         out again. It can only go on with the same tables, the same scenario and the same version of \
         the program as it began with.",
    ),
    (
        Code("E0801"),
        "Personal data",
        "The column looks as if it held names, numbers or homes of persons. The planner needs \
         none of that, and a pack is made to be passed on. Delete the column; if it holds \
         something else, rename it.",
    ),
    (
        Code("I0802"),
        "A text that a spreadsheet would run",
        "The text begins like a formula. It is kept as text, and made harmless in every file \
         that is written for spreadsheets.",
    ),
    (
        Code("E0803"),
        "Not to be shared this widely",
        "The result rests on sources that are more confidential than the sharing level asked \
         for. Choose a narrower level, or leave the sources named in the message out.",
    ),
    (
        Code("E0901"),
        "A file could not be written",
        "The disk is full or the folder may not be written to. Nothing half-written was left \
         behind.",
    ),
    (
        Code("E0902"),
        "The place for the results is taken",
        "Results are not written over earlier ones unless asked for with `--force`, and then only \
         over what the program wrote itself: a folder that holds files of your own, or files that \
         were changed since, is never replaced, nor is the folder that you stand in. Choose \
         another place, or move your files out of it.",
    ),
    (
        Code("E0903"),
        "A path the system cannot open",
        "The path is longer than the system allows, or holds characters it refuses. Choose a \
         shorter folder.",
    ),
    (
        Code("E0904"),
        "Another process is writing there",
        "Two commands write to the same file or folder at the same time. The first one goes on; \
         this one wrote nothing. Wait until it is done, or choose another place.",
    ),
];
