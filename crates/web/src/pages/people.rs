//! Who works here.

use askama::Template;
use office::people::Member;
use office::rights::Role;

use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage {
    shell: Shell,
    present: Vec<Member>,
    left: Vec<Member>,
    roles: [Role; 6],
    shortest: usize,
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let people = site.office.people()?;
    let (present, left) = people.all().cloned().partition(|member: &Member| member.active);
    let shell = visit.shell("People");
    Reply::page(&PeoplePage { shell, present, left, roles: Role::ALL, shortest: office::people::SHORTEST })
}

pub(crate) fn add(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let form = &visit.form;
    let role: Role = visit.read("role", "Role", "a role of the list")?;
    let member = site.office.add_person(
        visit.member()?,
        form.text("id"),
        form.text("name"),
        role,
        form.exact("password"),
    )?;
    visit.notice(&format!("{} can sign in as {} now.", member.name, member.id));
    Ok(Reply::go_to("/people"))
}

pub(crate) fn role(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let role: Role = visit.read("role", "Role", "a role of the list")?;
    let person = visit.name("person");
    site.office.change_role(visit.member()?, person, role)?;
    visit.notice(&format!("{person} is {role} now."));
    Ok(Reply::go_to("/people"))
}

pub(crate) fn password(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let person = visit.name("person");
    site.office.set_password(visit.member()?, person, visit.form.exact("password"))?;
    site.sessions.end_all(person, None);
    visit.notice(&format!("{person} has a new password and is signed out everywhere."));
    Ok(Reply::go_to("/people"))
}

pub(crate) fn leave(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let person = visit.name("person");
    site.office.person_leaves(visit.member()?, person)?;
    site.sessions.end_all(person, None);
    visit.notice(&format!("{person} can no longer sign in. What they did stays under their name."));
    Ok(Reply::go_to("/people"))
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{HOSTILE, is_as_kept, shell};

    #[test]
    fn people_who_work_here_and_who_left() {
        let member = |id: &str, active| Member {
            id: id.to_owned(),
            name: HOSTILE.to_owned(),
            role: Role::Clerk,
            active,
        };
        let page = PeoplePage {
            shell: shell("People"),
            present: vec![member("ana", true)],
            left: vec![member("ben", false)],
            roles: Role::ALL,
            shortest: 15,
        };
        is_as_kept("people", &page);
    }
}
