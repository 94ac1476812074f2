// title: Stars on people, with what was seen of them
// mode: WRITE
// params: {"rows": [{"from": "none", "to": "nobody", "properties": {"at": "2026-11-23T12:00:00.000Z"}}]}
// returns: nothing
UNWIND $rows AS row
MATCH (p:Person {id: row.from})
MATCH (target:Person {id: row.to})
CREATE (p)-[t:TARGETS]->(target)
SET t = row.properties
