// title: Records that live on in some people
// mode: READ
// params: {"ids": ["none"]}
// returns: id, mergedInto
MATCH (p:Person)
WHERE p.mergedInto IN $ids
RETURN p.id AS id, p.mergedInto AS mergedInto
ORDER BY id
