// title: All consents in force, by the record that gave them
// mode: READ
// params: {}
// returns: personId, purpose
MATCH (p:Person)-[:GAVE]->(c:Consent)
WHERE c.withdrawnAt IS NULL
RETURN p.id AS personId, c.purpose AS purpose
