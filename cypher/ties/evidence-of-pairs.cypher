// title: All evidence between pairs of people, in both directions, that of sources switched off left out
// mode: READ
// params: {"pairs": [{"a": "none", "b": "nobody"}]}
// returns: fromId, toId, kind, source, amount, day, count, first, last, level, at, strength
OPTIONAL MATCH (off:SwitchedOff)
WITH collect(off.id) AS ignored
UNWIND $pairs AS pair
MATCH (a:Person {id: pair.a})
MATCH (b:Person {id: pair.b})
MATCH (a)-[r:MESSAGED|MET|CONNECTED|STATED|DECLARED]-(b)
WHERE r.source IS NULL OR NOT r.source IN ignored
RETURN startNode(r).id AS fromId, endNode(r).id AS toId, type(r) AS kind, r.source AS source, r.amount AS amount, r.day AS day, r.count AS count,
  r.first AS first, r.last AS last, r.level AS level, r.at AS at, r.strength AS strength
