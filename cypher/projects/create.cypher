// title: Create a project
// mode: WRITE
// params: {"id": "new-4", "properties": {"name": "Something", "from": "2026-01-01"}}
// returns: nothing
CREATE (j:Project {id: $id})
SET j += $properties
