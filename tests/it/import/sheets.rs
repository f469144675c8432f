//! Workbooks of Excel and LibreOffice give what the same table as text gives, for every kind.

use super::needs::{WIDE, with_districts};
use super::ways::land;
use super::*;
use aidreach::book::packed;
use rust_xlsxwriter::{Format, Workbook};

fn cells(table: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).from_reader(table.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn is_day(cell: &str) -> bool {
    cell.len() == 10 && cell.parse::<jiff::civil::Date>().is_ok()
}

/// A table as a sheet of LibreOffice, with days and numbers as such, behind a sheet of words.
fn open_document(table: &str) -> Vec<u8> {
    let cell = |cell: &String| {
        let text = cell.replace('&', "&amp;").replace('<', "&lt;");
        let typed = match cell.as_str() {
            "" => return "<table:table-cell/>".to_owned(),
            day if is_day(day) => format!("office:value-type=\"date\" office:date-value=\"{day}\""),
            number if number.parse::<f64>().is_ok() => {
                format!("office:value-type=\"float\" office:value=\"{number}\"")
            }
            _ => "office:value-type=\"string\"".to_owned(),
        };
        format!("<table:table-cell {typed}><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |row: &Vec<String>| {
        let cells: String = row.iter().map(cell).collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let sheet = |name: &str, rows: &[Vec<String>]| {
        let rows: String = rows.iter().map(row).collect();
        format!("<table:table table:name=\"{name}\">{rows}</table:table>")
    };
    let words = sheet("read me", &[vec!["How this was made".to_owned()]]);
    let data = sheet("data", &cells(table));
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body>\
         <office:spreadsheet>{words}{data}</office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", manifest),
    ];
    let parts = parts.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    packed(&parts.into_iter().collect()).expect("small parts")
}

/// A table as a sheet of Excel, likewise.
fn excel(table: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let words = book.add_worksheet().set_name("read me").expect("a sheet");
    words.write(0, 0, "How this was made").expect("a cell");
    let sheet = book.add_worksheet().set_name("data").expect("a sheet");
    let days = Format::new().set_num_format("dd/mm/yyyy");
    for (n, row) in cells(table).iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let (n, column) = (n as u32, column as u16);
            match cell.parse::<f64>() {
                Ok(number) => drop(sheet.write(n, column, number).expect("a cell")),
                Err(_) if is_day(cell) => {
                    let day = rust_xlsxwriter::ExcelDateTime::parse_from_str(cell).expect("a day");
                    sheet.write_with_format(n, column, &day, &days).expect("a cell");
                }
                Err(_) => drop(sheet.write(n, column, cell.as_str()).expect("a cell")),
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn every_kind_is_read_alike_from_text_and_workbooks() {
    let areas = "adm1_name,adm1_pcode,adm2_name,adm2_pcode,lang,iso3\nÉa,XM01,Nor,XM0101,fr,XMA\nBo,XM02,Port,XM0201,fr,XMA\n";
    let people = "ADM2_PCODE,T_TL\nXM0101,301\nXM0201,51\n";
    let wide = format!(
        "{WIDE}Apr 2023,XMA,1000,Ea,Nor,2023-04-01,2023-05-31,100,20,50,30,10,8,2,2023-06-01,2023-07-31,100,5,90,5,5,0,0\n"
    );
    let long = "Date of analysis,Country,Level 1,Area,Validity period,From,To,Phase,Number,Percentage\n\
                Apr 2023,XMA,Ea,Nor,current,2023-04-01,2023-05-31,3,10,0.1\n\
                Apr 2023,XMA,Ea,Nor,current,2023-04-01,2023-05-31,1,90,0.9\n";
    let hapi = "location_code,provider_admin1_name,provider_admin2_name,admin1_code,admin2_code,admin_level,ipc_phase,\
                ipc_type,population_in_phase,reference_period_start,reference_period_end\n\
                XMA,Éa,Nor,XM01,XM0101,2,4,current,7,2023-04-01,2023-05-31\n";
    let plan = "Admin 1 PCode,Admin 2 PCode,Cluster,Category,In Need\nXM01,XM0101,FSC,total,40\n";
    let presence = "admin1_code,org_name,sector_name,reference_period_start\nXM01,Bread,Food Security,2023-01-01\n";
    let displaced = "operation,admin1Pcode,adminLevel,numPresentIdpInd,reportingDate,roundNumber\n\
                     Monthly,XM01,1,400,2023-01-31,7\n";
    let kinds = [
        (Kind::Areas, areas),
        (Kind::Population, people),
        (Kind::Needs, &wide),
        (Kind::Needs, long),
        (Kind::Needs, hapi),
        (Kind::Needs, plan),
        (Kind::Presence, presence),
        (Kind::Displaced, displaced),
    ];
    for (kind, table) in kinds {
        let mut begun = if kind == Kind::Areas { fresh() } else { with_districts() };
        let dated = text(&begun, "pack.toml").replace("from = 2021-08-01", "from = 2023-04-01");
        begun.insert("pack.toml".to_owned(), dated.into_bytes());
        let made = |name: &str, bytes: &[u8]| {
            let mut pack = begun.clone();
            let one = Asked { update: true, ..asked(kind, &[(name, bytes)]) };
            put(&mut pack, &one);
            pack.retain(|file, _| file != "sources.csv");
            pack
        };
        let by_text = made("table.csv", table.as_bytes());
        assert!(by_text.get("imported.csv") != begun.get("imported.csv"), "{kind:?} takes nothing");
        for (name, bytes) in [("table.ods", open_document(table)), ("table.xlsx", excel(table))] {
            let by_book = made(name, &bytes);
            for (file, bytes) in &by_text {
                // The source's row names the file.
                let same = file == "imported.csv" || by_book.get(file) == Some(bytes);
                assert!(same, "{kind:?} {name}: {file}");
            }
        }
    }
}

#[test]
fn a_network_is_read_from_workbooks_too() {
    let nodes =
        "lon,lat,iso3c,city_country,population\n11,1,CAF,ea - CAF,500\n13,1,CAF,bo - CAF,90\n";
    let edges = "from,to,distance,duration\n1,2,60000,60\n";
    let made = |files: [(&str, &[u8]); 2]| {
        let mut pack = land();
        put(&mut pack, &asked(Kind::Network, &files));
        pack["links.csv"].clone()
    };
    let by_text = made([("nodes.csv", nodes.as_bytes()), ("edges.csv", edges.as_bytes())]);
    let by_book = made([("nodes.ods", &open_document(nodes)), ("edges.xlsx", &excel(edges))]);
    assert_eq!(by_text, by_book);
}
