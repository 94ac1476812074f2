// title: Consents in force of some people
// mode: READ
// params: {"ids": ["none"]}
// returns: personId, purpose
MATCH (p:Person)-[:GAVE]->(c:Consent)
WHERE p.id IN $ids AND c.withdrawnAt IS NULL
RETURN p.id AS personId, c.purpose AS purpose
