// title: A page of all projects, by id, with their members
// mode: READ
// params: {"after": "", "limit": 10}
// returns: id, key, sourceKeys, name, description, from, to, isSwitchedOff (all sources that brought it are), organizationIds, members
OPTIONAL MATCH (off:SwitchedOff)
WITH collect(off.id) AS ignored
MATCH (j:Project)
WHERE j.id > $after
WITH ignored, j ORDER BY j.id LIMIT $limit
RETURN j.id AS id, j.key AS key, j.sourceKeys AS sourceKeys, j.name AS name, j.description AS description, j.from AS from, j.to AS to,
  size(coalesce(j.sources, [])) > 0 AND all(one IN j.sources WHERE one IN ignored) AS isSwitchedOff,
  [ (j)-[:FOR]->(o:Organization) | o.id ] AS organizationIds,
  [ (j)<-[w:WORKED_ON]-(p:Person) | {personId: p.id, role: w.role, from: w.from, to: w.to} ] AS members
ORDER BY id
