// title: Remove a project
// mode: WRITE
// params: {"id": "none"}
// returns: nothing
MATCH (j:Project {id: $id})
DETACH DELETE j
