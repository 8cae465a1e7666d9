// Comparable apps, measured the same way: headless Chromium 156 on two cores, brotli over loopback, cold loads, medians
// (fast network 7 to 8 loads, slow 3 to 4; up to 30 % of spread on the fast network). The element waited for is the
// login field or the first row.
export const PEERS = [
  { name: "leptos hackernews example (0.8): the floor, no admin app", brotli: 149, fast4: 218, slow1: 1109, slow4: 1245 },
  { name: "react-admin 5, one resource: login", brotli: 271, fast4: 1357, slow1: 2024, slow4: 3031 },
  { name: "react-admin 5, one resource: list", brotli: 271, fast4: 1722, slow1: 2134, slow4: 3327 },
  { name: "lldap (Yew 0.19): login", brotli: 708, fast4: 511, slow1: 4274, slow4: 4556 },
  { name: "stalwart webadmin (Leptos 0.6): login", brotli: 1311, fast4: 660, slow1: 7737, slow4: 8025 },
];
