//! Extracts of OpenStreetMap for tests, byte by byte: the other side of the reader, written without it.

/// Tags of a node or a way.
pub(super) type Tags<'a> = &'a [(&'a str, &'a str)];

/// An extract while it is written.
#[derive(Default)]
pub(super) struct Writer<'a> {
    pub(super) nodes: Vec<(i64, f64, f64, Tags<'a>)>,
    pub(super) ways: Vec<(i64, &'a [i64], Tags<'a>)>,
    /// Whether the places of nodes stand with the ways.
    pub(super) with_places: bool,
    /// A part of the format that readers must know.
    pub(super) needs: Vec<&'a str>,
}

fn varint(mut number: u64, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)) as u64
}

/// A field that holds a number.
pub(super) fn number(field: u64, number: u64, to: &mut Vec<u8>) {
    varint(field << 3, to);
    varint(number, to);
}

/// A field that holds bytes.
pub(super) fn bytes(field: u64, bytes: &[u8], to: &mut Vec<u8>) {
    varint(field << 3 | 2, to);
    varint(bytes.len() as u64, to);
    to.extend_from_slice(bytes);
}

fn deltas(numbers: impl Iterator<Item = i64>) -> Vec<u8> {
    let (mut list, mut last) = (Vec::new(), 0);
    for number in numbers {
        varint(zigzag(number - last), &mut list);
        last = number;
    }
    list
}

/// A block with its head: packed as zlib, or raw.
pub(super) fn blob(sort: &str, block: &[u8], packed: bool) -> Vec<u8> {
    let mut content = Vec::new();
    match packed {
        true => {
            number(2, block.len() as u64, &mut content);
            bytes(3, &miniz_oxide::deflate::compress_to_vec_zlib(block, 6), &mut content);
        }
        false => bytes(1, block, &mut content),
    }
    framed(sort, &content)
}

/// A block's content behind a head that says how long it is.
pub(super) fn framed(sort: &str, content: &[u8]) -> Vec<u8> {
    let mut head = Vec::new();
    bytes(1, sort.as_bytes(), &mut head);
    number(3, content.len() as u64, &mut head);
    let mut all = (head.len() as u32).to_be_bytes().to_vec();
    all.extend(head);
    all.extend_from_slice(content);
    all
}

fn units(degrees: f64) -> i64 {
    (degrees * 1e7).round() as i64
}

#[derive(Default)]
struct Texts(Vec<String>);

impl Texts {
    fn of(&mut self, text: &str) -> u64 {
        let known = self.0.iter().position(|known| known == text);
        let at = known.unwrap_or_else(|| {
            self.0.push(text.to_owned());
            self.0.len() - 1
        });
        // Number 0 is kept for the end of a node's tags.
        at as u64 + 1
    }

    fn table(&self) -> Vec<u8> {
        let mut table = Vec::new();
        bytes(1, b"", &mut table);
        self.0.iter().for_each(|text| bytes(1, text.as_bytes(), &mut table));
        table
    }
}

fn block(texts: &Texts, group: &[u8]) -> Vec<u8> {
    let mut block = Vec::new();
    bytes(1, &texts.table(), &mut block);
    bytes(2, group, &mut block);
    block
}

impl Writer<'_> {
    /// The head alone.
    pub(super) fn head(&self) -> Vec<u8> {
        let mut head = Vec::new();
        bytes(4, b"OsmSchema-V0.6", &mut head);
        self.needs.iter().for_each(|need| bytes(4, need.as_bytes(), &mut head));
        // 1 June 2024.
        number(32, 1_717_200_000, &mut head);
        blob("OSMHeader", &head, false)
    }

    /// The file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut file = self.head();
        let mut texts = Texts::default();
        let mut tags = Vec::new();
        for (_, _, _, own) in &self.nodes {
            for (key, value) in *own {
                varint(texts.of(key), &mut tags);
                varint(texts.of(value), &mut tags);
            }
            tags.push(0);
        }
        let mut dense = Vec::new();
        bytes(1, &deltas(self.nodes.iter().map(|node| node.0)), &mut dense);
        bytes(8, &deltas(self.nodes.iter().map(|node| units(node.2))), &mut dense);
        bytes(9, &deltas(self.nodes.iter().map(|node| units(node.1))), &mut dense);
        bytes(10, &tags, &mut dense);
        let mut group = Vec::new();
        bytes(2, &dense, &mut group);
        if !self.with_places {
            file.extend(blob("OSMData", &block(&texts, &group), true));
        }
        let (mut texts, mut group) = (Texts::default(), Vec::new());
        for (id, nodes, tags) in &self.ways {
            let mut way = Vec::new();
            number(1, *id as u64, &mut way);
            let mut lists = [Vec::new(), Vec::new()];
            for (key, value) in *tags {
                varint(texts.of(key), &mut lists[0]);
                varint(texts.of(value), &mut lists[1]);
            }
            bytes(2, &lists[0], &mut way);
            bytes(3, &lists[1], &mut way);
            bytes(8, &deltas(nodes.iter().copied()), &mut way);
            if self.with_places {
                let place =
                    |id: &i64| self.nodes.iter().find(|node| node.0 == *id).expect("a node");
                bytes(9, &deltas(nodes.iter().map(|id| units(place(id).2))), &mut way);
                bytes(10, &deltas(nodes.iter().map(|id| units(place(id).1))), &mut way);
            }
            bytes(3, &way, &mut group);
        }
        file.extend(blob("OSMData", &block(&texts, &group), false));
        file
    }
}
