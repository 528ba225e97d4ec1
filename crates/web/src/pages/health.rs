//! For whoever watches the machine: the office answers and its petitions can be read.

use serde_json::json;

use crate::reply::Reply;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

pub(crate) fn show(site: &Site, _: &Visit) -> Result<Reply, Trouble> {
    let petitions = site.office.cases()?.len();
    Ok(Reply::json(&json!({
        "status": "ok", "version": env!("CARGO_PKG_VERSION"), "petitions": petitions,
    })))
}
