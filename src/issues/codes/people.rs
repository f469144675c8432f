//! Codes on needs and on numbers of the solver.

use super::{Code, Entry};

pub(super) const CODES: &[Entry] = &[
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
         people of one month, so a target for a year or a sum over months is too large; and a row \
         without an area is for the whole country.",
    ),
    (
        Code("W0508"),
        "Needs of districts and of their province differ",
        "Both levels are planned for the same people. Where the districts have more people in a phase than \
         the row of their province, their sum counts; where all districts have rows and the province has \
         more people, those left over are planned for at its capital; and a district without a row beside \
         others that have one, in a province without a row, counts as one where nobody is in need.",
    ),
    (
        Code("W0509"),
        "Needs without phases",
        "Their people are planned for as phase 3, behind phases 4 and 5 of areas that were analysed.",
    ),
    (
        Code("W0510"),
        "More people than live there",
        "More people were analysed, or are in need, than one and a half times the residents of the area. Displaced \
         people explain some of that; else one of the two figures is in thousands, or belongs to another area.",
    ),
    (
        Code("W0511"),
        "Districts without residents",
        "A district has no residents and no people in need of its own, and its province is in need. Planned by \
         district, the need of a province is shared out by residents; without any it stays with the province, and \
         nobody is planned for in its districts. Provinces are named in the order of their people in need: fill \
         `population` there first. A district in which nobody lives has 0 written.",
    ),
    (
        Code("W0601"),
        "Numbers of very different size",
        "The largest and smallest tonnage of the tables differ by more than a thousand million \
         times. That is usually a wrong unit in one table. Plans are exact whatever the sizes, but \
         one of the two figures then decides nothing.",
    ),
];
