// title: Say who asked for an introduction
// mode: WRITE
// params: {"rows": [{"from": "none", "to": "nobody", "properties": {}}]}
// returns: nothing
UNWIND $rows AS row
MATCH (a:Person {id: row.from})
MATCH (b:Introduction {id: row.to})
CREATE (a)-[r:ASKED_FOR]->(b)
SET r += row.properties
