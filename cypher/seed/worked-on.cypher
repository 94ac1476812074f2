// title: Say who worked on a project
// mode: WRITE
// params: {"rows": [{"from": "none", "to": "nobody", "properties": {}}]}
// returns: nothing
UNWIND $rows AS row
MATCH (a:Person {id: row.from})
MATCH (b:Project {id: row.to})
CREATE (a)-[r:WORKED_ON]->(b)
SET r += row.properties
