//! The fonts: Libertinus Serif (SIL Open Font License) for text, DejaVu Sans Mono for hashes. Both come with the
//! `typst-assets` crate and are compiled into the program.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Coverage, Font, FontBook};
use typst::utils::LazyHash;

use crate::ReportError;

const TEXT: &str = "Libertinus Serif";
const EXACT: &str = "DejaVu Sans Mono";

/// The fonts a document may use.
pub(super) struct Fonts {
    pub(super) fonts: Vec<Font>,
    pub(super) book: LazyHash<FontBook>,
    text: Option<Coverage>,
    exact: Option<Coverage>,
}

static FONTS: LazyLock<Fonts> = LazyLock::new(load);

/// The fonts in the program.
pub(super) fn bundled() -> Result<&'static Fonts, ReportError> {
    let fonts = &*FONTS;
    for (coverage, family) in [(&fonts.text, TEXT), (&fonts.exact, EXACT)] {
        if coverage.is_none() {
            return Err(ReportError::Font { family });
        }
    }
    Ok(fonts)
}

impl Fonts {
    /// Whether a font has the character.
    pub(super) fn covers(&self, character: char) -> bool {
        let code = u32::from(character);
        [&self.text, &self.exact].into_iter().flatten().any(|coverage| coverage.contains(code))
    }
}

fn load() -> Fonts {
    let fonts: Vec<Font> = typst_assets::fonts()
        .flat_map(|data| Font::iter(Bytes::new(data)))
        .filter(|font| [TEXT, EXACT].contains(&font.info().family.as_str()))
        .collect();
    let coverage = |family: &str| {
        let upright =
            |font: &&Font| font.info().family == family && font.info().variant == Default::default();
        fonts.iter().find(upright).map(|font| font.info().coverage.clone())
    };
    let (text, exact) = (coverage(TEXT), coverage(EXACT));
    let book = LazyHash::new(FontBook::from_fonts(&fonts));
    Fonts { fonts, book, text, exact }
}
