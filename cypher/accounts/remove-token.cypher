// title: Remove one API token of an account
// mode: WRITE
// params: {"accountId": "none", "id": "none"}
// returns: nothing
MATCH (t:ApiToken {id: $id})-[:OF]->(u:User {id: $accountId})
DETACH DELETE t
