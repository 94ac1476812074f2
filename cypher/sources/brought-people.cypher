// title: A page of the people that a source brought, by id
// mode: READ
// params: {"source": "none", "after": "", "limit": 10}
// returns: id
MATCH (p:Person)
WHERE p.id > $after AND $source IN p.sources
RETURN p.id AS id
ORDER BY id LIMIT $limit
