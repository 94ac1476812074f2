// title: Say for whom a project is; an empty list: for the own company
// mode: WRITE
// params: {"id": "none", "organizationIds": ["nowhere"]}
// returns: nothing
MATCH (j:Project {id: $id})
OPTIONAL MATCH (j)-[r:FOR]->(:Organization)
WITH j, collect(r) AS former
FOREACH (r IN former | DELETE r)
WITH j
UNWIND $organizationIds AS organizationId
MATCH (o:Organization {id: organizationId})
CREATE (j)-[:FOR]->(o)
