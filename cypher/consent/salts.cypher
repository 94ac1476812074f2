// title: The secrets under which pairs of some people are counted, of consents in force
// mode: READ
// params: {"ids": ["none"]}
// returns: personId, salt
MATCH (p:Person)-[:GAVE]->(c:Consent)
WHERE p.id IN $ids AND c.purpose = 'FIND_PATHS' AND c.withdrawnAt IS NULL AND c.salt IS NOT NULL
RETURN p.id AS personId, c.salt AS salt
ORDER BY personId, salt
