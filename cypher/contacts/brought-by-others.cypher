// title: Which of some people somebody else brought in as well, or instead
// mode: READ
// params: {"ids": ["none"], "sources": ["file"]}
// returns: id
MATCH (p:Person)
WHERE p.id IN $ids AND (p.sources IS NULL OR any(one IN p.sources WHERE NOT one IN $sources))
RETURN p.id AS id
ORDER BY id
