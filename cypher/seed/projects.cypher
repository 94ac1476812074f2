// title: Write projects, by id
// mode: WRITE
// params: {"rows": [{"id": "seed-4", "properties": {"name": "Something"}, "organizationIds": []}]}
// returns: nothing
UNWIND $rows AS row
MERGE (j:Project {id: row.id})
SET j += row.properties
WITH j, row
UNWIND row.organizationIds AS organizationId
MATCH (o:Organization {id: organizationId})
MERGE (j)-[:FOR]->(o)
