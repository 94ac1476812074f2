// title: Say to whom an introduction leads
// mode: WRITE
// params: {"rows": [{"from": "none", "to": "nobody", "properties": {}}]}
// returns: nothing
UNWIND $rows AS row
MATCH (a:Introduction {id: row.from})
MATCH (b:Person {id: row.to})
CREATE (a)-[r:LEADS_TO]->(b)
SET r += row.properties
