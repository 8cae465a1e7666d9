//! The directory at one moment: an unchanging index, what changed since it was made, and which of its participants
//! that made void. Readers hold it as long as they like; a change makes another one.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    build::Builder,
    error::Result,
    part::{Base, Entry},
    rows::RowSet,
};

/// What became of a participant: as it is now, or gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Put(Entry),
    Gone { key: String },
}

/// Since which change a participant is as it is; `None`: gone.
#[derive(Clone)]
struct Latest {
    sequence: u64,
    entry: Option<Arc<Entry>>,
}

#[derive(Clone)]
pub struct Snapshot {
    pub(crate) base: Arc<Base>,
    pub(crate) void: Arc<Void>,
    pub(crate) recent: Arc<Base>,
    changes: Arc<BTreeMap<String, Latest>>,
    sequence: u64,
}

/// Participants of the base that were changed or are gone.
pub struct Void {
    set: RowSet,
    pub(crate) rows: Vec<u32>,
}

impl Void {
    #[inline]
    pub fn has(&self, row: u32) -> bool {
        !self.rows.is_empty() && self.set.has_bit(row)
    }
}

/// An index that was made from the changes up to a number.
pub struct Rebuilt {
    base: Base,
    sequence: u64,
}

impl Snapshot {
    /// The directory as it was after the change with this number.
    pub fn new(base: Base, sequence: u64) -> Result<Self> {
        Self::of(Arc::new(base), BTreeMap::new(), sequence)
    }

    fn of(base: Arc<Base>, changes: BTreeMap<String, Latest>, sequence: u64) -> Result<Self> {
        let mut void = Void { set: RowSet::of_bits(base.len()), rows: Vec::new() };
        void.rows.extend(changes.keys().filter_map(|key| base.row_of(key)));
        void.rows.sort_unstable();
        void.rows.iter().for_each(|row| void.set.insert(*row));
        let mut entries: Vec<&Entry> = changes.values().filter_map(|latest| latest.entry.as_deref()).collect();
        entries.sort_unstable_by(|a, b| (a.name(), &a.key).cmp(&(b.name(), &b.key)));
        let mut recent = Builder::small();
        entries.into_iter().try_for_each(|entry| recent.push(entry))?;
        let recent = Arc::new(recent.finish()?);
        Ok(Self { base, void: Arc::new(void), recent, changes: Arc::new(changes), sequence })
    }

    /// The number of the last change that it knows.
    pub fn sequence(&self) -> u64 {
        self.sequence
    }

    /// How many participants changed since the index was made: they are read through in every search.
    pub fn pending(&self) -> usize {
        self.changes.len()
    }

    /// Bytes that the index takes; what changed since is small beside it.
    pub fn bytes(&self) -> usize {
        let memory = self.base.memory();
        memory.names + memory.keys + memory.identifiers + memory.close
    }

    /// How many participants there are.
    pub fn len(&self) -> u64 {
        u64::from(self.base.len()) - self.void.rows.len() as u64 + u64::from(self.recent.len())
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The directory after the changes up to `sequence`; as it is, when it knows them already.
    pub fn changed(&self, changes: impl IntoIterator<Item = Change>, sequence: u64) -> Result<Self> {
        if sequence <= self.sequence {
            return Ok(self.clone());
        }
        let mut all = BTreeMap::clone(&self.changes);
        for change in changes {
            let (key, entry) = match change {
                Change::Put(entry) => (entry.key.clone(), Some(Arc::new(entry))),
                Change::Gone { key } => (key, None),
            };
            all.insert(key, Latest { sequence, entry });
        }
        Self::of(Arc::clone(&self.base), all, sequence)
    }

    /// Makes an index of everything: the long part, which needs nobody to wait.
    pub fn rebuilt(&self) -> Result<Rebuilt> {
        let mut builder = Builder::default();
        // The numbers that both parts get.
        let mut from_base = vec![u32::MAX; self.base.len() as usize];
        let mut from_recent = vec![u32::MAX; self.recent.len() as usize];
        let (mut row, mut recent) = (0, 0);
        loop {
            while self.void.has(row) {
                row += 1;
            }
            let in_base = row < self.base.len();
            let in_recent = recent < self.recent.len();
            let place = |base: &Base, row: u32| (base.names.arena.get(row).to_vec(), base.keys.get(row).to_vec());
            let takes_base = in_base && (!in_recent || place(&self.base, row) < place(&self.recent, recent));
            let (part, next, numbers) = match (takes_base, in_recent) {
                (true, _) => (&self.base, &mut row, &mut from_base),
                (false, true) => (&self.recent, &mut recent, &mut from_recent),
                (false, false) => break,
            };
            let number = copy_names(part, *next, &mut builder)?;
            numbers.get_mut(*next as usize).into_iter().for_each(|to| *to = number);
            *next += 1;
        }
        for (part, numbers) in [(&self.base, from_base), (&self.recent, from_recent)] {
            for (row, scheme, key) in part.identifiers.iter() {
                match numbers.get(row as usize) {
                    Some(number) if *number != u32::MAX => builder.identified(*number, scheme, key)?,
                    _ => {}
                }
            }
        }
        Ok(Rebuilt { base: builder.finish()?, sequence: self.sequence })
    }

    /// The same directory on an index made from an earlier moment of it: what changed meanwhile is kept.
    pub fn on(&self, rebuilt: Rebuilt) -> Result<Self> {
        let later = self.changes.iter().filter(|(_, latest)| latest.sequence > rebuilt.sequence);
        let later = later.map(|(key, latest)| (key.clone(), latest.clone())).collect();
        Self::of(Arc::new(rebuilt.base), later, self.sequence)
    }
}

fn copy_names(part: &Base, row: u32, builder: &mut Builder) -> Result<u32> {
    let further = part.further_of(row).map(|entry| part.further.arena.text(entry));
    builder.named(part.keys.text(row), std::iter::once(part.names.arena.text(row)).chain(further))
}
