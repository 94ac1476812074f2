// title: End all sessions of an account but one
// mode: WRITE
// params: {"accountId": "none", "exceptId": ""}
// returns: nothing
MATCH (s:Session)-[:OF]->(u:User {id: $accountId})
WHERE s.id <> $exceptId
DETACH DELETE s
