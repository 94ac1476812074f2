// title: Put an employee into these departments and out of all others
// mode: WRITE
// params: {"id": "none", "departmentIds": ["nowhere"]}
// returns: nothing
MATCH (p:Person {id: $id})
OPTIONAL MATCH (p)-[m:MEMBER_OF]->(:Department)
WITH p, collect(m) AS former
FOREACH (m IN former | DELETE m)
WITH p
UNWIND $departmentIds AS departmentId
MATCH (d:Department {id: departmentId})
CREATE (p)-[:MEMBER_OF]->(d)
