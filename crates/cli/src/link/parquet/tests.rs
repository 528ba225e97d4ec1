//! The file is read back by a small reader of the format that shares nothing with the writer.

use std::collections::BTreeMap;

use super::{Column, GROUP, Type, Value, Writer};

/// A structure as the compact protocol says it: field numbers with what they hold.
#[derive(Debug, Clone, PartialEq)]
enum Node {
    Number(i64),
    Text(Vec<u8>),
    List(Vec<Node>),
    Struct(BTreeMap<i64, Node>),
}

impl Node {
    fn at(&self, field: i64) -> &Self {
        let Self::Struct(fields) = self else { panic!("{self:?} is no structure") };
        &fields[&field]
    }

    fn number(&self) -> usize {
        let Self::Number(number) = self else { panic!("{self:?} is no number") };
        usize::try_from(*number).unwrap()
    }

    fn list(&self) -> &[Self] {
        let Self::List(list) = self else { panic!("{self:?} is no list") };
        list
    }
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().unwrap();
        self.0 = rest;
        *first
    }

    fn varint(&mut self) -> u64 {
        let mut value = 0;
        for shift in (0..).step_by(7) {
            let byte = self.byte();
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                break;
            }
        }
        value
    }

    fn zigzag(&mut self) -> i64 {
        let value = self.varint();
        i64::try_from(value >> 1).unwrap() ^ -i64::try_from(value & 1).unwrap()
    }

    fn take(&mut self, count: usize) -> Vec<u8> {
        let (taken, rest) = self.0.split_at(count);
        self.0 = rest;
        taken.to_vec()
    }

    fn node(&mut self, kind: u8) -> Node {
        match kind {
            3..=6 => Node::Number(self.zigzag()),
            8 => {
                let length = usize::try_from(self.varint()).unwrap();
                Node::Text(self.take(length))
            }
            9 => {
                let header = self.byte();
                let short = usize::from(header >> 4);
                let length = if short == 15 { usize::try_from(self.varint()).unwrap() } else { short };
                Node::List((0..length).map(|_| self.node(header & 15)).collect())
            }
            12 => self.structure(),
            other => panic!("kind {other}"),
        }
    }

    fn structure(&mut self) -> Node {
        let (mut fields, mut last) = (BTreeMap::new(), 0);
        loop {
            let header = self.byte();
            if header == 0 {
                return Node::Struct(fields);
            }
            last = if header >> 4 == 0 { self.zigzag() } else { last + i64::from(header >> 4) };
            fields.insert(last, self.node(header & 15));
        }
    }
}

/// Values of a column of a row group; `None` where there is none.
fn values(file: &[u8], column: &Node, holds: usize, optional: bool) -> Vec<Option<Vec<u8>>> {
    let mut reader = Reader(&file[column.at(9).number()..]);
    let header = reader.structure();
    let rows = header.at(5).at(1).number();
    let mut page = Reader(&reader.0[..header.at(3).number()]);
    let mut there = Vec::new();
    if optional {
        let length = u32::from_le_bytes(page.take(4).try_into().unwrap());
        let levels = page.take(usize::try_from(length).unwrap());
        let mut levels = Reader(&levels);
        while !levels.0.is_empty() {
            let run = levels.varint();
            assert_eq!(run & 1, 0, "a run of one value");
            let value = levels.byte();
            there.extend((0..run >> 1).map(|_| value == 1));
        }
    } else {
        there = vec![true; rows];
    }
    assert_eq!(there.len(), rows);
    let mut value = || match holds {
        1 => page.take(4),
        5 => page.take(8),
        _ => {
            let length = u32::from_le_bytes(page.take(4).try_into().unwrap());
            page.take(usize::try_from(length).unwrap())
        }
    };
    there.into_iter().map(|there| there.then(&mut value)).collect()
}

const COLUMNS: [Column; 3] = [
    Column { name: "line_id", holds: Type::Text, optional: false },
    Column { name: "rank", holds: Type::I32, optional: true },
    Column { name: "score", holds: Type::F64, optional: true },
];

fn read_back(rows: usize) {
    let id = |row: usize| format!("S{row}-Ünï");
    let rank = |row: usize| (row % 7 != 3).then(|| i32::try_from(row % 1_000).unwrap() - 5);
    let score = |row: usize| (row % 1_000 > 300).then(|| row as f64 / 3.0);
    let mut file = Vec::new();
    let mut writer = Writer::new(&mut file, &COLUMNS).unwrap();
    for row in 0..rows {
        let rank = rank(row).map_or(Value::None, Value::I32);
        let score = score(row).map_or(Value::None, Value::F64);
        writer.row(&[Value::Text(&id(row)), rank, score]).unwrap();
    }
    writer.finish().unwrap();
    assert!(file.starts_with(b"PAR1") && file.ends_with(b"PAR1"));
    let end = file.len() - 8;
    let length = u32::from_le_bytes(file[end..end + 4].try_into().unwrap());
    let footer = Reader(&file[end - usize::try_from(length).unwrap()..end]).structure();
    assert_eq!(footer.at(3).number(), rows);
    assert_eq!(footer.at(2).list().len(), 4);
    let groups = footer.at(4).list();
    assert_eq!(groups.len(), rows.div_ceil(GROUP));
    let column = |at: usize| -> Vec<Option<Vec<u8>>> {
        let of_group = |group: &Node| {
            let data = group.at(1).list()[at].at(3).clone();
            assert_eq!(data.at(3).list(), [Node::Text(COLUMNS[at].name.into())]);
            values(&file, &data, data.at(1).number(), COLUMNS[at].optional)
        };
        groups.iter().flat_map(of_group).collect()
    };
    let expected = |of: &dyn Fn(usize) -> Option<Vec<u8>>| (0..rows).map(of).collect::<Vec<_>>();
    assert_eq!(column(0), expected(&|row| Some(id(row).into_bytes())));
    assert_eq!(column(1), expected(&|row| rank(row).map(|rank| rank.to_le_bytes().to_vec())));
    assert_eq!(column(2), expected(&|row| score(row).map(|score| score.to_le_bytes().to_vec())));
}

#[test]
fn what_is_written_is_read_back() {
    for rows in [0, 1, 14, 1_000, GROUP, 2 * GROUP + 17] {
        read_back(rows);
    }
}

#[test]
fn a_value_of_another_type_is_refused() {
    let mut writer = Writer::new(Vec::new(), &COLUMNS).unwrap();
    assert!(writer.row(&[Value::F64(1.0), Value::None, Value::None]).is_err());
    let mut writer = Writer::new(Vec::new(), &COLUMNS).unwrap();
    assert!(writer.row(&[Value::None, Value::None, Value::None]).is_err());
}
