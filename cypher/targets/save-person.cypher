// title: Write what somebody saw of a starred person
// mode: WRITE
// params: {"rows": [{"ownerId": "none", "id": "nobody", "properties": {"seen": "{}"}}]}
// returns: nothing
UNWIND $rows AS row
MATCH (p:Person {id: row.ownerId})
MATCH (target:Person {id: row.id})
MATCH (p)-[t:TARGETS]->(target)
SET t += row.properties
