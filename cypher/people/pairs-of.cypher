// title: With whom some people have a tie, evidence or a choice of sharing
// mode: READ
// params: {"ids": ["none"]}
// returns: id (one of them), other
MATCH (p:Person)-[:KNOWS|MESSAGED|MET|CONNECTED|STATED|DECLARED|SHARES]-(q:Person)
WHERE p.id IN $ids
RETURN DISTINCT p.id AS id, q.id AS other
ORDER BY id, other
