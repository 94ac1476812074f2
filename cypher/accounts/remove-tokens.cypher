// title: Remove all API tokens of an account
// mode: WRITE
// params: {"accountId": "none"}
// returns: nothing
MATCH (t:ApiToken)-[:OF]->(u:User {id: $accountId})
DETACH DELETE t
