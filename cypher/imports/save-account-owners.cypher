// title: Say who answers for an organization; it has one owner
// mode: WRITE
// params: {"rows": [{"organizationId": "none", "personId": "nobody"}]}
// returns: nothing
UNWIND $rows AS row
MATCH (o:Organization {id: row.organizationId})
MATCH (p:Person {id: row.personId})
MERGE (p)-[:OWNS_ACCOUNT]->(o)
