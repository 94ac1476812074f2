// title: Somebody no longer answers for an organization
// mode: WRITE
// params: {"rows": [{"organizationId": "none", "personId": "nobody"}]}
// returns: nothing
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})-[owns:OWNS_ACCOUNT]->(o:Organization {id: row.organizationId})
DELETE owns
