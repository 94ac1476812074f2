// title: Change a saved filter of somebody
// mode: WRITE
// params: {"personIds": ["none"], "id": "none", "properties": {"name": "Mine"}}
// returns: nothing
MATCH (p:Person)-[:SAVED]->(f:SavedFilter)
WHERE p.id IN $personIds AND f.id = $id
SET f += $properties
