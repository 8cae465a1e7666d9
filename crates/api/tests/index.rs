//! Servers with an index of their own over one database, which is changed through one of them.

use std::sync::Arc;

use crate::support::{self, Api};
use carnet_store::{participants, pool};

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_one_server_writes_all_of_them_find_at_once() {
    let database = carnet_testing::shared();
    pool::write(database.pool.as_ref(), support::seed).unwrap();
    let servers = [Api::over(Arc::clone(&database.pool)), Api::over(database.elsewhere())];
    let cookie = servers[0].sign_in("membre@lumiere.example").await;
    let queries = ["name=Ny*", "name=ny", "id=0007:2*", "name=*&id=0007:2*&limit=1", "name=Ny*&country=SE"];
    for (id, name) in [("0007:2021005489", "Ny firma AB"), ("0007:2", "Ny"), ("0007:2", "Gammal Ny")] {
        pool::write(database.pool.as_ref(), |db| participants::put(db, &support::card(id, name))).unwrap();
        let (mut found, mut by_name) = (Vec::new(), 0);
        for server in &servers {
            for query in queries {
                let answer = server.get(&cookie, &format!("/api/v1/participants?{query}")).await;
                assert_eq!(answer.status, 200, "{answer:?}");
                by_name += answer.json["groups"][0]["items"].as_array().unwrap().len();
                found.push(answer.json);
            }
        }
        let (here, there) = found.split_at(queries.len());
        assert_eq!(here, there);
        assert!(by_name > 0, "nothing was found: {found:?}");
    }
}
