// title: Change a session
// mode: WRITE
// params: {"id": "none", "properties": {"groupRoles": []}}
// returns: nothing
MATCH (s:Session {id: $id})
SET s += $properties
