// title: What a page of people chose for their ties, by id
// mode: READ
// params: {"after": "", "limit": 10}
// returns: ownerId, otherId, level
MATCH (p:Person)
WHERE p.id > $after
WITH p ORDER BY p.id LIMIT $limit
MATCH (p)-[s:SHARES]->(q:Person)
RETURN p.id AS ownerId, q.id AS otherId, s.level AS level
