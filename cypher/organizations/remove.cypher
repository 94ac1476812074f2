// title: Remove an organization
// mode: WRITE
// params: {"id": "none"}
// returns: nothing
MATCH (o:Organization {id: $id})
DETACH DELETE o
