// title: Which of some records live on in another
// mode: READ
// params: {"ids": ["none"]}
// returns: id, mergedInto
MATCH (p:Person)
WHERE p.id IN $ids AND p.mergedInto IS NOT NULL
RETURN p.id AS id, p.mergedInto AS mergedInto
ORDER BY id
