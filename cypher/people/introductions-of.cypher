// title: Introductions that some people asked for, were asked for or are led to
// mode: READ
// params: {"ids": ["none"]}
// returns: id, isCarried (true if one of them asked for it or is its target: without them it means nothing)
MATCH (p:Person)-[r]-(i:Introduction)
WHERE p.id IN $ids
WITH i, collect(type(r)) AS kinds
RETURN i.id AS id, any(kind IN kinds WHERE kind <> 'ASKED_OF') AS isCarried
ORDER BY id
