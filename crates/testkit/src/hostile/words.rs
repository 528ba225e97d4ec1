//! The fields of a hostile row.

use crate::rng::Rng;

#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pub(super) last: String,
    pub(super) first: String,
    pub(super) middle: String,
    pub(super) house: String,
    pub(super) street: String,
    pub(super) city: String,
    pub(super) zip: String,
}

impl Words {
    pub(super) fn usual(rng: &mut Rng) -> Self {
        let word = |rng: &mut Rng| -> String {
            (0..rng.between(3, 8))
                .map(|_| char::from(b'A' + u8::try_from(rng.below(26)).unwrap_or(0)))
                .collect()
        };
        Self {
            last: word(rng),
            first: word(rng),
            middle: word(rng),
            house: rng.between(1, 9999).to_string(),
            street: word(rng),
            city: word(rng),
            zip: format!("929{:02}", rng.below(100)),
        }
    }

    pub(super) fn each(self, mut f: impl FnMut(String) -> String) -> Self {
        Self {
            last: f(self.last),
            first: f(self.first),
            middle: f(self.middle),
            house: f(self.house),
            street: f(self.street),
            city: f(self.city),
            zip: f(self.zip),
        }
    }
}
