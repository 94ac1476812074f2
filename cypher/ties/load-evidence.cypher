// title: All evidence that starts at a page of people, by id, that of sources switched off left out
// mode: READ
// params: {"after": "", "limit": 10}
// returns: fromId, toId, kind, source, amount, day, count, first, last, level, at, strength
OPTIONAL MATCH (off:SwitchedOff)
WITH collect(off.id) AS ignored
MATCH (p:Person)
WHERE p.id > $after
WITH ignored, p ORDER BY p.id LIMIT $limit
MATCH (p)-[r:MESSAGED|MET|CONNECTED|STATED|DECLARED]->(q:Person)
WHERE r.source IS NULL OR NOT r.source IN ignored
RETURN p.id AS fromId, q.id AS toId, type(r) AS kind, r.source AS source, r.amount AS amount, r.day AS day, r.count AS count,
  r.first AS first, r.last AS last, r.level AS level, r.at AS at, r.strength AS strength
