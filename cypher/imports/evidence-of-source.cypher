// title: What one source says of pairs of people, in the direction named
// mode: READ
// params: {"pairs": [{"from": "none", "to": "nobody"}], "source": "file"}
// returns: fromId, toId, kind, amount, day, count, first, last, strength
UNWIND $pairs AS pair
MATCH (a:Person {id: pair.from})
MATCH (b:Person {id: pair.to})
MATCH (a)-[r:MESSAGED|MET|CONNECTED|STATED]->(b)
WHERE r.source = $source
RETURN a.id AS fromId, b.id AS toId, type(r) AS kind, r.amount AS amount, r.day AS day, r.count AS count, r.first AS first, r.last AS last,
  r.strength AS strength
