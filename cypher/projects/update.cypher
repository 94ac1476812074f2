// title: Change properties of a project; null removes one
// mode: WRITE
// params: {"id": "none", "properties": {"to": null}}
// returns: nothing
MATCH (j:Project {id: $id})
SET j += $properties
