//! Codes on files, columns and the form of cells.

use super::{Code, Entry};

pub(super) const CODES: &[Entry] = &[
    (
        Code("E0001"),
        "A file of the pack is missing or cannot be opened",
        "The country cannot be read without this file. Either it is not in the pack's folder, it \
         has a slightly different name, or the system does not let the program read it. Rename \
         the file if there is one of a similar name; `aidreach new` writes a folder with every \
         file and every column in place.",
    ),
    (
        Code("E0002"),
        "A table has no rows",
        "The file is there, with or without its header, but nothing stands below. Tables that the \
         plan cannot do without must have at least the row named in the message. The README of a \
         new pack explains every column and says in which order to fill the tables.",
    ),
    (
        Code("E0003"),
        "The file is UTF-16",
        "Spreadsheets write UTF-16 when asked for \"Unicode text\". Tables are read as UTF-8 \
         only, so that every computer reads the same names. Save the sheet anew as \"CSV UTF-8 \
         (comma delimited)\".",
    ),
    (
        Code("E0004"),
        "The file is not UTF-8",
        "A byte in the file does not belong to any UTF-8 character: the file was saved in an \
         older encoding, which the message guesses and shows the field in. Reading it by guess \
         could quietly change the names of places. Save it anew as \"CSV UTF-8 (comma \
         delimited)\" and look whether the field reads as it should.",
    ),
    (
        Code("E0005"),
        "A cell holds a control character",
        "Characters such as U+0000 cannot be seen and usually come from a damaged file or a copy \
         out of another program. They would make two names that look alike differ. Type the cell \
         anew, or take the file from its source again.",
    ),
    (
        Code("E0006"),
        "A cell holds an invisible direction character",
        "Characters that turn the direction of writing, or that have no width, come along when \
         text is copied from pages in Dari, Pashto or Arabic. In a code they make a key that looks \
         right and matches nothing; in a name they can make it read as another. Type the cell \
         anew. The joiners that Dari and Pashto spelling needs are fine in names.",
    ),
    (
        Code("E0007"),
        "The columns are not separated by commas",
        "The whole header was read as one column, because the file uses semicolons or tabs, as \
         spreadsheets do in countries with a decimal comma. Save it as comma separated values, \
         with a point for decimals.",
    ),
    (
        Code("E0008"),
        "A row has more or fewer fields than the header",
        "With a field too many or too few nobody can tell which value belongs to which column. \
         The usual cause is a comma inside a text: such a text must stand between double quotes. \
         Rows that were cut off when copying also look like this.",
    ),
    (
        Code("E0009"),
        "A quote opens and never closes",
        "Everything from the quote to the end of the file would be one cell. Close the quote \
         where the text ends; a quote within a quoted text is written twice.",
    ),
    (
        Code("E0010"),
        "A column stands twice",
        "Two columns have the same name, and nobody can tell which one holds. Delete or rename \
         one of them.",
    ),
    (
        Code("E0011"),
        "A column has no name",
        "The header has an empty field, often because a spreadsheet saved an empty column to the \
         right of the table. Name the column, or delete it.",
    ),
    (
        Code("E0012"),
        "A column is missing",
        "The table lacks a column the plan needs. If the message names a column of a similar \
         name, that one is probably meant: rename it. Nothing is read under a name it does not \
         have.",
    ),
    (
        Code("W0013"),
        "A column or file is not known and was not read",
        "The name is not in the manual of the tables. Often it is a slip of the keyboard, and the \
         message names what may be meant; then the values are missing where they were wanted. \
         Folders are not read either. Extra columns of your \
         own do no harm.",
    ),
    (
        Code("I0014"),
        "A row of HXL tags was skipped",
        "The row below the header holds hashtags of the Humanitarian Exchange Language. It was \
         not read as data; where a tag contradicts the name of its column, another message says \
         so.",
    ),
    (
        Code("W0015"),
        "An HXL tag contradicts its column",
        "The hashtag below the header says that the column holds something else than its name, \
         such as people in need in a column of residents. One of the two is wrong. The column was \
         read by its name.",
    ),
    (
        Code("E0016"),
        "The header is not in the first row",
        "Titles or notes stand above the names of the columns, as in sheets made for printing. \
         Delete everything above the header, merged cells included.",
    ),
    (
        Code("E0017"),
        "A row of totals",
        "The last row sums up the ones above it. Read as data it would count everyone twice. \
         Delete the row.",
    ),
    (
        Code("W0018"),
        "Blanks around a code",
        "A space, often one that does not break or has no width, stands before or after a code. \
         It was read without. Other programs may not do so and find two keys where you see one: \
         remove the blank.",
    ),
    (
        Code("E0019"),
        "A file or table is too large",
        "A file of a pack may have 24,000,000 bytes and all of them 96,000,000; a scenario \
         2,000,000, and a cell 50,000. Tables whose rows others refer to may have 500,000 rows, and rations 255; any \
         other table 20,000, and 100 more for each row of the table that its key names, so that \
         limits grow with the country. A scenario may have 10,000 decisions, 10,000 events and 1,000 adjustments, with \
         those of what it extends, and set 500,000 permissions. A public table to import may have 2,000,000 lines, \
         5,000 columns and 30,000,000 cells. The message tells the limit that is in force. A country of thousands of areas does not need more than a fraction of that, so a file this large is \
         usually the wrong one: no option raises the limit.",
    ),
    (
        Code("E0020"),
        "A workbook that is too large unpacked",
        "A workbook is a packed folder, and a small one can hold a great deal. One of a form may have \
         500 parts, 16,000,000 bytes unpacked and some hundred thousand cells, counted as it is \
         unpacked and not as it says. Hand in the workbook of the turn, without pictures and \
         without other sheets.",
    ),
    (
        Code("E0021"),
        "Something stands far outside a sheet",
        "A cell beyond 100,000 rows or 512 columns is filled, most often by a slip of the keyboard. It \
         could be meant as part of the form, so it is not passed over. Delete what stands there.",
    ),
    (
        Code("E0022"),
        "A workbook that cannot be read",
        "The parts of the workbook are damaged, or say what no spreadsheet writes: positions that no \
         sheet has, entities that are not defined, counts that are not true. Open it in a \
         spreadsheet and save it anew as .xlsx.",
    ),
    (
        Code("E0023"),
        "A format that is not read, or a password",
        "Forms are read as .xlsx, .csv and .toml. Old workbooks (.xls), binary ones (.xlsb), sheets of \
         other programs (.ods) and workbooks with a password are not: open them where they were \
         made and save them as .xlsx without a password.",
    ),
    (
        Code("E0024"),
        "A cell with an error",
        "A formula failed and the cell holds `#REF!`, `#N/A` or the like. Read as empty, the order in \
         its line would be lost without a word. Correct the formula, or type the value.",
    ),
    (
        Code("E0025"),
        "A formula without a stored result",
        "The program that wrote the workbook stored the formula and not what it comes to, and formulas \
         are not worked out here. Open the workbook in a spreadsheet and save it, which stores the \
         result, or type the value.",
    ),
    (
        Code("E0027"),
        "A cell that must be filled is empty",
        "The plan cannot do without this value, and nothing is assumed in its place. Where no \
         source has the figure, write a planning judgement, call its basis `assumed` and say why \
         in the note.",
    ),
    (
        Code("E0028"),
        "A word that is not in the list",
        "The column takes one of a few words, all named in the message, in small letters and \
         spelt exactly so. Country codes are two capital letters.",
    ),
    (
        Code("E0029"),
        "An id that is not written as ids are",
        "Ids are used in other tables, in scenarios and on the command line, so they keep to \
         lower-case letters, digits, `_` and `-`. Names for people, with capitals and accents, \
         have a column of their own.",
    ),
    (
        Code("E0030"),
        "A table under a name that is not read",
        "The file holds a table of the pack by its name, but it is written in capitals or is a workbook, and \
         there is none under the table's own name. Going on without it would change results without a word. \
         Rename it, or save the sheet as CSV UTF-8.",
    ),
    (
        Code("E0031"),
        "Merged cells",
        "Of cells that are merged only the first holds anything; the others are empty, whatever it looks like. Take \
         the merging off and write the value into each of them.",
    ),
    (
        Code("E0035"),
        "A file of a pack stands twice",
        "Two sheets of a workbook, a sheet and a row of its sheet `files`, or two files of a packed folder go by the \
         same name, also where they differ in capitals or blanks only. Nobody can tell which of the two holds, and the \
         plan would rest on one of them without a word. Take one away.",
    ),
    (
        Code("E0036"),
        "A text of several rows is not whole",
        "A long text of the sheet `files` goes on in further rows, which the column `part` numbers from 1. A number is \
         missing, stands twice or is none. Put together as it stands, the text would be another one. Copy all rows of \
         the text anew.",
    ),
    (
        Code("E0037"),
        "A value hidden under merged cells",
        "Cells were merged, and a value still lies under them where nobody sees it. It was meant for another place, or \
         for none. Take the merged cells apart, and type the value where it belongs or delete it.",
    ),
    (
        Code("I0038"),
        "What is hidden was read",
        "A sheet, rows or columns of the workbook are hidden, as filters and people do. They count like all others. Show \
         them and look whether they should; what should not count must be deleted.",
    ),
    (
        Code("E0099"),
        "The program contradicts itself",
        "Every check passed and yet the country could not be put together. That is a fault of the \
         program and not of the files. Please report it, with the pack if you may share it.",
    ),
];
