//! Codes on numbers, units, days and months.

use super::{Code, Entry};

pub(super) const CODES: &[Entry] = &[
    (
        Code("E0101"),
        "Not a number",
        "The column takes a plain number such as 1200 or 8.5. Spaces between thousands, words and \
         digits of two scripts in one number are not read, because guessing could be wrong by a \
         factor of a thousand.",
    ),
    (
        Code("E0102"),
        "A decimal comma",
        "The number is written with a comma where this format wants a point. Write 1.5 instead of \
         1,5, or save the file with a regional setting that uses the point.",
    ),
    (
        Code("E0103"),
        "A comma or a point that could mean two things",
        "1,500 is fifteen hundred to some and one and a half to others; so is 1.500, typed as a text, in a column of \
         people, tonnes, vehicles or prices of a tonne. Write 1500 or 1.5, without separators between thousands; \
         three decimals are meant where a fourth follows, as in 1.3850.",
    ),
    (
        Code("I0104"),
        "Persian or Arabic digits were read",
        "The number or day is written in the digits of Persian or Arabic and was read as the \
         message shows. Nothing needs doing.",
    ),
    (
        Code("E0105"),
        "Not a finite number",
        "Not-a-number, infinity and numbers too large to hold stand for a missing or broken \
         figure and cannot be planned with. Leave the cell empty where the column allows it, or \
         correct the formula the figure came from.",
    ),
    (
        Code("E0106"),
        "A negative number",
        "Capacities, people, costs, lengths and shares are 0 or more. A minus sign is often a \
         dash that was meant as \"no figure\": leave the cell empty where the column allows it.",
    ),
    (
        Code("W0107"),
        "Open with a capacity of 0",
        "The link carries nothing, or nobody may be served, yet nothing says that it is closed. The \
         plan would show it as a bottleneck without a reason. Close it by a season, a permission or \
         a scenario, or give its capacity.",
    ),
    (
        Code("E0108"),
        "A fraction where whole numbers are counted",
        "People, months and the like are whole numbers. A fraction usually means an average, a \
         figure in thousands or a share in the wrong column.",
    ),
    (
        Code("E0109"),
        "A percentage in a column of shares",
        "Shares are parts of one: 45 % is written 0.45. The value lies between 2 and 100 or has a \
         percent sign, so it looks like a percentage.",
    ),
    (
        Code("E0110"),
        "A share beyond the whole",
        "A share lies between 0 and 1. The share of a month that a season leaves open lies below \
         1, because months in which all is open are left out of the table.",
    ),
    (
        Code("E0111"),
        "Outside what is believable",
        "The value is far beyond anything seen in the field, most often because of the unit: \
         kilograms for tonnes, people for thousands. The unit stands in the column's name.",
    ),
    (
        Code("E0112"),
        "A unit in the cell, or another than the column's",
        "The unit belongs to the column and is fixed; cells hold the bare number. Convert the \
         value, and leave the unit out. In `costs.csv` and `hauling.csv` the unit column must \
         name the unit of the item.",
    ),
    (
        Code("W0113"),
        "A speed that is hard to believe",
        "Length divided by hours gives a speed that no truck, train, ship or aircraft keeps on \
         this surface. Look for minutes instead of hours, miles instead of kilometres or a wrong \
         surface.",
    ),
    (
        Code("W0114"),
        "A ration people cannot live on, or could not eat",
        "2,100 kilocalories a person and day is the planning figure for a full ration. A value \
         ten times off usually is a slip, or the energy of 100 grams or of a month.",
    ),
    (
        Code("E0115"),
        "A ration by household",
        "The table gives weight for a household and the plan counts people. Divide by the number \
         of people in a household, and say in the note which number you took.",
    ),
    (
        Code("E0116"),
        "Figures in another currency",
        "All money is in US dollars. Convert the figures, and state the rate and its day in the \
         notes of the pack.",
    ),
    (
        Code("E0117"),
        "A day or month in another form",
        "Days are written 2021-04-03 and months 2021-04, because 03/04/2021 is March to some and \
         April to others. The message names what may be meant.",
    ),
    (
        Code("E0118"),
        "A day as a spreadsheet stores it",
        "Spreadsheets count days from the end of 1899 and sometimes save the count instead of the \
         date. The message says which day it would be. Format the column as text or as an ISO \
         date and save anew.",
    ),
    (
        Code("E0119"),
        "A year of the Solar Hijri calendar",
        "The year looks like one of the solar calendar that counts from the Hijra. The message \
         gives the day in the calendar the planner uses; check it and write that one.",
    ),
    (
        Code("E0120"),
        "An end before its beginning",
        "The last day lies before the first. Either the two are swapped or one has a wrong year.",
    ),
    (
        Code("E0121"),
        "A day that does not exist",
        "No calendar has this day, such as 31 February or a 13th month. Day and month may be \
         swapped.",
    ),
    (
        Code("W0122"),
        "Outside the months the pack plans for",
        "The row lies outside the window in `pack.toml` and changes nothing there. A scenario \
         with a window of its own may reach it. Check the year.",
    ),
    (
        Code("E0123"),
        "Low, best and high out of order",
        "An uncertain figure has a least, a best and a most, and they rise in that order. Equal \
         values are fine where the figure is certain.",
    ),
    (
        Code("E0124"),
        "A capacity that differs from its own factors",
        "Vehicles a day times payload times days a month times the open share must give the \
         capacity written beside them, to one part in a hundred, for the low, best and high \
         figure each. One of the five was changed without the others.",
    ),
    (
        Code("E0125"),
        "Figures that belong together do not agree",
        "Some cells mean something only together: hours with their basis and source, the three \
         figures of a store's room, a share with the state `partial`, one name for all rows of a \
         group. Fill all of them, or none.",
    ),
    (
        Code("E0126"),
        "A price or cost is missing",
        "Every place with a supply needs a price, and every item of `costs.csv` and `hauling.csv` a \
         row. Without it the cheapest plan would be the one nobody has costed.",
    ),
    (
        Code("E0127"),
        "A recalled figure that is not called assumed",
        "The note says that the figure was written from memory. Until somebody looks it up, its \
         basis is `assumed`, so that no reader takes it for a published one.",
    ),
    (
        Code("W0128"),
        "A ration and its items weigh differently",
        "What a ration is made of does not add up to its weight. The plan moves the weight of the \
         ration; the items only explain it.",
    ),
    (
        Code("E0129"),
        "Too small to count",
        "Food is counted in grams, money in cents and shares in millionths. A figure that is more \
         than nothing and less than the smallest of these would count as nothing, and the plan would \
         not be of what the file says. Its unit is another than the column's: check it, or write 0 \
         where nothing is meant.",
    ),
    (
        Code("W0130"),
        "A date of a source that cannot be ordered",
        "The newest source of needs tells how old they are, and every map says so. A date in digits is read where it is \
         written 2024, 2024-09 or 2024-09-30; in words it is for people only.",
    ),
];
