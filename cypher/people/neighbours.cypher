// title: Everybody that some people have a tie or evidence with
// mode: READ
// params: {"ids": ["none"]}
// returns: id
MATCH (p:Person)-[:KNOWS|MESSAGED|MET|CONNECTED|STATED|DECLARED|SHARES]-(q:Person)
WHERE p.id IN $ids
RETURN DISTINCT q.id AS id
ORDER BY id
