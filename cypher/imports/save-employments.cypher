// title: Write where people work
// mode: WRITE
// params: {"rows": [{"personId": "none", "organizationId": "nowhere", "properties": {"title": "Buyer"}}]}
// returns: nothing
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})
MATCH (o:Organization {id: row.organizationId})
CREATE (p)-[w:WORKS_AT]->(o)
SET w += row.properties
