// title: Take back a rule of sharing, if it is one of these people's
// mode: WRITE
// params: {"ownerIds": ["none"], "id": "rule-1"}
// returns: ownerId (nothing if there is no such rule)
MATCH (p:Person)-[:LAYS_DOWN]->(r:SharingRule {id: $id})
WHERE p.id IN $ownerIds
WITH p.id AS ownerId, r
DETACH DELETE r
RETURN ownerId
