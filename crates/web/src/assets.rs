//! Style sheet and scripts, inside the binary. Their addresses carry a hash of their content, so browsers keep them for
//! ever and never show an old one.

use sha2::{Digest, Sha256};

/// An embedded file.
pub(crate) struct Asset {
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) content: &'static [u8],
}

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";

pub(crate) const ASSETS: &[Asset] = &[
    Asset { name: "style.css", kind: CSS, content: include_bytes!("../assets/style.css") },
    Asset { name: "page.js", kind: JS, content: include_bytes!("../assets/page.js") },
    Asset { name: "paper.js", kind: JS, content: include_bytes!("../assets/paper.js") },
    Asset { name: "examine.js", kind: JS, content: include_bytes!("../assets/examine.js") },
];

/// Where a browser finds an embedded file.
pub(crate) fn address(name: &str) -> String {
    let content = ASSETS.iter().find(|asset| asset.name == name).map_or(&[][..], |asset| asset.content);
    let hash = hex::encode(&Sha256::digest(content)[..6]);
    format!("/assets/{name}?{hash}")
}
