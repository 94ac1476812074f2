// title: Begin a session of an account
// mode: WRITE
// params: {"accountId": "none", "id": "session", "properties": {"hash": "hash", "createdAt": "2026-11-24T00:00:00.000Z"}}
// returns: nothing
MATCH (u:User {id: $accountId})
MERGE (s:Session {id: $id})
SET s += $properties
MERGE (s)-[:OF]->(u)
