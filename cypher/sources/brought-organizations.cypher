// title: A page of the organizations that a source brought, by id
// mode: READ
// params: {"source": "none", "after": "", "limit": 10}
// returns: id
MATCH (o:Organization)
WHERE o.id > $after AND $source IN o.sources
RETURN o.id AS id
ORDER BY id LIMIT $limit
