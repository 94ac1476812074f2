// title: Star people
// mode: WRITE
// params: {"ownerId": "none", "rows": [{"id": "nobody", "properties": {"at": "2026-11-23T12:00:00.000Z"}}]}
// returns: nothing
UNWIND $rows AS row
MATCH (p:Person {id: $ownerId})
MATCH (target:Person {id: row.id})
MERGE (p)-[t:TARGETS]->(target)
SET t += row.properties
