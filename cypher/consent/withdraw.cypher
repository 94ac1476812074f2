// title: Withdraw consents in force; what was counted under their secrets can be found by nobody any more
// mode: WRITE
// params: {"ids": ["none"], "purposes": ["FIND_PATHS"], "at": "2026-11-24T08:00:00.000Z"}
// returns: id, purpose
MATCH (p:Person)-[:GAVE]->(c:Consent)
WHERE p.id IN $ids AND c.purpose IN $purposes AND c.withdrawnAt IS NULL
SET c.withdrawnAt = $at
REMOVE c.salt
RETURN c.id AS id, c.purpose AS purpose
