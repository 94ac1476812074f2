// title: Pairs of a page of people of whom one source says something, by id
// mode: READ
// params: {"after": "", "limit": 10, "source": "file"}
// returns: fromId, toId
MATCH (p:Person)
WHERE p.id > $after
WITH p ORDER BY p.id LIMIT $limit
MATCH (p)-[r:MESSAGED|MET|CONNECTED|STATED]->(q:Person)
WHERE r.source = $source
RETURN DISTINCT p.id AS fromId, q.id AS toId
