//! Codes on areas, places, links and maps.

use super::{Code, Entry};

pub(super) const CODES: &[Entry] = &[
    (
        Code("W0201"),
        "A P-code in small letters",
        "P-codes are written in capitals. The code was read as if it were; other programs may not \
         do so.",
    ),
    (
        Code("E0202"),
        "Not a P-code of this country",
        "A P-code is the country's two letters and a fixed number of digits for each level, where \
         `pack.toml` sets that with `pcode_digits`; else letters, digits, `-`, `_` and single blanks. A spreadsheet that takes the code for a number drops leading zeros; the \
         message names the code that may be meant.",
    ),
    (
        Code("E0203"),
        "A P-code damaged by a spreadsheet",
        "The code was shown as a number with a power of ten, and digits are lost for good. Take \
         it from the original list, into a column formatted as text.",
    ),
    (
        Code("E0204"),
        "A P-code twice",
        "Two rows describe the same area. P-codes are keys, so each may stand once in \
         `areas.csv`.",
    ),
    (
        Code("E0205"),
        "An area on the wrong level",
        "Where a table wants a province it cannot take a district, and the other way round.",
    ),
    (
        Code("E0206"),
        "A P-code no area has",
        "The code is well formed but `areas.csv` does not list it. It may belong to another year's \
         list of districts: codes of older lists can be given a meaning in `aliases.csv`.",
    ),
    (
        Code("E0207"),
        "Code and name belong to different areas",
        "A spelling given for one area is the official name of another. Names of provinces can be \
         very alike, so nothing is guessed: correct the code or the name.",
    ),
    (
        Code("E0208"),
        "A name that several areas have",
        "Districts of the same name exist in several provinces. Write the P-code; the message \
         lists the candidates.",
    ),
    (
        Code("I0209"),
        "A name was read as a P-code",
        "The cell holds a name, spelt as the pack or its list of aliases spells it, and only one \
         area has it. It was read as that area.",
    ),
    (
        Code("E0210"),
        "A name no area has",
        "Neither the names nor the aliases of the pack have this spelling. Areas with a similar \
         name are listed, but none is chosen: a near miss is how aid is counted for the wrong \
         province. Write the P-code, or add the spelling to `aliases.csv`.",
    ),
    (
        Code("I0211"),
        "The towns of a province were read as the province",
        "Analyses of food security list the towns of a province as an area of its own, under the \
         province's name and the word Urban. The planner counts by province, so it was read as \
         the province.",
    ),
    (
        Code("W0212"),
        "A code of an older list",
        "The code belongs to an earlier list of areas and was read as the message shows, by \
         `aliases.csv`. Districts are split and merged between lists, so check that the figures \
         still fit the area.",
    ),
    (
        Code("W0213"),
        "A district whose code begins like another province's",
        "The column `parent` says in which province a district lies, and is what counts. In most countries the \
         district's code begins with that of its province; here it begins with the code of another one. Lists of \
         some countries are so; else one of the two codes is wrong.",
    ),
    (
        Code("I0214"),
        "Names in letters that no font of the program has",
        "Printed pages use the fonts of the program alone. Letters that none of them has stand as one and the \
         same sign in a PDF, which says so below its last paragraph. Pages for a browser, tables, workbooks and \
         map layers hold the names as they are.",
    ),
    (
        Code("E0301"),
        "A key no row has",
        "The cell names a place, link, source or other thing that its table does not list. Ids \
         are compared letter by letter; the nearest one is suggested and never taken.",
    ),
    (
        Code("E0302"),
        "A link from a place to itself",
        "Both ends of the link are the same place. One of them is a slip.",
    ),
    (
        Code("E0303"),
        "A key twice",
        "Two rows of the table have the same key, and nobody can tell which one holds. Delete one \
         of them or give it a key of its own. Where two sources disagree, put the range into the \
         low and high columns.",
    ),
    (
        Code("W0304"),
        "A link that looks like a duplicate",
        "Two links join the same places by the same mode, surface and length. Both are used, and \
         what one can carry comes on top of the other. Delete one unless there really are two \
         roads.",
    ),
    (
        Code("W0305"),
        "No supply has a way there",
        "Even with every permission granted no food can reach the capital of this province, \
         because no links join it to a place with a supply. Its people would show as unreached \
         in every scenario, and the reason would be the table.",
    ),
    (
        Code("E0306"),
        "No way into the country",
        "Supplies lie outside the country and no link crosses its border. Add the crossings: a \
         place on either side and a link between them.",
    ),
    (
        Code("E0307"),
        "A point outside the country",
        "The place is said to lie inside, but its position lies outside the bounds in \
         `pack.toml`. Most often latitude and longitude are swapped, which the message says where \
         it would help.",
    ),
    (
        Code("E0308"),
        "A position that is none",
        "Latitude runs from -90 to 90 and longitude from -180 to 180 degrees. 0, 0 is what \
         programs write when a position is missing; numbers in the hundred thousands are metres \
         of a projection, to be exported anew in degrees.",
    ),
    (
        Code("E0309"),
        "A map in another coordinate system",
        "The file says that its coordinates are not degrees of WGS 84. Export the layer anew in \
         EPSG:4326.",
    ),
    (
        Code("E0310"),
        "A map that cannot be used",
        "The file is not GeoJSON, a shapefile or GeoPackage ends too early, a ring does not close, a \
         point is not on the globe, or an outline has no P-code of the pack. The message names \
         the feature. A GIS can repair shapes, usually under \"fix geometries\".",
    ),
    (
        Code("W0311"),
        "A length that does not fit the map",
        "The link is shorter than the straight line between its places, or several times as long. \
         Either the length is in miles, belongs to another stretch, or one of the places has a \
         wrong position.",
    ),
    (
        Code("E0312"),
        "A selector that cannot be read",
        "A selector says what a permission applies to: terms such as `corridor=ID`, `mode=air` or \
         `country=XX`, joined by `&` where all must hold and by `|` where one is enough. The \
         message lists every form.",
    ),
    (
        Code("E0313"),
        "A selector that does not fit the kind of permission",
        "Handing out happens in areas, so its selector names areas, `inland` or `all`. Permissions \
         on cash, fuel and banking apply to money everywhere and carry `all`.",
    ),
    (
        Code("I0314"),
        "A one-way link over the border",
        "Goods can use the link one way only. That is usual for food on its way in and needs no \
         return; it is told so that a wrong direction is seen.",
    ),
    (
        Code("E0315"),
        "A place that is not where it is said to be",
        "A place inside the country names its province and a place outside does not; a warehouse \
         names the town it stands in and holds that town's stock; local supplies are bought \
         inside the country.",
    ),
    (
        Code("E0316"),
        "Mode and surface, or link and border, that do not fit",
        "Road links are paved, gravel or track; rail, sea and air links carry their own name as \
         surface, because the surface decides the tariff. Only air links fly over countries, only \
         roads have trucks, and only a link between two countries has a border to wait at.",
    ),
    (
        Code("W0317"),
        "Corridor and border do not agree",
        "Results by corridor count what crosses the border. A link over the border without a \
         corridor is left out of them, and a corridor on a link inside would count twice.",
    ),
    (
        Code("W0318"),
        "A warehouse that stores nothing",
        "The place is a warehouse but `stores.csv` has no row for it, so the plan keeps no food \
         there. Give its room, or leave the three figures empty where no source limits it.",
    ),
    (
        Code("E0319"),
        "Months under way on a link of both ways",
        "A link on which food is under way for a month or more is of direction `forward`. Both ways \
         of a link share what it carries in a month, and that can be kept exactly only where food \
         arrives in the month it leaves. Write a link for each way, each with a capacity of its own.",
    ),
    (
        Code("W0320"),
        "A link without a capacity",
        "Nobody counted what the link carries, and no class of `capacity-classes.csv` fits it, so it \
         is held unlimited. A plan may then send everything that way, and losing another way seems \
         to cost nothing. Add a class for its mode, surface, truck or class of road: an assumption \
         with its least and most, by which results are shown side by side.",
    ),
    (
        Code("W0321"),
        "A crossing that nobody counted",
        "The link crosses the country's border without a row in `link-capacities.csv`. What enters \
         the country depends on crossings, and two of one class can differ tenfold. Give each its \
         trucks, wagons or flights a day, what one carries and the share open to aid.",
    ),
    (
        Code("W0322"),
        "A supply that does not say whether it is stock",
        "The row is of an older pack and says only whether food is bought inside the country. Food \
         that lies there in store when the window begins is then taken for food that enters. What \
         access costs is measured with ample food of what enters, so it can come out too small or too \
         large. Write `entering`, `local` or `stock` into `entry`.",
    ),
    (
        Code("W0323"),
        "A last mile that leaves the outlines",
        "Planning by district joins each centre to the nearest place of its province in a straight line. \
         By `boundaries.geojson` most of this line lies outside the country: water or another country lies \
         between, and no truck may get there. Add the place where ships land or the road ends, in the \
         district's province, and the links that lead to it.",
    ),
    (
        Code("I0324"),
        "Nothing is kept from month to month",
        "The pack has no store, so that food which is not handed out in its month is lost to the plan. Say in `stores.csv` \
         where it can wait.",
    ),
    (
        Code("W0325"),
        "A supply without a way",
        "From the place of the supply no links lead to any place where food is handed out, so that its food is in no \
         plan. A link is missing, or runs the other way, or the place is another one.",
    ),
];
