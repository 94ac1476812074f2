// title: Forget the browsers that an account was signed in to with
// mode: WRITE
// params: {"accountId": "none"}
// returns: nothing
MATCH (b:KnownBrowser)-[:OF]->(u:User {id: $accountId})
DETACH DELETE b
