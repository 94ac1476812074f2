// title: Make or change an account
// mode: WRITE
// params: {"id": "none", "properties": {"email": "none@own.example", "roles": [], "isDisabled": false, "createdAt": "2026-11-24T00:00:00.000Z"}}
// returns: nothing
MERGE (u:User {id: $id})
SET u += $properties
