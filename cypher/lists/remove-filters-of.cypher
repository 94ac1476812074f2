// title: Forget all saved filters of some people
// mode: WRITE
// params: {"personIds": ["none"]}
// returns: nothing
MATCH (p:Person)-[:SAVED]->(f:SavedFilter)
WHERE p.id IN $personIds
DETACH DELETE f
