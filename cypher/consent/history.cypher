// title: Every consent that some people gave, the latest first
// mode: READ
// params: {"ids": ["none"]}
// returns: id, purpose, at, agreementVersion, withdrawnAt
MATCH (p:Person)-[:GAVE]->(c:Consent)
WHERE p.id IN $ids
RETURN c.id AS id, c.purpose AS purpose, c.at AS at, c.agreementVersion AS agreementVersion, c.withdrawnAt AS withdrawnAt
ORDER BY at DESC, id DESC
