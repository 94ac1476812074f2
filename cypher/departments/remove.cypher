// title: Remove a department
// mode: WRITE
// params: {"id": "none"}
// returns: nothing
MATCH (d:Department {id: $id})
DETACH DELETE d
