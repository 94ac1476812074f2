// title: Remember that an account was signed in to with a browser
// mode: WRITE
// params: {"accountId": "none", "hash": "hash", "at": "2026-11-24T00:00:00.000Z"}
// returns: nothing
MATCH (u:User {id: $accountId})
MERGE (b:KnownBrowser {hash: $hash})
SET b.at = $at
MERGE (b)-[:OF]->(u)
