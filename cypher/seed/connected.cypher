// title: Write connection evidence, smaller id to larger
// mode: WRITE
// params: {"rows": [{"from": "none", "to": "nobody", "properties": {}}]}
// returns: nothing
UNWIND $rows AS row
MATCH (a:Person {id: row.from})
MATCH (b:Person {id: row.to})
CREATE (a)-[r:CONNECTED]->(b)
SET r += row.properties
