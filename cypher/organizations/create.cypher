// title: Create an organization
// mode: WRITE
// params: {"id": "new-2", "properties": {"name": "Somewhere", "stage": "PROSPECT"}}
// returns: nothing
CREATE (o:Organization {id: $id})
SET o += $properties
