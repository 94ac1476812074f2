// title: Remove an account
// mode: WRITE
// params: {"id": "none"}
// returns: nothing
MATCH (u:User {id: $id})
DETACH DELETE u
