// title: Take back the invitations of an account
// mode: WRITE
// params: {"accountId": "none"}
// returns: nothing
MATCH (i:Invitation)-[:OF]->(u:User {id: $accountId})
DETACH DELETE i
