// title: All derived ties that start at a page of people, by id
// mode: READ
// params: {"after": "", "limit": 10}
// returns: a, b, strength, asOf
MATCH (p:Person)
WHERE p.id > $after
WITH p ORDER BY p.id LIMIT $limit
MATCH (p)-[k:KNOWS]->(q:Person)
RETURN p.id AS a, q.id AS b, k.strength AS strength, k.asOf AS asOf
