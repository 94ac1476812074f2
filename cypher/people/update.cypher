// title: Change properties of a person; null removes one
// mode: WRITE
// params: {"id": "none", "properties": {"phone": null}}
// returns: nothing
MATCH (p:Person {id: $id})
SET p += $properties
