//! tantivy with trigrams: who has all of the pattern's, checked against the names, which stand in memory. Documents are
//! in the order of ranks, in one segment.

use std::{path::Path, time::Duration};

use carnet_core::name::Pattern;
use tantivy::{
    DocId, Index, IndexSettings, Searcher, TantivyDocument, Term,
    directory::MmapDirectory,
    merge_policy::NoMergePolicy,
    query::{BooleanQuery, EnableScoring, Occur, Query, TermQuery},
    schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{NgramTokenizer, TextAnalyzer},
};

use super::{Answer, PAGE, Peer, Result, timed};
use crate::{data::Data, questions::Question};

const GRAMS: &str = "trigrams";
/// Bytes that the writer may hold: one segment for a million names, merged when there are more.
const WRITER: usize = 2_000_000_000;

pub struct Tantivy<'a> {
    data: &'a Data,
    searcher: Searcher,
    name: Field,
}

impl<'a> Tantivy<'a> {
    pub fn fill(folder: &Path, data: &'a Data) -> Result<Self> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(GRAMS)
            .set_index_option(IndexRecordOption::Basic)
            .set_fieldnorms(false);
        let name = schema.add_text_field("name", TextOptions::default().set_indexing_options(indexing));
        let index = Index::create(MmapDirectory::open(folder)?, schema.build(), IndexSettings::default())?;
        index.tokenizers().register(GRAMS, TextAnalyzer::from(NgramTokenizer::new(3, 3, false)?));
        let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, WRITER)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        for one in &data.participants {
            let mut document = TantivyDocument::default();
            document.add_text(name, &one.name);
            writer.add_document(document)?;
        }
        writer.commit()?;
        let searcher = index.reader()?.searcher();
        if searcher.segment_readers().len() != 1 {
            return Err(format!(
                "tantivy made {} segments; this comparison wants one",
                searcher.segment_readers().len()
            )
            .into());
        }
        Ok(Self { data, searcher, name })
    }

    fn ask(&self, pattern: &Pattern, cap: u64) -> Result<Answer> {
        let grams = pattern.pieces().iter().flat_map(|piece| grams(piece));
        let terms = grams.map(|gram| {
            let term = TermQuery::new(Term::from_field_text(self.name, &gram), IndexRecordOption::Basic);
            (Occur::Must, Box::new(term) as Box<dyn Query>)
        });
        let query = BooleanQuery::new(terms.collect());
        let weight = query.weight(EnableScoring::disabled_from_searcher(&self.searcher))?;
        let mut answer = Answer::default();
        let mut take = |rank: DocId| {
            let hit = self.data.participants.get(rank as usize).is_some_and(|one| pattern.matches(&one.name));
            if hit && answer.count < cap {
                answer.count += 1;
                if answer.page.len() < PAGE {
                    answer.page.push(rank);
                }
            }
        };
        for segment in self.searcher.segment_readers() {
            weight.for_each_no_score(segment, &mut |ranks| ranks.iter().for_each(|rank| take(*rank)))?;
        }
        Ok(answer)
    }
}

impl Peer for Tantivy<'_> {
    fn name(&self) -> &'static str {
        "tantivy"
    }

    fn can(&self, question: &Question) -> bool {
        question.is_name() && question.has_trigram()
    }

    fn answer(&mut self, question: &Question, cap: u64) -> Result<(Duration, Answer)> {
        timed(|| self.ask(question.pattern(), cap))
    }
}

fn grams(piece: &str) -> Vec<String> {
    let chars: Vec<char> = piece.chars().collect();
    let mut grams: Vec<String> = chars.windows(3).map(|gram| gram.iter().collect()).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}
