// title: Forget a saved filter of somebody
// mode: WRITE
// params: {"personIds": ["none"], "id": "none"}
// returns: nothing
MATCH (p:Person)-[:SAVED]->(f:SavedFilter)
WHERE p.id IN $personIds AND f.id = $id
DETACH DELETE f
