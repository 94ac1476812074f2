// title: Remove all that a source says of pairs of people
// mode: WRITE
// params: {"pairs": [{"from": "none", "to": "nobody"}], "source": "file"}
// returns: nothing
UNWIND $pairs AS pair
MATCH (a:Person {id: pair.from})
MATCH (b:Person {id: pair.to})
MATCH (a)-[r:MESSAGED|MET|CONNECTED|STATED]->(b)
WHERE r.source = $source
DELETE r
