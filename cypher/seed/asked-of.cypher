// title: Say who was asked for an introduction
// mode: WRITE
// params: {"rows": [{"from": "none", "to": "nobody", "properties": {}}]}
// returns: nothing
UNWIND $rows AS row
MATCH (a:Introduction {id: row.from})
MATCH (b:Person {id: row.to})
CREATE (a)-[r:ASKED_OF]->(b)
SET r += row.properties
