// title: Remove a skill with all claims of it
// mode: WRITE
// params: {"id": "none"}
// returns: nothing
MATCH (s:Skill {id: $id})
DETACH DELETE s
