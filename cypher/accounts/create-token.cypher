// title: Give an account an API token
// mode: WRITE
// params: {"accountId": "none", "id": "token", "properties": {"hash": "hash", "name": "Import", "createdAt": "2026-11-24T00:00:00.000Z"}}
// returns: nothing
MATCH (u:User {id: $accountId})
MERGE (t:ApiToken {id: $id})
SET t += $properties
MERGE (t)-[:OF]->(u)
