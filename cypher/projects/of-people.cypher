// title: The projects that some people worked on, with all members
// mode: READ
// params: {"ids": ["none"]}
// returns: id, key, name, description, from, to, organizationIds, members
MATCH (someone:Person)-[:WORKED_ON]->(j:Project)
WHERE someone.id IN $ids
WITH DISTINCT j
RETURN j.id AS id, j.key AS key, j.name AS name, j.description AS description, j.from AS from, j.to AS to,
  [ (j)-[:FOR]->(o:Organization) | o.id ] AS organizationIds,
  [ (j)<-[w:WORKED_ON]-(p:Person) | {personId: p.id, role: w.role, from: w.from, to: w.to} ] AS members
ORDER BY id
