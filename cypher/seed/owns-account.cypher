// title: Say who answers for an organization
// mode: WRITE
// params: {"rows": [{"from": "none", "to": "nobody", "properties": {}}]}
// returns: nothing
UNWIND $rows AS row
MATCH (a:Person {id: row.from})
MATCH (b:Organization {id: row.to})
CREATE (a)-[r:OWNS_ACCOUNT]->(b)
SET r += row.properties
