//! The work itself: claim, post, report, over and over. A provider that is slow or down holds its own places alone.

use std::{collections::HashMap, sync::Arc, time::Duration};

use carnet_api::Host;
use carnet_store::{
    Result,
    hand_offs::{self, Answer, Claimed, Lease, Outcome, Try},
    pool,
};
use tokio::{
    sync::oneshot,
    task::{Id, JoinSet},
    time,
};

use super::{
    Options,
    answer::{self, Verdict},
    letter, retry,
};
use crate::serve::outgoing::{Outgoing, Unanswered};

/// Documents that are posted at the same time, of one provider and of all.
const AT_ONCE_OF_ONE: usize = 8;
const AT_ONCE: usize = 32;

pub struct Courier {
    host: Host,
    outgoing: Outgoing,
    options: Options,
}

/// What has been claimed under one name.
struct Round {
    lease: String,
    claimed: Vec<Claimed>,
}

/// Tries that are under way, each with its provider.
#[derive(Default)]
struct UnderWay {
    tries: JoinSet<()>,
    of: HashMap<Id, String>,
}

impl Courier {
    pub(super) fn new(host: Host, outgoing: Outgoing, options: Options) -> Self {
        Self { host, outgoing, options }
    }

    /// Works for as long as the runtime lives.
    pub fn start(self) {
        tokio::spawn(Arc::new(self).work());
    }

    async fn work(self: Arc<Self>) {
        let mut under_way = UnderWay::default();
        loop {
            let free = under_way.free();
            let courier = Arc::clone(&self);
            let round = tokio::task::spawn_blocking(move || courier.claim(&free)).await;
            match round {
                Ok(Ok(round)) => under_way.begin(&self, round),
                Ok(Err(error)) => tracing::error!(%error, "the outbox cannot be read"),
                // It has said so on standard error.
                Err(_) => {}
            }
            under_way.wait(self.options.poll).await;
        }
    }

    /// Claims what is due, within what is free. Looking costs no write.
    fn claim(&self, free: &Free) -> Result<Round> {
        let now_ms = (self.host.now)();
        let db = self.host.pool.as_ref();
        let due = pool::read(db, |db| {
            let providers = hand_offs::providers(db)?;
            let due = providers.into_iter().map(|id| Ok(hand_offs::is_due(db, &id, now_ms)?.then_some(id)));
            due.filter_map(Result::transpose).collect::<Result<Vec<String>>>()
        })?;
        let lease = self.random_name();
        let until_ms = now_ms.saturating_add(ms(self.options.lease));
        let mut claimed = Vec::new();
        for provider in due.into_iter().filter(|provider| free.of(provider, 0) > 0) {
            let places = free.of(&provider, claimed.len());
            let lease = Lease { id: &lease, now_ms, until_ms };
            match pool::write(db, |db| hand_offs::claim(db, &provider, &lease, places)) {
                Ok(more) => claimed.extend(more),
                // What has been claimed is posted all the same.
                Err(error) => tracing::error!(%error, provider, "the outbox cannot be claimed from"),
            }
        }
        Ok(Round { lease, claimed })
    }

    async fn hand_over(self: Arc<Self>, claimed: Claimed, lease: String) {
        let verdict = answer::read(self.post(&claimed).await).await;
        let courier = Arc::clone(&self);
        let (told, reported) = oneshot::channel();
        (self.host.spawn_write)(Box::new(move || drop(told.send(courier.report(&claimed, &lease, verdict)))));
        if let Ok(Err(error)) = reported.await {
            // The lease ends, and the document is posted again under the same key.
            tracing::error!(%error, "a hand-off cannot be reported");
        }
    }

    async fn post(&self, claimed: &Claimed) -> std::result::Result<reqwest::Response, Unanswered> {
        if self.options.encrypted && !claimed.url.starts_with("https:") {
            return Err(Unanswered::Failed("the provider's address is not encrypted".to_owned()));
        }
        let request = self
            .outgoing
            .client
            .post(&claimed.url)
            .headers(letter::headers(claimed, (self.host.now)()))
            .body(claimed.source.clone())
            .build()
            .map_err(|error| Unanswered::Failed(error.without_url().to_string()))?;
        self.outgoing.send(request).await
    }

    fn report(&self, claimed: &Claimed, lease: &str, verdict: Verdict) -> Result<()> {
        let now_ms = (self.host.now)();
        let outcome = self.outcome(claimed, verdict, now_ms);
        let id = claimed.document_id.as_str();
        let of = Try { document_id: id, provider_id: &claimed.provider_id, lease };
        pool::write(self.host.pool.as_ref(), |db| hand_offs::report(db, &of, &outcome, now_ms))?;
        if let Outcome::Failed(Answer { status, .. }) = outcome {
            tracing::warn!(document = id, provider = claimed.provider_id, status, "a document was not taken");
        }
        Ok(())
    }

    fn outcome(&self, claimed: &Claimed, verdict: Verdict, now_ms: i64) -> Outcome {
        match verdict {
            Verdict::Taken(answer) => Outcome::Delivered(answer),
            Verdict::Refused(answer) => Outcome::Failed(answer),
            Verdict::Later(answer, _) if retry::is_over(claimed.tries, claimed.queued_at_ms, now_ms) => {
                Outcome::Failed(answer)
            }
            Verdict::Later(answer, asked) => {
                let wait = self.options.backoff.after(claimed.tries, self.drawn());
                Outcome::Again(answer, now_ms.saturating_add(ms(wait.max(asked.unwrap_or_default()))))
            }
        }
    }

    fn drawn(&self) -> u64 {
        let mut bytes = [0; 8];
        (self.host.random)(&mut bytes);
        u64::from_le_bytes(bytes)
    }

    fn random_name(&self) -> String {
        format!("{:016x}{:016x}", self.drawn(), self.drawn())
    }
}

/// Places that are left.
struct Free {
    of_all: usize,
    taken: HashMap<String, usize>,
}

impl Free {
    /// For one provider, when so many have just been given away.
    fn of(&self, provider: &str, given: usize) -> u32 {
        let taken = self.taken.get(provider).copied().unwrap_or(0);
        let free = AT_ONCE_OF_ONE.saturating_sub(taken).min(self.of_all.saturating_sub(given));
        u32::try_from(free).unwrap_or(0)
    }
}

impl UnderWay {
    fn free(&self) -> Free {
        let mut taken = HashMap::new();
        for provider in self.of.values() {
            *taken.entry(provider.clone()).or_insert(0) += 1;
        }
        Free { of_all: AT_ONCE.saturating_sub(self.of.len()), taken }
    }

    fn begin(&mut self, courier: &Arc<Courier>, round: Round) {
        for claimed in round.claimed {
            let provider = claimed.provider_id.clone();
            let task = self.tries.spawn(Arc::clone(courier).hand_over(claimed, round.lease.clone()));
            self.of.insert(task.id(), provider);
        }
    }

    /// Until a try has ended or the time has passed.
    async fn wait(&mut self, poll: Duration) {
        tokio::select! {
            Some(ended) = self.tries.join_next_with_id() => self.end(ended),
            () = time::sleep(poll) => {}
        }
        while let Some(ended) = self.tries.try_join_next_with_id() {
            self.end(ended);
        }
    }

    fn end(&mut self, ended: std::result::Result<(Id, ()), tokio::task::JoinError>) {
        let id = ended.map_or_else(|error| error.id(), |(id, ())| id);
        self.of.remove(&id);
    }
}

fn ms(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
