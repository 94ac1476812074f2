// title: Lay down a rule of sharing
// mode: WRITE
// params: {"ownerId": "none", "id": "rule-1", "properties": {"kind": "OUTSIDE", "level": "PRIVATE", "at": "2026-11-23T12:00:00.000Z"}}
// returns: nothing
MATCH (p:Person {id: $ownerId})
CREATE (p)-[:LAYS_DOWN]->(r:SharingRule {id: $id})
SET r += $properties
