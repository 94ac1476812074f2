// title: A page of all projects as an import has to know them
// mode: READ
// params: {"after": "", "limit": 10}
// returns: id, key, name, description, from, to, status, source, sources, sourceKeys, organizationIds, members
MATCH (j:Project)
WHERE j.id > $after
WITH j ORDER BY j.id LIMIT $limit
RETURN j.id AS id, j.key AS key, j.name AS name, j.description AS description, j.from AS from, j.to AS to, j.status AS status, j.source AS source,
  j.sources AS sources, j.sourceKeys AS sourceKeys,
  [ (j)-[:FOR]->(o:Organization) | o.id ] AS organizationIds,
  [ (j)<-[w:WORKED_ON]-(p:Person) | {personId: p.id, role: w.role, from: w.from, to: w.to} ] AS members
ORDER BY id
