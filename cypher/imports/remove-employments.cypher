// title: Remove employments, so that they can be written anew
// mode: WRITE
// params: {"rows": [{"personId": "none", "organizationId": "nowhere"}]}
// returns: nothing
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})-[w:WORKS_AT]->(o:Organization {id: row.organizationId})
DELETE w
