// title: A page of the ids of all people, in order
// mode: READ
// params: {"after": "", "limit": 10}
// returns: id
MATCH (p:Person)
WHERE p.id > $after
RETURN p.id AS id
ORDER BY id
LIMIT $limit
