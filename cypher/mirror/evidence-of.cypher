// title: All evidence of some records of a person, that of sources switched off included
// mode: READ
// params: {"personIds": ["none"]}
// returns: fromId, toId, kind, source, amount, day, count, first, last, level, at, strength
MATCH (p:Person)-[r:MESSAGED|MET|CONNECTED|STATED|DECLARED]-(q:Person)
WHERE p.id IN $personIds
RETURN startNode(r).id AS fromId, endNode(r).id AS toId, type(r) AS kind, r.source AS source, r.amount AS amount, r.day AS day, r.count AS count,
  r.first AS first, r.last AS last, r.level AS level, r.at AS at, r.strength AS strength
ORDER BY fromId, toId, kind, source, day
