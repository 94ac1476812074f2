// title: Tell somebody what changed about a starred person
// mode: WRITE
// params: {"rows": [{"ownerId": "none", "targetId": "nobody", "properties": {"id": "none", "at": "2026-11-23T12:00:00.000Z", "changes": "[]"}}]}
// returns: nothing
UNWIND $rows AS row
MATCH (p:Person {id: row.ownerId})
MATCH (target:Person {id: row.targetId})
CREATE (p)-[told:TOLD]->(target)
SET told += row.properties
