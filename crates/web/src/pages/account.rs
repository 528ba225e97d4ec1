//! One's own account.

use askama::Template;

use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage {
    shell: Shell,
    id: String,
    role: &'static str,
    duties: &'static str,
    shortest: usize,
}

pub(crate) fn show(_: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let member = visit.member()?;
    Reply::page(&AccountPage {
        shell: visit.shell("Your account"),
        id: member.id.clone(),
        role: member.role.name(),
        duties: member.role.duties(),
        shortest: office::people::SHORTEST,
    })
}

pub(crate) fn password(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let member = visit.member()?;
    if !site.office.is_password(&member.id, visit.form.exact("old"))? {
        return Err(Trouble::Bad("The present password is not right: nothing was changed.".to_owned()));
    }
    if visit.form.exact("password") != visit.form.exact("again") {
        return Err(Trouble::Bad("The two new passwords are not the same: nothing was changed.".to_owned()));
    }
    site.office.set_password(member, &member.id, visit.form.exact("password"))?;
    site.sessions.end_all(&member.id, visit.session.as_deref());
    visit.notice("Your password is changed. Everywhere else you are signed out.");
    Ok(Reply::go_to("/account"))
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{is_as_kept_with_its_frame, shell};

    #[test]
    fn the_account() {
        let page = AccountPage {
            shell: shell("Your account"),
            id: "clara".to_owned(),
            role: "clerk",
            duties: "receives, counts and examines",
            shortest: 15,
        };
        is_as_kept_with_its_frame("account", &page);
    }
}
