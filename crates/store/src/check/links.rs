//! Every row that another one names is there. The engines see to it themselves, unless somebody wrote into the database
//! by other means or with that switched off.

use super::{Invariant, Rule};

macro_rules! names {
    ($($table:literal $column:literal $other:literal $key:literal)*) => {
        &[$(Rule::Offenders(concat!(
            "select '", $table, ".", $column, " ' || t.", $column, " from ", $table, " t where t.", $column,
            " is not null and not exists (select 1 from ", $other, " o where o.", $key, " = t.", $column, ")"
        ))),*]
    };
}

pub(super) const ALL: &[Invariant] = &[
    Invariant { name: "people_are_there", says: "The companies and people that rows name are there.", rules: PEOPLE },
    Invariant {
        name: "objects_are_there",
        says: "The participants, providers, customers, documents and lists that rows name are there.",
        rules: OBJECTS,
    },
    Invariant {
        name: "schemes_of_suggestions_are_there",
        says: "Every identifier of a suggestion belongs to one of its followers.",
        rules: &[Rule::Offenders(
            "select 'suggestion_identifiers ' || i.suggestion_id || ' ' || i.account_id from suggestion_identifiers i
             where not exists (select 1 from suggestion_followers f
                               where f.suggestion_id = i.suggestion_id and f.account_id = i.account_id)",
        )],
    },
];

const PEOPLE: &[Rule] = names!(
    "api_keys" "account_id" "accounts" "id"
    "api_keys" "created_by" "users" "id"
    "api_keys" "user_id" "users" "id"
    "audit" "account_id" "accounts" "id"
    "audit" "user_id" "users" "id"
    "csv_imports" "account_id" "accounts" "id"
    "csv_imports" "created_by" "users" "id"
    "customer_numbers" "account_id" "accounts" "id"
    "customers" "account_id" "accounts" "id"
    "customers" "deleted_by" "users" "id"
    "customers" "updated_by" "users" "id"
    "document_attempts" "user_id" "users" "id"
    "deleted_accounts" "by_user" "users" "id"
    "documents" "account_id" "accounts" "id"
    "documents" "created_by" "users" "id"
    "events" "account_id" "accounts" "id"
    "hand_offs" "account_id" "accounts" "id"
    "inbound_documents" "account_id" "accounts" "id"
    "known_browsers" "user_id" "users" "id"
    "message_reads" "user_id" "users" "id"
    "messages" "account_id" "accounts" "id"
    "messages" "user_id" "users" "id"
    "requests" "account_id" "accounts" "id"
    "requests" "answered_by" "users" "id"
    "requests" "created_by" "users" "id"
    "requests" "recipient_account_id" "accounts" "id"
    "sessions" "user_id" "users" "id"
    "suggestion_followers" "account_id" "accounts" "id"
    "suggestion_followers" "left_by" "users" "id"
    "suggestion_followers" "user_id" "users" "id"
    "suggestions" "account_id" "accounts" "id"
    "suggestions" "decided_by" "users" "id"
    "suppliers" "account_id" "accounts" "id"
    "suppliers" "decided_by" "users" "id"
    "support_requests" "account_id" "accounts" "id"
    "support_requests" "answered_by" "users" "id"
    "support_requests" "user_id" "users" "id"
    "take_downs" "by_user" "users" "id"
    "user_links" "created_by" "users" "id"
    "user_links" "user_id" "users" "id"
    "users" "account_id" "accounts" "id"
);

const OBJECTS: &[Rule] = names!(
    "address_periods" "address_key" "addresses" "address_key"
    "csv_import_lines" "import_id" "csv_imports" "id"
    "customer_numbers" "customer_id" "customers" "id"
    "customers" "participant_key" "participants" "participant_key"
    "customers" "provider_id" "providers" "id"
    "document_attempts" "document_id" "documents" "id"
    "hand_offs" "document_id" "documents" "id"
    "hand_offs" "provider_id" "providers" "id"
    "import_cards" "import_id" "imports" "id"
    "import_problems" "import_id" "imports" "id"
    "message_reads" "message_seq" "messages" "seq"
    "participant_checks" "participant_key" "participants" "participant_key"
    "participant_document_types" "document_type_id" "document_types" "id"
    "participant_document_types" "participant_key" "participants" "participant_key"
    "participant_identifiers" "participant_key" "participants" "participant_key"
    "participant_names" "participant_key" "participants" "participant_key"
    "participant_providers" "participant_key" "participants" "participant_key"
    "participant_providers" "provider_id" "providers" "id"
    "participants" "source" "sources" "name"
    "requests" "customer_id" "customers" "id"
    "requests" "provider_id" "providers" "id"
    "suggestion_followers" "suggestion_id" "suggestions" "id"
    "suggestions" "participant_key" "participants" "participant_key"
    "suppliers" "participant_key" "participants" "participant_key"
    "take_downs" "participant_key" "participants" "participant_key"
);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::*;
    use crate::{db, pool, sqlite};

    /// What the schema itself calls a reference.
    fn declared() -> BTreeSet<String> {
        let sql = "select m.name || '.' || f.\"from\" from sqlite_master m join pragma_foreign_key_list(m.name) f
                   where m.type = 'table' and m.name <> 'suggestion_identifiers'";
        let pool = sqlite::open_memory().unwrap();
        pool::read(&pool, |db| db::query_all(db, sql, &[], |row| row.text(0))).unwrap().into_iter().collect()
    }

    #[test]
    fn every_reference_of_the_schema_is_looked_at() {
        let looked: BTreeSet<String> = PEOPLE
            .iter()
            .chain(OBJECTS)
            .filter_map(|rule| match rule {
                Rule::Offenders(sql) => sql.split(['\'', ' ']).nth(2).map(str::to_owned),
                Rule::OffendersIn(..) | Rule::Each(..) => None,
            })
            .collect();
        assert_eq!(looked, declared());
    }
}
