// title: Put employees into departments
// mode: WRITE
// params: {"rows": [{"from": "none", "to": "nobody", "properties": {}}]}
// returns: nothing
UNWIND $rows AS row
MATCH (a:Person {id: row.from})
MATCH (b:Department {id: row.to})
CREATE (a)-[r:MEMBER_OF]->(b)
SET r += row.properties
