//! What a block of an extract holds: nodes with their positions, ways with the nodes they go through, and tags.

use super::wire::{Broken, Deltas, Message, Value, numbers, signed, varint};

/// The most texts of a block: real ones have some ten thousands.
const MOST_TEXTS: usize = 1_000_000;

/// A position in ten-millionths of a degree, east and north: what the map itself keeps.
pub(in crate::import) type Position = [i32; 2];

/// A block of data.
pub(super) struct Block<'a> {
    texts: Vec<&'a [u8]>,
    groups: Vec<&'a [u8]>,
    granularity: i64,
    north: i64,
    east: i64,
}

/// How many elements were seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Nodes.
    pub nodes: u64,
    /// Ways.
    pub ways: u64,
    /// Relations.
    pub relations: u64,
    /// Ways with a tag `highway`.
    pub highways: u64,
}

/// Tags of a node or a way.
#[derive(Clone, Copy)]
pub(in crate::import) struct Tags<'a> {
    texts: &'a [&'a [u8]],
    keys: &'a [u8],
    /// Values in a list of their own; otherwise each stands behind its key.
    values: Option<&'a [u8]>,
}

/// A way.
#[derive(Clone, Copy)]
pub(in crate::import) struct Way<'a> {
    pub(in crate::import) id: i64,
    pub(in crate::import) tags: Tags<'a>,
    nodes: &'a [u8],
    norths: &'a [u8],
    easts: &'a [u8],
    scale: [i64; 3],
}

impl Tags<'_> {
    /// Goes through all tags; those that are no text are left.
    pub(in crate::import) fn each(&self, mut told: impl FnMut(&str, &str)) {
        let (mut keys, mut values) = (self.keys, self.values);
        while let Ok(key) = varint(&mut keys) {
            let value = match &mut values {
                Some(values) => varint(values),
                None => varint(&mut keys),
            };
            let Ok(value) = value else { return };
            let text = |n: u64| {
                let bytes = usize::try_from(n).ok().and_then(|n| self.texts.get(n))?;
                std::str::from_utf8(bytes).ok()
            };
            if let (Some(key), Some(value)) = (text(key), text(value)) {
                told(key, value);
            }
        }
    }
}

impl Way<'_> {
    /// The ids of its nodes, in their order.
    pub(in crate::import) fn nodes(&self) -> impl Iterator<Item = i64> {
        let mut nodes = Deltas::of(self.nodes);
        std::iter::from_fn(move || nodes.next().ok().flatten())
    }

    /// Positions of its nodes, where the file keeps them with the way.
    pub(in crate::import) fn positions(&self) -> impl Iterator<Item = Position> {
        let (mut easts, mut norths) = (Deltas::of(self.easts), Deltas::of(self.norths));
        let scale = self.scale;
        std::iter::from_fn(move || {
            let (east, north) = (easts.next().ok().flatten()?, norths.next().ok().flatten()?);
            position(scale, east, north)
        })
    }
}

/// A position on the globe.
fn position([granularity, east, north]: [i64; 3], lon: i64, lat: i64) -> Option<Position> {
    let degrees = |offset: i64, units: i64, most: i64| {
        let nano = units.checked_mul(granularity)?.checked_add(offset)?;
        let found = nano.checked_div(100)?;
        i32::try_from(found).ok().filter(|_| found.abs() <= most)
    };
    Some([degrees(east, lon, 1_800_000_000)?, degrees(north, lat, 900_000_000)?])
}

impl<'a> Block<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Result<Block<'a>, Broken> {
        let mut block =
            Block { texts: Vec::new(), groups: Vec::new(), granularity: 100, north: 0, east: 0 };
        let mut fields = Message(bytes);
        while let Some((field, value)) = fields.next()? {
            match (field, value) {
                (1, Value::Bytes(table)) => {
                    let mut texts = Message(table);
                    while let Some((_, text)) = texts.next()? {
                        let Value::Bytes(text) = text else { return Err(Broken) };
                        if block.texts.len() >= MOST_TEXTS {
                            return Err(Broken);
                        }
                        block.texts.push(text);
                    }
                }
                // A block with a million empty groups is not one.
                (2, Value::Bytes(_)) if block.groups.len() >= MOST_TEXTS => return Err(Broken),
                (2, Value::Bytes(group)) => block.groups.push(group),
                (17, Value::Number(number)) => block.granularity = number as i64,
                (19, Value::Number(number)) => block.north = number as i64,
                (20, Value::Number(number)) => block.east = number as i64,
                _ => {}
            }
        }
        Ok(block)
    }

    fn scale(&self) -> [i64; 3] {
        [self.granularity, self.east, self.north]
    }

    /// Counts everything, and goes through the ways.
    pub(super) fn ways(
        &self,
        counts: &mut Counts,
        each: &mut dyn FnMut(&Way<'_>),
    ) -> Result<(), Broken> {
        for group in &self.groups {
            let mut fields = Message(group);
            while let Some((field, value)) = fields.next()? {
                match (field, value) {
                    (1, Value::Bytes(_)) => counts.nodes += 1,
                    (2, Value::Bytes(dense)) => counts.nodes += numbers(dense_ids(dense)?),
                    (3, Value::Bytes(way)) => {
                        counts.ways += 1;
                        let way = self.way(way)?;
                        way.tags.each(|key, _| counts.highways += u64::from(key == "highway"));
                        each(&way);
                    }
                    (4, Value::Bytes(_)) => counts.relations += 1,
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn way(&self, bytes: &'a [u8]) -> Result<Way<'_>, Broken> {
        let (mut id, mut lists) = (0, [&[] as &[u8]; 5]);
        let mut fields = Message(bytes);
        while let Some((field, value)) = fields.next()? {
            match (field, value) {
                (1, Value::Number(number)) => id = number as i64,
                (2, Value::Bytes(keys)) => lists[0] = keys,
                (3, Value::Bytes(values)) => lists[1] = values,
                (8, Value::Bytes(nodes)) => lists[2] = nodes,
                (9, Value::Bytes(norths)) => lists[3] = norths,
                (10, Value::Bytes(easts)) => lists[4] = easts,
                _ => {}
            }
        }
        let [keys, values, nodes, norths, easts] = lists;
        let tags = Tags { texts: &self.texts, keys, values: Some(values) };
        Ok(Way { id, tags, nodes, norths, easts, scale: self.scale() })
    }

    /// Goes through the nodes; whether there are any.
    pub(super) fn nodes(
        &self,
        each: &mut dyn FnMut(i64, Option<Position>, Tags<'_>),
    ) -> Result<(), Broken> {
        for group in &self.groups {
            let mut fields = Message(group);
            while let Some((field, value)) = fields.next()? {
                match (field, value) {
                    (1, Value::Bytes(node)) => self.node(node, each)?,
                    (2, Value::Bytes(dense)) => self.dense(dense, each)?,
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn node(
        &self,
        bytes: &[u8],
        each: &mut dyn FnMut(i64, Option<Position>, Tags<'_>),
    ) -> Result<(), Broken> {
        let (mut id, mut north, mut east) = (0, 0, 0);
        let (mut keys, mut values) = (&[] as &[u8], &[] as &[u8]);
        let mut fields = Message(bytes);
        while let Some((field, value)) = fields.next()? {
            match (field, value) {
                (1, Value::Number(number)) => id = signed(number),
                (2, Value::Bytes(list)) => keys = list,
                (3, Value::Bytes(list)) => values = list,
                (8, Value::Number(number)) => north = signed(number),
                (9, Value::Number(number)) => east = signed(number),
                _ => {}
            }
        }
        let tags = Tags { texts: &self.texts, keys, values: Some(values) };
        each(id, position(self.scale(), east, north), tags);
        Ok(())
    }

    fn dense(
        &self,
        bytes: &[u8],
        each: &mut dyn FnMut(i64, Option<Position>, Tags<'_>),
    ) -> Result<(), Broken> {
        let mut lists = [&[] as &[u8]; 4];
        let mut fields = Message(bytes);
        while let Some((field, value)) = fields.next()? {
            match (field, value) {
                (1, Value::Bytes(list)) => lists[0] = list,
                (8, Value::Bytes(list)) => lists[1] = list,
                (9, Value::Bytes(list)) => lists[2] = list,
                (10, Value::Bytes(list)) => lists[3] = list,
                _ => {}
            }
        }
        let [mut ids, mut norths, mut easts] = [lists[0], lists[1], lists[2]].map(Deltas::of);
        let (mut tags, scale) = (lists[3], self.scale());
        while let Some(id) = ids.next()? {
            let (Some(north), Some(east)) = (norths.next()?, easts.next()?) else {
                return Err(Broken);
            };
            let start = tags;
            let mut own = 0;
            // Pairs of key and value up to a 0; the list is empty where no node has tags.
            while !tags.is_empty() && varint(&mut tags)? != 0 {
                varint(&mut tags)?;
                own = start.len() - tags.len();
            }
            let of_node = Tags { texts: &self.texts, keys: &start[..own], values: None };
            each(id, position(scale, east, north), of_node);
        }
        Ok(())
    }
}

fn dense_ids(dense: &[u8]) -> Result<&[u8], Broken> {
    let mut fields = Message(dense);
    while let Some((field, value)) = fields.next()? {
        if let (1, Value::Bytes(ids)) = (field, value) {
            return Ok(ids);
        }
    }
    Ok(&[])
}
