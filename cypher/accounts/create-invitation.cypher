// title: Give an account a link with which its owner sets a password
// mode: WRITE
// params: {"accountId": "none", "hash": "hash", "properties": {"createdAt": "2026-11-24T00:00:00.000Z", "expiresAt": "2026-11-27T00:00:00.000Z"}}
// returns: nothing
MATCH (u:User {id: $accountId})
MERGE (i:Invitation {hash: $hash})
SET i += $properties
MERGE (i)-[:OF]->(u)
