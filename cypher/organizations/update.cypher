// title: Change properties of an organization; null removes one
// mode: WRITE
// params: {"id": "none", "properties": {"city": null}}
// returns: nothing
MATCH (o:Organization {id: $id})
SET o += $properties
