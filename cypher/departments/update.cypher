// title: Change properties of a department
// mode: WRITE
// params: {"id": "none", "properties": {"name": "Sales"}}
// returns: nothing
MATCH (d:Department {id: $id})
SET d += $properties
