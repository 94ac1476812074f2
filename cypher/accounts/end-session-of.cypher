// title: End one session of an account
// mode: WRITE
// params: {"accountId": "none", "id": "none"}
// returns: nothing
MATCH (s:Session {id: $id})-[:OF]->(u:User {id: $accountId})
DETACH DELETE s
