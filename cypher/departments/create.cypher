// title: Create a department
// mode: WRITE
// params: {"id": "new-3", "properties": {"name": "Sales"}}
// returns: nothing
CREATE (d:Department {id: $id})
SET d += $properties
