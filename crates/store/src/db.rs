//! The one seam between the queries and an engine: text with `$1` parameters in, rows of plain values out.
//! Queries keep to the common subset of SQLite and PostgreSQL; booleans are integers 0 and 1, times are
//! milliseconds since 1970-01-01T00:00Z.

use crate::error::{Error, Result};

/// Which engine answers, for the few queries whose text must differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A parameter or a column of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Null,
    Int(i64),
    Text(String),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<i32> for Value {
    fn from(value: i32) -> Self {
        Self::Int(value.into())
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(value.into())
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Int(value.into())
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&String> for Value {
    fn from(value: &String) -> Self {
        Self::Text(value.clone())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A column of a row, as long as the row is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column<'a> {
    Null,
    Int(i64),
    Text(&'a str),
}

impl From<Column<'_>> for Value {
    fn from(column: Column<'_>) -> Self {
        match column {
            Column::Null => Self::Null,
            Column::Int(int) => Self::Int(int),
            Column::Text(text) => Self::Text(text.to_owned()),
        }
    }
}

/// Where a driver has the columns of a row, counted from 0; one that is not there, or is neither an integer nor text, is
/// an error.
pub trait Columns {
    fn column(&self, position: usize) -> Result<Column<'_>>;
}

/// One row of an answer, until the next is asked for. Columns count from 0.
#[derive(Clone, Copy)]
pub struct Row<'a>(&'a dyn Columns);

impl<'a> Row<'a> {
    /// The row that a driver has come to.
    pub fn new(columns: &'a dyn Columns) -> Self {
        Self(columns)
    }

    /// The column as it came.
    pub fn column(&self, column: usize) -> Result<Column<'a>> {
        self.0.column(column)
    }

    /// The column as it came, to be kept or given on.
    pub fn value(&self, column: usize) -> Result<Value> {
        self.column(column).map(Value::from)
    }

    /// A text column that is never null.
    pub fn text(&self, column: usize) -> Result<String> {
        self.str(column).map(str::to_owned)
    }

    /// A text column that is never null, borrowed.
    pub fn str(&self, column: usize) -> Result<&'a str> {
        match self.column(column)? {
            Column::Text(text) => Ok(text),
            other => Err(unexpected(column, "text", other)),
        }
    }

    /// A text column that may be null.
    pub fn opt_text(&self, column: usize) -> Result<Option<String>> {
        match self.column(column)? {
            Column::Null => Ok(None),
            Column::Text(text) => Ok(Some(text.to_owned())),
            other @ Column::Int(_) => Err(unexpected(column, "text or null", other)),
        }
    }

    /// An integer column that is never null.
    pub fn int(&self, column: usize) -> Result<i64> {
        match self.column(column)? {
            Column::Int(int) => Ok(int),
            other => Err(unexpected(column, "an integer", other)),
        }
    }

    /// An integer column that may be null.
    pub fn opt_int(&self, column: usize) -> Result<Option<i64>> {
        match self.column(column)? {
            Column::Null => Ok(None),
            Column::Int(int) => Ok(Some(int)),
            other @ Column::Text(_) => Err(unexpected(column, "an integer or null", other)),
        }
    }

    /// An integer column used as a yes (not 0) or no (0).
    pub fn bool(&self, column: usize) -> Result<bool> {
        self.int(column).map(|int| int != 0)
    }
}

fn unexpected(column: usize, wanted: &str, found: Column<'_>) -> Error {
    let found = match found {
        Column::Null => "null",
        Column::Int(_) => "an integer",
        Column::Text(_) => "text",
    };
    Error::Corrupt(format!("column {column} holds {found} where {wanted} belongs"))
}

/// A connection inside a unit of work. Parameter `$n` is `params[n - 1]`; every parameter must occur in the text.
pub trait Db {
    /// Which engine this is.
    fn engine(&self) -> Engine;
    /// Runs one query and hands over its rows one by one; an error of `each` ends it.
    fn query(&mut self, sql: &str, params: &[Value], each: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()>;
    /// Runs one statement and answers how many rows it changed.
    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64>;
    /// Runs several statements without parameters, separated by `;`.
    fn execute_batch(&mut self, sql: &str) -> Result<()>;
}

/// All rows of a query, each mapped.
pub fn query_all<T>(db: &mut dyn Db, sql: &str, params: &[Value], map: impl Fn(&Row) -> Result<T>) -> Result<Vec<T>> {
    let mut all = Vec::new();
    db.query(sql, params, &mut |row| {
        all.push(map(row)?);
        Ok(())
    })?;
    Ok(all)
}

/// The first row of a query, mapped; `None` when there is none.
pub fn query_one<T>(
    db: &mut dyn Db,
    sql: &str,
    params: &[Value],
    map: impl Fn(&Row) -> Result<T>,
) -> Result<Option<T>> {
    let mut first = None;
    db.query(sql, params, &mut |row| {
        if first.is_none() {
            first = Some(map(row)?);
        }
        Ok(())
    })?;
    Ok(first)
}

/// The text of an in-list, `$3, $4, $5`, for `count` parameters from `$first` on.
pub fn placeholders(first: usize, count: usize) -> String {
    (first..first + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}
