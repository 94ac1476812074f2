// title: Projects are no longer for an organization
// mode: WRITE
// params: {"rows": [{"projectId": "none", "organizationId": "nowhere"}]}
// returns: nothing
UNWIND $rows AS row
MATCH (j:Project {id: row.projectId})-[f:FOR]->(o:Organization {id: row.organizationId})
DELETE f
