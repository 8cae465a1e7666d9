//! Questions to the operator: kept, told, answered once.

use crate::common::{Database, every_kind};
use carnet_core::wire::{MessageKind, ObjectKind, Session, SupportContext, SupportContextKind};
use carnet_store::{
    accounts::Acceptance,
    events,
    messages::{self, MessageQuery},
    support::{self, AnswerRefused, NewSupport},
    users,
};

fn person(store: &Database, account: &str) -> Session {
    let user = format!("user-{account}");
    store.account(account, &user, None, Acceptance::Automatic);
    store.read(|db| users::by_email(db, &format!("{user}@carnet.example"))).unwrap().session
}

fn operator(store: &Database) -> Session {
    let who = person(store, "network");
    let sql = "update users set role = 'operator' where id = $1";
    store.write(|db| db.execute(sql, &[who.user.id.clone().into()]));
    who
}

fn question(subject: &str) -> NewSupport {
    let context = vec![SupportContext { kind: SupportContextKind::Page, value: "/clients?q=a".to_owned() }];
    NewSupport { subject: subject.to_owned(), message: "Où ?\nMerci".to_owned(), context }
}

#[test]
fn a_question_is_told_to_the_operator_and_its_answer_to_whoever_asked() {
    for store in every_kind() {
        let (who, other, operator) = (person(&store, "asking"), person(&store, "other"), operator(&store));
        let asked = store.write(|db| support::ask(db, &who, "s1", &question("Adresse"), 1_000));
        assert_eq!((asked.subject.as_str(), asked.context.len(), &asked.answer), ("Adresse", 1, &None));
        assert_eq!(store.read(|db| support::own(db, &who.user.id)), std::slice::from_ref(&asked));
        assert_eq!(store.read(|db| support::own(db, &other.user.id)), []);
        let told = inbox(&store, &operator);
        assert_eq!(told, [(MessageKind::SupportReceived, "s1".to_owned(), Some("Où ?\nMerci".to_owned()))]);

        let answered = store.write(|db| support::answer(db, &operator, "s1", "Ici.", 2_000)).unwrap();
        assert_eq!((answered.answer.as_deref(), answered.answered_by.is_some()), (Some("Ici."), true));
        let told = inbox(&store, &who);
        assert_eq!(told, [(MessageKind::SupportAnswered, "s1".to_owned(), Some("Ici.".to_owned()))]);
        let twice = store.write(|db| support::answer(db, &operator, "s1", "Là.", 3_000));
        assert_eq!(twice, Err(AnswerRefused::Answered));
        let unknown = store.write(|db| support::answer(db, &operator, "s2", "Là.", 3_000));
        assert_eq!(unknown, Err(AnswerRefused::NotFound));
        assert_eq!(store.read(|db| support::own(db, &who.user.id)), [answered]);

        let heard = store.read(|db| events::since(db, 0, 100));
        let of =
            |account: &str| heard.iter().filter(|e| e.account_id == account && e.kind == ObjectKind::Support).count();
        // Each side hears of its own change and of the other's.
        assert_eq!((of("asking"), of("network"), of("other")), (2, 2, 0));
    }
}

#[test]
fn the_queue_begins_with_what_waits_for_longest() {
    for store in every_kind() {
        let (who, operator) = (person(&store, "asking"), operator(&store));
        for (id, at) in [("s2", 2_000), ("s1", 1_000), ("s3", 3_000)] {
            store.write(|db| support::ask(db, &who, id, &question(id), at));
        }
        store.write(|db| support::answer(db, &operator, "s1", "Oui.", 4_000)).unwrap();
        let ids = |open: bool| -> Vec<String> {
            store.read(|db| support::queue(db, open)).into_iter().map(|request| request.id).collect()
        };
        assert_eq!(ids(true), ["s2", "s3"]);
        assert_eq!(ids(false), ["s3", "s2", "s1"]);
    }
}

fn inbox(store: &Database, who: &Session) -> Vec<(MessageKind, String, Option<String>)> {
    let query = MessageQuery { limit: 50, ..MessageQuery::default() };
    let page = store.read(|db| messages::list(db, &who.account.id, &who.user.id, &query));
    page.items.into_iter().map(|message| (message.kind, message.object_id, message.words)).collect()
}
