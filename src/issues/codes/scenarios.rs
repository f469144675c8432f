//! Codes on scenarios, needs, numbers of the solver, forms of exercises, sharing and written files.

use super::{Code, Entry};

pub(super) const CODES: &[Entry] = &[
    (
        Code("E0401"),
        "A key that is not known",
        "The key would have no effect, so it is refused instead of being passed over in silence. \
         The nearest known key is named; check the spelling and the section it stands in.",
    ),
    (
        Code("E0402"),
        "Decisions that contradict each other",
        "Two decisions of one file give the same permission different states on the same days. \
         The later line does not win in silence: change the days, or delete one of the two.",
    ),
    (
        Code("W0403"),
        "A selector that matches nothing",
        "No link or area of the country falls under it, so granting or denying changes nothing. \
         Often an id or a country code is misspelt, or two terms joined by `&` exclude each \
         other.",
    ),
    (
        Code("W0404"),
        "A selector that matches everything",
        "Every link or province falls under it. If that is meant, `all` says so more plainly; if \
         not, a term is wider than it looks.",
    ),
    (
        Code("E0405"),
        "Scenarios that extend each other in a circle",
        "A scenario builds on another, which in the end builds on the first, or the chain is \
         longer than 8. The message shows the chain; break it at one place.",
    ),
    (
        Code("E0406"),
        "Outside the pack's folder",
        "Files are read from inside the pack only: no absolute paths, no `..` and no links that \
         lead out. Copy the file into the pack. The same is said of files the system does not \
         let the program read.",
    ),
    (
        Code("E0407"),
        "A name that is not safe for files",
        "Names of scenarios become file names on every system, so they keep to lower-case \
         letters, digits, `_` and `-`, are not too long and are none of the names that Windows \
         keeps for devices.",
    ),
    (
        Code("E0408"),
        "A probability that is none",
        "Probabilities lie between 0 and 1, a least is not above a most, and the likeliest value \
         lies between the two.",
    ),
    (
        Code("E0410"),
        "Nested too deep",
        "Tables or lists within one another go deeper than any real file. The file is damaged or \
         was made to exhaust the program.",
    ),
    (
        Code("E0411"),
        "A permission or counterpart nobody knows",
        "The decision names a permission or counterpart that the country's tables do not list. \
         The nearest ones are suggested and none is taken.",
    ),
    (
        Code("E0412"),
        "A value that does not fit its key",
        "The key is known, but its value has another form: a text instead of a list, a number \
         outside its range, a word that is none of the few. The message says what is expected.",
    ),
    (
        Code("E0413"),
        "Not modelled with rations as one commodity",
        "The basket level moves whole rations and finds exact plans, but it cannot hold this \
         condition: losses on the way, quotas over unrelated links, monthly budgets or fleets. It \
         is refused by name and never approximated. Leave it out, or use the commodity level \
         where that has it.",
    ),
    (
        Code("E0414"),
        "A file that is not TOML",
        "`pack.toml` and scenarios are TOML: one `key = value` a line, each key once, texts \
         between quotes, lists between brackets. The message points at the line where reading \
         stopped; what is wrong often stands just before.",
    ),
    (
        Code("E0415"),
        "A key is missing",
        "The file, or one of its sections, lacks a key it cannot do without, or one that goes \
         with another key that is there. The message names the key and what to write.",
    ),
    (
        Code("E0416"),
        "Evenness over the window beside shared caseloads",
        "A caseload that several areas share binds the people of one month together; evenness over \
         the window ties the months of one area together. Both at once cannot be planned exactly. \
         Compare evenness over cells, or use caseloads by area.",
    ),
    (
        Code("W0417"),
        "A factor on what nothing limits",
        "The pack counts no capacity for a link of these, so twice as much is as much. Say with \
         `mt_per_month` how much it carries, or leave the line out.",
    ),
    (
        Code("E0418"),
        "A change in a workbook that cannot be read",
        "A row of a workbook with what-ifs says a change, what it is about, how much and when. The cell named \
         is the one to correct; lists to choose from stand on the second sheet, and what several things are \
         called is told as a choice.",
    ),
    (
        Code("E0501"),
        "More people in need than there are",
        "The phases add up to more people than the analysis looked at. One of the figures belongs \
         to another area, round or unit.",
    ),
    (
        Code("W0502"),
        "Phases and their printed total differ a little",
        "Published totals are often rounded, so that the phases do not add up exactly. Up to one \
         part in a hundred is told and no more; the phases are what counts.",
    ),
    (
        Code("E0502"),
        "Phases and their printed total differ",
        "The phases differ from the printed total by more than one part in a hundred, which \
         rounding does not explain. One of the four figures is wrong.",
    ),
    (
        Code("W0503"),
        "Districts do not sum to their province",
        "The residents of the districts add up to another number than the province has, by more \
         than rounding. They probably come from different counts; scale the districts to the \
         province and call them derived.",
    ),
    (
        Code("W0504"),
        "More people reached than in need",
        "The report counts more people reached than were in need there. People served twice may \
         be counted twice, or others than those in need were served.",
    ),
    (
        Code("E0505"),
        "People in need and no place to hand out",
        "Food for a province is handed out from its capital, and this province names none. Give \
         the id of the place in `areas.csv`.",
    ),
    (
        Code("W0506"),
        "No need given for a month",
        "A month of the window has no row for a province, which counts as nobody in need. Write \
         the row, with zeros if that is what is meant.",
    ),
    (
        Code("W0507"),
        "A caseload larger than the population",
        "More people would be served in a month than live there. A caseload counts the different \
         people of one month, so a target for a year is too large; a row without an area is for all.",
    ),
    (
        Code("W0508"),
        "Needs without phases",
        "Their people are planned for as phase 3, behind phases 4 and 5 of areas that were analysed.",
    ),
    (
        Code("W0601"),
        "Numbers of very different size",
        "The largest and smallest tonnage of the tables differ by more than a thousand million \
         times. That is usually a wrong unit in one table. Plans are exact whatever the sizes, but \
         one of the two figures then decides nothing.",
    ),
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
