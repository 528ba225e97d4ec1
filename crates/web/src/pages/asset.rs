//! Style sheet and scripts.

use crate::assets::ASSETS;
use crate::reply::Reply;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

pub(crate) fn show(_: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let wanted = visit.name("name");
    let found = ASSETS.iter().find(|asset| asset.name == wanted);
    let asset = found.ok_or_else(|| Trouble::NotFound("There is no such file.".to_owned()))?;
    Ok(Reply::asset(asset.kind, asset.content))
}
