//! Suggestions as they travel, in the words of whoever reads.

use carnet_core::wire::{Identifier, Suggestion, SuggestionState};

use crate::{
    db::{self, Db, Row},
    error::{Error, Result},
    participants::children::load,
    sql::Params,
    text::Word,
    times,
};

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer<'a> {
    /// The account with this id: the suggestions it follows or followed, in its own words.
    Company(&'a str),
    /// Everything, in the words of all who follow.
    Operator,
}

/// Columns for [`row`], from [`FROM`]. `f` is the follower whose words are read, `s` the suggestion.
const COLUMNS: &str = "s.id, s.state, f.name, s.country, f.electronic_address, f.provider, f.contact, f.comment, f.at,
    u.display_name, a.name, f.left_at, l.display_name,
    (select count(*) from suggestion_followers w where w.suggestion_id = s.id and w.left_at is null),
    s.decided_at, d.display_name, s.reason, p.participant_id, c.id";
const FROM: &str = "suggestions s join suggestion_followers f on f.suggestion_id = s.id
    join accounts a on a.id = f.account_id join users u on u.id = f.user_id left join users l on l.id = f.left_by
    left join users d on d.id = s.decided_by left join participants p on p.participant_key = s.participant_key
    left join customers c on c.participant_key = s.participant_key and c.account_id = f.account_id
        and c.deleted_at is null";

impl Viewer<'_> {
    /// The condition that `f` is the follower whose words this reader is shown.
    pub(super) fn words(self, params: &mut Params) -> String {
        match self {
            Self::Company(account_id) => format!("f.account_id = {}", params.add(account_id)),
            Self::Operator => "f.account_id = s.account_id".to_owned(),
        }
    }

    /// The state as this reader sees it: over for who took it back, though others wait on.
    pub(super) fn state(self) -> &'static str {
        match self {
            Self::Company(_) => "case when f.left_at is null then s.state else 'withdrawn' end",
            Self::Operator => "s.state",
        }
    }
}

/// One suggestion; `None` when there is none with this id, or the account never followed it.
pub fn get(db: &mut dyn Db, viewer: Viewer<'_>, id: &str) -> Result<Option<Suggestion>> {
    Ok(many(db, viewer, &[id.to_owned()])?.pop())
}

/// What must be there, as it was just written.
pub(super) fn written(db: &mut dyn Db, viewer: Viewer<'_>, id: &str) -> Result<Suggestion> {
    get(db, viewer, id)?
        .ok_or_else(|| Error::Corrupt(format!("the suggestion {id} is gone right after it was written")))
}

/// The suggestions with these ids, at most 100, in the order of the ids.
pub(super) fn many(db: &mut dyn Db, viewer: Viewer<'_>, ids: &[String]) -> Result<Vec<Suggestion>> {
    let mut params = Params::default();
    let (words, list) = (viewer.words(&mut params), params.list(ids));
    let sql = format!("select {COLUMNS} from {FROM} where {words} and s.id in ({list})");
    let mut found = db::query_all(db, &sql, &params.0, |row| self::row(viewer, row))?;
    found.sort_by_key(|suggestion| ids.iter().position(|id| *id == suggestion.id));
    match viewer {
        Viewer::Company(account_id) => own_identifiers(db, account_id, &mut found, ids)?,
        Viewer::Operator => everybody_s(db, &mut found, ids)?,
    }
    Ok(found)
}

fn row(viewer: Viewer<'_>, row: &Row) -> Result<Suggestion> {
    let left_at = row.opt_int(11)?;
    let followers = row.int(13)?.unsigned_abs();
    let mut suggestion = Suggestion {
        id: row.text(0)?,
        state: SuggestionState::read(row.str(1)?)?,
        name: row.text(2)?,
        country: row.text(3)?,
        identifiers: Vec::new(),
        electronic_address: row.opt_text(4)?,
        provider: row.opt_text(5)?,
        contact: row.opt_text(6)?,
        comment: row.opt_text(7)?,
        created_at: times::rfc3339(row.int(8)?),
        created_by: row.text(9)?,
        account_name: row.text(10)?,
        following: left_at.is_none(),
        followers,
        decided_at: row.opt_int(14)?.map(times::rfc3339),
        decided_by: row.opt_text(15)?,
        reason: row.opt_text(16)?,
        participant_id: row.opt_text(17)?,
        customer_id: row.opt_text(18)?,
    };
    match viewer {
        Viewer::Operator => (suggestion.following, suggestion.customer_id) = (false, None),
        Viewer::Company(_) => suggestion.account_name.clear(),
    }
    if let (Viewer::Company(_), Some(left_at)) = (viewer, left_at) {
        // What became of it after is not theirs any more.
        suggestion.state = SuggestionState::Withdrawn;
        suggestion.decided_at = Some(times::rfc3339(left_at));
        suggestion.decided_by = row.opt_text(12)?;
        (suggestion.reason, suggestion.participant_id, suggestion.customer_id) = (None, None, None);
    }
    Ok(suggestion)
}

fn own_identifiers(db: &mut dyn Db, account_id: &str, found: &mut [Suggestion], ids: &[String]) -> Result<()> {
    let sql = "select suggestion_id, account_id, scheme, value, label from suggestion_identifiers
               where suggestion_id in (:keys) and position > 0 order by suggestion_id, account_id, position";
    let mut all = load(db, sql, ids, |row| Ok((row.text(1)?, identifier(row)?)))?;
    for suggestion in found {
        let of_all = all.remove(&suggestion.id).unwrap_or_default().into_iter();
        suggestion.identifiers = of_all.filter(|(by, _)| by == account_id).map(|(_, identifier)| identifier).collect();
    }
    Ok(())
}

// What the others who wait wrote completes what the first one did.
fn everybody_s(db: &mut dyn Db, found: &mut [Suggestion], ids: &[String]) -> Result<()> {
    let sql = "select i.suggestion_id, i.account_id, i.scheme, i.value, i.label from suggestion_identifiers i
               join suggestion_followers f on f.suggestion_id = i.suggestion_id and f.account_id = i.account_id
               join suggestions s on s.id = i.suggestion_id
               where i.suggestion_id in (:keys) and i.position > 0 and (f.left_at is null or f.account_id = s.account_id)
               order by i.suggestion_id, f.at, i.account_id, i.position";
    let mut identifiers = load(db, sql, ids, identifier)?;
    let sql = "select suggestion_id, electronic_address, provider, contact, comment from suggestion_followers
               where suggestion_id in (:keys) and left_at is null order by suggestion_id, at, account_id";
    let mut words =
        load(db, sql, ids, |row| Ok([row.opt_text(1)?, row.opt_text(2)?, row.opt_text(3)?, row.opt_text(4)?]))?;
    for suggestion in found {
        for identifier in identifiers.remove(&suggestion.id).unwrap_or_default() {
            if !suggestion.identifiers.contains(&identifier) {
                suggestion.identifiers.push(identifier);
            }
        }
        let mut comments: Vec<String> = Vec::new();
        for [electronic_address, provider, contact, comment] in words.remove(&suggestion.id).unwrap_or_default() {
            suggestion.electronic_address = suggestion.electronic_address.take().or(electronic_address);
            suggestion.provider = suggestion.provider.take().or(provider);
            suggestion.contact = suggestion.contact.take().or(contact);
            comments.extend(comment);
        }
        if !comments.is_empty() {
            suggestion.comment = Some(comments.join("\n\n"));
        }
    }
    Ok(())
}

fn identifier(row: &Row) -> Result<Identifier> {
    Ok(Identifier { scheme: row.text(2)?, value: row.text(3)?, label: row.text(4)? })
}
