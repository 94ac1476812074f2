// title: Say for which organization projects are
// mode: WRITE
// params: {"rows": [{"projectId": "none", "organizationId": "nowhere"}]}
// returns: nothing
UNWIND $rows AS row
MATCH (j:Project {id: row.projectId})
MATCH (o:Organization {id: row.organizationId})
MERGE (j)-[:FOR]->(o)
