// title: Change what one source says of pairs of people
// mode: WRITE
// params: {"rows": [{"from": "none", "to": "nobody", "kind": "MET", "properties": {"amount": 1}}], "source": "file"}
// returns: nothing
UNWIND $rows AS row
MATCH (a:Person {id: row.from})
MATCH (b:Person {id: row.to})
MATCH (a)-[r:MESSAGED|MET|CONNECTED|STATED]->(b)
WHERE r.source = $source AND type(r) = row.kind
SET r += row.properties
