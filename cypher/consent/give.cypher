// title: Give consent
// mode: WRITE
// params: {"personId": "none", "rows": [{"id": "consent-1", "purpose": "FIND_PATHS", "at": "2026-11-24T08:00:00.000Z", "agreementVersion": "1", "salt": "secret"}]}
// returns: nothing
UNWIND $rows AS row
MATCH (p:Person {id: $personId})
CREATE (p)-[:GAVE]->(c:Consent {id: row.id})
SET c += row
