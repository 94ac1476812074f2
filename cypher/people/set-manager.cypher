// title: Say to whom an employee reports; an empty list: to nobody
// mode: WRITE
// params: {"id": "none", "managerIds": ["nobody"]}
// returns: nothing
MATCH (p:Person {id: $id})
OPTIONAL MATCH (p)-[r:REPORTS_TO]->(:Person)
WITH p, collect(r) AS former
FOREACH (r IN former | DELETE r)
WITH p
UNWIND $managerIds AS managerId
MATCH (manager:Person {id: managerId})
CREATE (p)-[:REPORTS_TO]->(manager)
