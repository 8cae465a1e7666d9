//! `/users`. Texts are checked here, who may be changed how in the store.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::wire::{ChangeUser, Code, InviteUser, Role, UserEntry, UserLink};
use carnet_store::users::{self, ChangeRefused, Changed, InviteRefused, NewPerson, UserChange};
use http::{HeaderMap, StatusCode, header};

use super::link::Links;
use crate::{
    extract::{Admin, ApiJson, ApiPath, IfMatch},
    host::Host,
    id,
    problem::Failure,
    session::end_streams,
    texts::{Faults, MAX_PERSON_CHARS, is_email},
};

/// `GET /users`, by name.
pub(super) async fn list(State(host): State<Host>, Admin(session): Admin) -> Result<Json<Vec<UserEntry>>, Failure> {
    let now = (host.now)();
    Ok(Json(host.read(move |db| users::list(db, &session.account.id, &session.user.id, now)).await?))
}

/// `GET /users/{id}`.
pub(super) async fn get(
    State(host): State<Host>,
    Admin(session): Admin,
    ApiPath(id): ApiPath,
) -> Result<Json<UserEntry>, Failure> {
    let now = (host.now)();
    let found = host.read(move |db| users::get(db, &session.account.id, &id, &session.user.id, now)).await?;
    found.map(Json).ok_or_else(|| refused(ChangeRefused::NotFound))
}

/// `POST /users`.
pub(super) async fn invite(
    State(host): State<Host>,
    Admin(session): Admin,
    headers: HeaderMap,
    ApiJson(body): ApiJson<InviteUser>,
) -> Result<Response, Failure> {
    let new = new(&host, &body)?;
    let now = (host.now)();
    let links = Links::new(&host, now);
    let (who, link) = (session.clone(), links.first.clone());
    let invited = host.write(move |db| users::invite(db, &who, &new, &link, now)).await?;
    let user = invited.map_err(|InviteRefused::EmailTaken| {
        Failure::field(Code::EmailTaken, "email", "An address belongs to one person, in all companies.")
    })?;
    let location = format!("/api/v1/users/{}", user.id);
    let answer = links.told(&host, &headers, &session, user, false).await?;
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(answer)).into_response())
}

/// `PATCH /users/{id}` with `If-Match`.
pub(super) async fn change(
    State(host): State<Host>,
    Admin(session): Admin,
    IfMatch(version): IfMatch,
    ApiPath(id): ApiPath,
    ApiJson(body): ApiJson<ChangeUser>,
) -> Result<Json<UserEntry>, Failure> {
    let change = changed(&body)?;
    let now = (host.now)();
    let changed = host.write(move |db| users::change(db, &session, &id, version, &change, now)).await?;
    let Changed { user, ended } = changed.map_err(refused)?;
    end_streams(&host, ended).await?;
    Ok(Json(user))
}

/// `DELETE /users/{id}` with `If-Match`.
pub(super) async fn remove(
    State(host): State<Host>,
    Admin(session): Admin,
    IfMatch(version): IfMatch,
    ApiPath(id): ApiPath,
) -> Result<StatusCode, Failure> {
    let now = (host.now)();
    let removed = host.write(move |db| users::remove(db, &session, &id, version, now)).await?;
    removed.map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /users/{id}/link`.
pub(super) async fn link(
    State(host): State<Host>,
    Admin(session): Admin,
    headers: HeaderMap,
    ApiPath(id): ApiPath,
) -> Result<Json<UserLink>, Failure> {
    let now = (host.now)();
    let links = Links::new(&host, now);
    let (who, first, again) = (session.clone(), links.first.clone(), links.again.clone());
    let renewed = host.write(move |db| users::renew(db, &who, &id, (&first, &again), now)).await?;
    let Changed { user, ended } = renewed.map_err(refused)?;
    end_streams(&host, ended).await?;
    let reset = user.status == carnet_core::wire::UserStatus::Active;
    links.told(&host, &headers, &session, user, reset).await.map(Json)
}

fn new(host: &Host, body: &InviteUser) -> Result<NewPerson, Failure> {
    let mut faults = Faults::default();
    let email = body.email.trim();
    if !is_email(email) {
        faults.add(Code::EmailMalformed, "email", "An e-mail address, such as prenom.nom@exemple.fr.");
    }
    let name = name(Some(&body.display_name), &mut faults);
    role(Some(body.role), &mut faults);
    faults.check()?;
    Ok(NewPerson {
        id: id::new(host.random),
        email: email.to_owned(),
        display_name: name.unwrap_or_default(),
        role: body.role,
        locale: body.locale,
    })
}

fn changed(body: &ChangeUser) -> Result<UserChange, Failure> {
    let mut faults = Faults::default();
    let display_name = name(body.display_name.as_deref(), &mut faults);
    role(body.role, &mut faults);
    faults.check()?;
    Ok(UserChange { role: body.role, display_name, disabled: body.disabled })
}

fn name(text: Option<&str>, faults: &mut Faults) -> Option<String> {
    faults.some_line("displayName", text, MAX_PERSON_CHARS, "The name of the person.")
}

fn role(role: Option<Role>, faults: &mut Faults) {
    if role == Some(Role::Operator) {
        faults.add(Code::RoleNotAllowed, "role", "Member or admin.");
    }
}

fn refused(refusal: ChangeRefused) -> Failure {
    let (code, detail) = match refusal {
        ChangeRefused::NotFound => (Code::UserNotFound, "Nobody of your company has this id."),
        ChangeRefused::ChangedMeanwhile => (Code::ChangedMeanwhile, "Read the users again, then change this one."),
        ChangeRefused::LastAdmin => (Code::LastAdmin, "Make somebody else an administrator first."),
        ChangeRefused::Active => (Code::UserActive, "Disable the person; what was done stays in the audit trail."),
        ChangeRefused::Disabled => (Code::UserDisabled, "Enable the person first."),
    };
    Failure::new(code, detail)
}
