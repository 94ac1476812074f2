// title: Which pairs of records anything speaks of, sources switched off and weak evidence included
// mode: READ
// params: {"pairs": [{"from": "none", "to": "nobody"}]}
// returns: from, to
UNWIND $pairs AS pair
MATCH (a:Person {id: pair.from})
MATCH (b:Person {id: pair.to})
WHERE EXISTS { MATCH (a)-[:MESSAGED|MET|CONNECTED|STATED|DECLARED]-(b) }
  OR EXISTS { MATCH (a)-[:WORKED_ON]->(:Project)<-[:WORKED_ON]-(b) }
RETURN DISTINCT a.id AS from, b.id AS to
