//! Where the database is: in a directory of the browser's private file system, which one worker at a time may use, or
//! in memory.

use std::path::Path;

use carnet_store::sqlite;
use sqlite_wasm_rs::WasmOsCallback;
use sqlite_wasm_vfs::sahpool::{self, OpfsSAHPoolCfgBuilder};
use wasm_bindgen::{JsError, prelude::wasm_bindgen};

use crate::carnet::Carnet;

/// Its name among the files of the directory.
const DATABASE: &str = "/carnet.db";

#[wasm_bindgen]
pub struct Storage {
    persistent: bool,
}

#[wasm_bindgen]
impl Storage {
    /// Storage in memory, gone with the worker.
    pub fn memory() -> Self {
        Self { persistent: false }
    }

    /// Storage in this directory of the private file system. It fails where there is none or it may not be used, and
    /// while another worker uses the directory.
    pub async fn persistent(directory: String) -> Result<Self, JsError> {
        let config = OpfsSAHPoolCfgBuilder::new().vfs_name("carnet").directory(&directory).build();
        sahpool::install::<WasmOsCallback>(&config, true).await?;
        Ok(Self { persistent: true })
    }

    /// Opens the database, or makes an empty one, and brings its schema up to date.
    pub fn open(&self, user_agent: String) -> Result<Carnet, JsError> {
        let pool = if self.persistent { sqlite::open_alone(Path::new(DATABASE)) } else { sqlite::open_memory() }?;
        Ok(Carnet::new(pool, user_agent))
    }
}
