//! Thrift's compact protocol, as far as the descriptions inside a Parquet file need it.

/// Types of fields and of list members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    I32 = 5,
    I64 = 6,
    Text = 8,
    List = 9,
    Struct = 12,
}

/// A description under way; fields must come in the order of their numbers.
#[derive(Debug, Default)]
pub(super) struct Description {
    pub(super) bytes: Vec<u8>,
    /// The last field's number, of each open structure.
    last: Vec<u8>,
}

impl Description {
    pub(super) fn new() -> Self {
        Self { bytes: Vec::new(), last: vec![0] }
    }

    fn field(&mut self, number: u8, kind: Kind) {
        // Numbers rise by less than 16 in Parquet's structures.
        if let Some(last) = self.last.last_mut() {
            self.bytes.push((number - *last) << 4 | kind as u8);
            *last = number;
        }
    }

    fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push(value.to_le_bytes()[0] | 0x80);
            value >>= 7;
        }
        self.bytes.push(value.to_le_bytes()[0]);
    }

    /// A number that is not negative, which in this protocol is twice itself.
    pub(super) fn number(&mut self, value: u64) {
        self.varint(value << 1);
    }

    pub(super) fn i32(&mut self, field: u8, value: u32) {
        self.field(field, Kind::I32);
        self.number(u64::from(value));
    }

    pub(super) fn i64(&mut self, field: u8, value: u64) {
        self.field(field, Kind::I64);
        self.number(value);
    }

    pub(super) fn text(&mut self, field: u8, value: &str) {
        self.field(field, Kind::Text);
        self.plain_text(value);
    }

    /// A member of a list of texts.
    pub(super) fn plain_text(&mut self, value: &str) {
        self.varint(value.len() as u64);
        self.bytes.extend_from_slice(value.as_bytes());
    }

    pub(super) fn list(&mut self, field: u8, of: Kind, length: usize) {
        self.field(field, Kind::List);
        match u8::try_from(length) {
            Ok(short @ 0..15) => self.bytes.push(short << 4 | of as u8),
            _ => {
                self.bytes.push(0xF0 | of as u8);
                self.varint(length as u64);
            }
        }
    }

    /// A structure in a field.
    pub(super) fn structure(&mut self, field: u8, content: impl FnOnce(&mut Self)) {
        self.field(field, Kind::Struct);
        self.member(content);
    }

    /// A structure in a list.
    pub(super) fn member(&mut self, content: impl FnOnce(&mut Self)) {
        self.last.push(0);
        content(self);
        self.last.pop();
        self.bytes.push(0);
    }

    /// Ends the outermost structure.
    pub(super) fn end(mut self) -> Vec<u8> {
        self.bytes.push(0);
        self.bytes
    }
}
